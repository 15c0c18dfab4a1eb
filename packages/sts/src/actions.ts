/**
 * STS' operations as constants, for programs that must stay small: what is not imported is not bundled.
 *
 * @example
 * import { createClient, sts, GetCallerIdentity } from "@acskit/sts/actions";
 * const client = createClient(sts, { credentials });
 * await client.call(GetCallerIdentity, {});
 *
 * @module
 */
export { createClient } from "@acskit/client";
export * from "./generated/actions.ts";
export { product as sts } from "./generated/product.ts";
