import { targetOf } from "./canonical-request.ts";
import type { CredentialsProvider } from "./credentials.ts";
import { type Call, takeApart } from "./outgoing.ts";
import { type SignerOptions, signing } from "./signer.ts";

/** `fetch`, or anything that is called like it. */
export type Fetch = typeof globalThis.fetch;

/**
 * Credentials that are no access key for ACS3, such as a bearer token. They pass for a provider, wherever one is taken,
 * and bring the layer that takes the place of the signing one; so its code is only where somebody asks for it.
 */
export interface OtherCredentials extends CredentialsProvider {
  readonly layer: (options: Omit<SignerOptions, "credentials">) => (next: Fetch) => Fetch;
}

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
  const { layer } = (options.credentials ?? {}) as Partial<OtherCredentials>;
  if (layer) return layer(options);
  const sign = signing(options);
  return (next) => {
    const send = (call: Call): Promise<Response> => {
      const target = targetOf(call.url);
      return sign(call, target, () => next(target.href, call));
    };
    return (input, init) => {
      try {
        const apart = takeApart(input, init);
        return apart instanceof Promise ? apart.then(send) : send(apart);
      } catch (error) {
        return Promise.reject(error);
      }
    };
  };
}
