/**
 * ACS3-HMAC-SHA256: the headers that sign a request.
 *
 * Times are epoch milliseconds, digests lower-case hex.
 *
 * @see specs/protocol/signing.md 2
 * @module
 */
import { authorization } from "./authorization.ts";
import { joined, signedHeaderNames } from "./canonical-request.ts";
import { type Credentials, type CredentialsProvider, checkCredentials, provided } from "./credentials.ts";
import { createHasher, type Hasher } from "./hash.ts";
import { nonces } from "./nonces.ts";
import { refuseUnsafe } from "./outgoing.ts";
import { stringToSignOf } from "./string-to-sign.ts";

export interface SignerOptions {
  /** A provider is called for every attempt. Other kinds than access keys: `@acskit/signer/unsigned` and `/v1`. */
  credentials: Credentials | CredentialsProvider;
  /** Epoch milliseconds; `Date.now` */
  now?: (() => number) | undefined;
  /** At least 128 random bits; those of `crypto.getRandomValues` when left out. */
  nonce?: (() => string) | undefined;
}

/** What of a call is signed, beside where it goes to. */
export interface Signable {
  /** Upper case. */
  readonly method: string;
  /** By lower-case name, without `host`, which is the transport's to write. */
  readonly headers: Record<string, string>;
  readonly body: string | Uint8Array<ArrayBuffer> | null;
}

/** Where a request goes, as it is signed and in its URL. */
export interface Target {
  /** With a port that is not the scheme's own. */
  readonly host: string;
  /** Percent-encoded; `/` for every RPC call. */
  readonly path: string;
  /** Names and values as `enc` writes them, by code units of names, without a question mark. */
  readonly query: string;
}

/** Signs a call, by adding to its headers. */
export type Signer = (call: Signable, target: Target) => Promise<void>;

/**
 * The core of `withSignature`, for those who write their requests themselves: it adds date, nonce and signature to the
 * call's headers.
 *
 * @example
 * const sign = createSigner({ credentials: { accessKeyId, accessKeySecret } });
 * const headers = { "x-acs-action": "CreateShelf", "x-acs-version": "2024-01-01" };
 * await sign({ method: "POST", headers, body: null }, { host: "shelves.example.com", path: "/", query: "Size=3" });
 * await fetch("https://shelves.example.com/?Size=3", { method: "POST", headers });
 *
 * @throws TypeError for unusable options. The function rejects with `TypeError` for what cannot be signed safely, before
 *   anything is hashed (specs/protocol/signing.md 6), and with `Error` if the credentials provider fails
 */
export function createSigner(options: SignerOptions): Signer {
  const sign = signing(options);
  return (call, target) => sign(call, target, () => undefined);
}

/** Signs a call, and then does the next: a promise less than by `createSigner`. */
export function signing(
  options: SignerOptions,
): <Sent>(call: Signable, target: Target, next: () => Sent | Promise<Sent>) => Promise<Sent> {
  const { credentials, now = Date.now, nonce = nonces() } = options;
  const fixed = typeof credentials !== "function" && checkCredentials(credentials);
  let hasher: Hasher | undefined; // made by the first signature: see createHasher
  // The same for most calls, and each costs as much as a hash:
  let emptyHash: string | undefined;
  let second: number;
  let date = "";
  let usual = { all: [] as string[], signed: [] as string[], joined: "" };

  // Only promises are awaited: on Node, where hashing answers at once, nothing waits.
  return async (call, target, next) => {
    const { method, headers, body } = call;
    refuseUnsafe(call);
    refuseOddNames(target.query);
    const { accessKeyId, accessKeySecret, securityToken } =
      fixed || (await provided(credentials as CredentialsProvider));

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

    if (!hasNames(headers, usual.all)) {
      const signed = signedHeaderNames(["host", ...Object.keys(headers)]);
      usual = { all: Object.keys(headers), signed, joined: signed.join(";") };
    }
    const signedHeaders = usual.joined; // of this call: another may begin while a promise is awaited
    const canonical = hasher.sha256(joined(method, target, headers, usual.signed, bodyHash, signedHeaders));
    const text = stringToSignOf(typeof canonical === "string" ? canonical : await canonical);
    const signed = hasher.hmac(accessKeySecret, text);
    headers.authorization = authorization(
      accessKeyId,
      signedHeaders,
      typeof signed === "string" ? signed : await signed,
    );
    return next();
  };
}

function hasNames(headers: Signable["headers"], names: readonly string[]): boolean {
  let at = 0;
  for (const name in headers) if (name !== names[at++]) return false;
  return at === names.length;
}

/** @throws TypeError for names outside ASCII: nobody knows how the service orders them */
function refuseOddNames(query: string): void {
  if (!/%[89A-F]/.test(query)) return; // most
  const odd = /(?<=^|&)[^=&]*%[89A-F][^=&]*/.exec(query);
  if (odd) throw new TypeError(`parameter ${odd}: names outside ASCII cannot be signed safely`);
}
