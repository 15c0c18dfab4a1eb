/**
 * Why the service says `SignatureDoesNotMatch`, read from its own message: that carries the string it would have signed.
 *
 * @see specs/protocol/errors.md 1, 3.2
 * @module
 */
export type { Difference } from "../difference.ts";
export type { ReceivedRequest } from "../received.ts";
export { type Explanation, explain } from "./explain.ts";
