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
import { canonicalRequestOf, type SignableRequest, signedHeaderNames } from "./canonical-request.ts";
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
  /** By lower-case name, without `host`. */
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
  const date = dateText();

  return ({ url, method, headers: given, body }) => {
    const query = [...url.searchParams];
    if (/%[89a-f]/i.test(url.search)) refuseUnsafeNames(query);

    return andThen(resolveCredentials(credentials), ({ accessKeyId, accessKeySecret, securityToken }) => {
      const by = hasher ?? createHasher();
      hasher = by;
      emptyHash ??= by.sha256("");
      return andThen(body ? by.sha256(body) : emptyHash, (bodyHash) => {
        const headers: Record<string, string> = {
          ...given,
          "x-acs-content-sha256": bodyHash,
          "x-acs-date": date(now()),
          "x-acs-signature-nonce": nonce(),
        };
        if (securityToken) {
          headers["x-acs-accesskey-id"] = accessKeyId;
          headers["x-acs-security-token"] = securityToken;
        }
        const signed = { ...headers, host: url.host };
        const signedHeaders = signedHeaderNames(signed);
        const canonical = canonicalRequestOf(
          { method, path: url.pathname, query, headers: signed, bodyHash },
          signedHeaders,
        );
        return andThen(stringToSignBy(by, canonical), (text) =>
          andThen(by.hmac(accessKeySecret, text), (signature) => {
            headers.authorization = authorization({ accessKeyId, signedHeaders, signature });
            return headers;
          }),
        );
      });
    });
  };
}

/** Writes `x-acs-date`, and once for all calls of a second: it costs as much as a hash. */
function dateText(): (now: number) => string {
  let second = Number.NaN;
  let text = "";
  return (now) => {
    if (Math.floor(now / 1000) !== second) {
      second = Math.floor(now / 1000);
      text = `${new Date(now).toISOString().slice(0, 19)}Z`;
    }
    return text;
  };
}

/** Nobody knows how the service orders names outside ASCII. @see specs/protocol/signing.md 2.2 */
function refuseUnsafeNames(query: SignableRequest["query"]): void {
  for (const [name] of query) {
    if (/[^ -~]/.test(name)) throw new TypeError(`parameter ${name}: names outside ASCII cannot be signed safely`);
  }
}

// `randomUUID` is missing in older browsers and in insecure contexts.
const randomNonce = (): string => crypto.randomUUID?.() ?? hex(crypto.getRandomValues(new Uint8Array(16)));
