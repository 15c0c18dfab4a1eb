/**
 * ACS3-HMAC-SHA256: from a request to the headers that sign it.
 *
 * In: method, URL, headers by lower-case name, the body's bytes.
 * Out: all headers to send. Times are epoch milliseconds, digests lower-case hex.
 * Throws `TypeError` for what cannot be signed safely, before anything is hashed.
 *
 * @see specs/protocol/signing.md 2
 * @module
 */
import { authorization } from "./authorization.ts";
import { joined, signedHeaderNames, targetOf } from "./canonical-request.ts";
import { type Credentials, type CredentialsProvider, checkCredentials, resolveCredentials } from "./credentials.ts";
import { createHasher, type Hasher } from "./hash.ts";
import { takeApart } from "./outgoing.ts";
import { stringToSignOf } from "./string-to-sign.ts";

/** `fetch`, or anything that is called like it. */
export type Fetch = typeof globalThis.fetch;

export interface SignerOptions {
  /** A provider is called for every attempt. Other kinds than access keys: `@acskit/signer/unsigned` and `/v1`. */
  credentials: Credentials | CredentialsProvider;
  /** Epoch milliseconds; `Date.now` */
  now?: () => number;
  /** At least 128 random bits; `crypto.randomUUID` */
  nonce?: () => string;
}

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
  const { credentials, now = () => Date.now(), nonce = () => crypto.randomUUID() } = options;
  const { layer } = (credentials ?? {}) as Partial<OtherCredentials>;
  if (layer) return layer(options);
  const fixed = typeof credentials !== "function" && checkCredentials(credentials);
  let hasher: Hasher | undefined; // made by the first signature: see createHasher
  // The same for most calls, and each costs as much as a hash:
  let emptyHash: string | undefined;
  let second: number;
  let date = "";
  let knownNames: string[] = [];
  let signedNames: string[] = [];
  let signedHeaders = "";

  // Only promises are awaited: on Node, where hashing answers at once, nothing waits.
  return (next) => async (input, init) => {
    const apart = takeApart(input, init);
    const call = apart instanceof Promise ? await apart : apart;
    const target = targetOf(call.url, true);
    const { accessKeyId, accessKeySecret, securityToken } = fixed || (await resolveCredentials(credentials));
    const { method, headers, body } = call;

    hasher ??= createHasher();
    emptyHash ??= await hasher.sha256("");
    const hash = body ? hasher.sha256(body) : emptyHash;
    const bodyHash = typeof hash === "string" ? hash : await hash;
    const time = Math.floor(now() / 1000);
    if (second !== time) date = new Date(time * 1000).toISOString().replace(".000", "");
    second = time;
    headers["x-acs-content-sha256"] = bodyHash;
    headers["x-acs-date"] = date;
    headers["x-acs-signature-nonce"] = nonce();
    if (securityToken) {
      headers["x-acs-accesskey-id"] = accessKeyId;
      headers["x-acs-security-token"] = securityToken;
    }

    const names = Object.keys(headers);
    if (names.length !== knownNames.length || names.some((name, at) => name !== knownNames[at])) {
      knownNames = names;
      signedNames = signedHeaderNames(["host", ...names]);
      signedHeaders = signedNames.join(";");
    }
    const canonical = hasher.sha256(joined(method, target, headers, signedNames, bodyHash, signedHeaders));
    const text = stringToSignOf(typeof canonical === "string" ? canonical : await canonical);
    const signed = hasher.hmac(accessKeySecret, text);
    const signature = typeof signed === "string" ? signed : await signed;
    headers.authorization = authorization(accessKeyId, signedHeaders, signature);
    return next(target.href, call);
  };
}
