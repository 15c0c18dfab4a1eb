import { enc, refuseLoneSurrogates } from "../percent-encode.ts";
import { hmacSha1 } from "./hmac-sha1.ts";

/** Decoded name and value. */
export type Parameter = readonly [name: string, value: string];

/** All parameters but `Signature`, sorted by decoded name: what V1 signs, and also a valid query or form. */
export function canonicalQueryV1(parameters: readonly Parameter[]): string {
  for (const [name, value] of parameters) refuseLoneSurrogates(name + value, "a parameter");
  return parameters
    .filter(([name]) => name !== "Signature")
    .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)) // code units, never a locale
    .map(([name, value]) => `${enc(name)}=${enc(value)}`)
    .join("&");
}

/**
 * What V1 signs: the method and all parameters, wherever they travel, encoded twice.
 *
 * @param parameters decoded, of query and form, in any order
 * @throws TypeError for a lone surrogate
 * @see specs/protocol/signing.md 3.2
 */
export function stringToSignV1(method: string, parameters: readonly Parameter[]): string {
  return `${method.toUpperCase()}&%2F&${enc(canonicalQueryV1(parameters))}`;
}

/** The value of `Signature`, in base64. @see specs/protocol/signing.md 3.3 */
export function signatureV1(accessKeySecret: string, stringToSign: string): string | Promise<string> {
  return hmacSha1(`${accessKeySecret}&`, stringToSign);
}
