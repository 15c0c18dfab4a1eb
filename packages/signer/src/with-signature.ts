import { andThen } from "./and-then.ts";
import { signedInit, takeApart } from "./outgoing.ts";
import { createSign, type SignerOptions } from "./sign.ts";

/** `fetch`, or anything that is called like it. */
export type Fetch = typeof globalThis.fetch;

/**
 * A layer around `fetch` that signs every request going through: own date, nonce and signature for each.
 *
 * Put it innermost, so that retries pass through it and nothing changes a request after it was signed. Requests carry
 * their own `x-acs-action` and `x-acs-version` headers. Bodies are read whole, for they are hashed.
 *
 * @example
 * const signed = withSignature({ credentials: { accessKeyId, accessKeySecret } })(fetch);
 * await signed("https://shelves.example.com/?Size=3", {
 *   method: "POST",
 *   headers: { "x-acs-action": "CreateShelf", "x-acs-version": "2024-01-01" },
 * });
 *
 * @throws TypeError for unusable options. The returned function rejects with `TypeError` for what cannot be signed
 *   safely (specs/protocol/signing.md 6) and with `Error` if the credentials provider fails
 */
export function withSignature(options: SignerOptions): (next: Fetch) => Fetch {
  const sign = createSign(options);
  return (next) => async (input, init) =>
    andThen(takeApart(input, init), (call) =>
      andThen(sign(call), (headers) => next(call.url.href, signedInit(call, headers))),
    );
}
