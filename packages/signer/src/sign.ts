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
import { andThen } from "./and-then.ts";
import { authorization } from "./authorization.ts";
import { canonicalRequestOf, refuseLineBreaks, signedHeaderNames } from "./canonical-request.ts";
import { type Credentials, type CredentialsProvider, checkCredentials, resolveCredentials } from "./credentials.ts";
import { createHasher, type Data, type Hasher, hex } from "./hash.ts";
import { stringToSignBy } from "./string-to-sign.ts";

export interface SignerOptions {
  /** A provider is called for every attempt. */
  credentials: Credentials | CredentialsProvider;
  /** Epoch milliseconds; `Date.now` */
  now?: () => number;
  /** At least 128 random bits; `crypto.randomUUID` */
  nonce?: () => string;
}

/** A request about to be sent. */
export interface Outgoing {
  url: URL;
  /** Upper case. */
  method: string;
  /** By lower-case name. */
  headers: Record<string, string>;
  body?: Data | null | undefined;
}

/** Gives the headers of the signed request, without `host`, which is the transport's to write. */
export type Sign = (request: Outgoing) => Record<string, string> | Promise<Record<string, string>>;

/** @throws TypeError for options that cannot be meant */
export function createSign(options: SignerOptions): Sign {
  const { credentials, now = () => Date.now(), nonce = randomNonce } = options;
  if (typeof credentials !== "function") checkCredentials(credentials);
  let hasher: Hasher | undefined; // made by the first signature: see createHasher
  let emptyHash: string | Promise<string> | undefined;

  return ({ url, method, headers: given, body }) => {
    const query = [...url.searchParams];
    for (const [name] of query) refuseUnsafeName(name);

    return andThen(resolveCredentials(credentials), ({ accessKeyId, accessKeySecret, securityToken }) => {
      const headers: Record<string, string> = {
        ...given,
        host: url.host,
        "x-acs-date": `${new Date(now()).toISOString().slice(0, 19)}Z`,
        "x-acs-signature-nonce": nonce(),
        "x-acs-content-sha256": "", // its place among the names; the value follows once all is found safe
      };
      if (securityToken) {
        headers["x-acs-accesskey-id"] = accessKeyId;
        headers["x-acs-security-token"] = securityToken;
      }
      const names = signedHeaderNames(headers);
      refuseLineBreaks(headers, names);

      hasher ??= createHasher();
      const by = hasher;
      if (!body) emptyHash ??= by.sha256("");
      return andThen(body ? by.sha256(body) : (emptyHash as string | Promise<string>), (bodyHash) => {
        headers["x-acs-content-sha256"] = bodyHash;
        const canonical = canonicalRequestOf({ method, path: url.pathname, query, headers, bodyHash }, names);
        return andThen(stringToSignBy(by, canonical), (text) =>
          andThen(by.hmac(accessKeySecret, text), (signature) => {
            const { host: _, ...sent } = headers;
            sent.authorization = authorization({ accessKeyId, signedHeaders: names, signature });
            return sent;
          }),
        );
      });
    });
  };
}

/** Nobody knows how the service orders names outside ASCII. @see specs/protocol/signing.md 2.2 */
function refuseUnsafeName(name: string): void {
  if (/[^ -~]/.test(name)) throw new TypeError(`parameter ${name}: names outside ASCII have no certain signature`);
}

// `randomUUID` is missing in older browsers and in insecure contexts.
const randomNonce = (): string => crypto.randomUUID?.() ?? hex(crypto.getRandomValues(new Uint8Array(16)));
