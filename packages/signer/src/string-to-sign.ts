import { createHasher } from "./hash.ts";

/** The scheme's label on the wire. */
export const algorithm = "ACS3-HMAC-SHA256";

/**
 * The two lines that the access key's secret signs.
 *
 * @returns at once where there is Node, a promise elsewhere
 * @see specs/protocol/signing.md 2.3
 */
export function stringToSign(canonical: string): string | Promise<string> {
  const hash = createHasher().sha256(canonical);
  return typeof hash === "string" ? stringToSignOf(hash) : hash.then(stringToSignOf);
}

/** The same from the canonical request's hash. */
export function stringToSignOf(hash: string): string {
  return `${algorithm}\n${hash}`;
}
