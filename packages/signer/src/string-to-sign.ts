import { andThen } from "./and-then.ts";
import { createHasher, type Hasher } from "./hash.ts";

/** The scheme's label on the wire. */
export const algorithm = "ACS3-HMAC-SHA256";

/**
 * The two lines that the access key's secret signs.
 *
 * @returns at once where there is Node, a promise elsewhere
 * @see specs/protocol/signing.md 2.3
 */
export function stringToSign(canonical: string): string | Promise<string> {
  return stringToSignBy(createHasher(), canonical);
}

/** The same, with the hasher that a signer keeps. */
export function stringToSignBy(hasher: Hasher, canonical: string): string | Promise<string> {
  return andThen(hasher.sha256(canonical), (hash) => `${algorithm}\n${hash}`);
}
