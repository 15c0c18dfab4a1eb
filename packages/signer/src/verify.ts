/**
 * Checks a signature as the service would, by the code that signs.
 *
 * @see specs/protocol/signing.md 2, specs/protocol/errors.md 3.2
 * @module
 */
import { type Authorization, type AuthorizationFault, parseAuthorization } from "./authorization.ts";
import { isSigned, joined, signedHeaderNames, type Target, targetOf } from "./canonical-request.ts";
import { createHasher, type Data, type Hasher } from "./hash.ts";
import { stringToSignOf } from "./string-to-sign.ts";

/** A request as it arrived: a `Request` with its body read, or what `node:http` gives. */
export interface ReceivedRequest {
  readonly method: string;
  /** Absolute, or from the path on, as `node:http` has it. */
  readonly url: string;
  /** `Headers`, or a record by lower-case name such as `node:http`'s. */
  readonly headers: Headers | Readonly<Record<string, string | readonly string[] | undefined>>;
  /** The bytes; nothing, or no bytes, for an empty body. */
  readonly body?: Data | ArrayBuffer | null | undefined;
  /** The host header as received, where `headers` lacks it (a `Request` never has it); else the URL's host. */
  readonly host?: string | undefined;
}

/** What is known of a key: its secret, for a temporary key with its token. */
export type KnownKey = string | { readonly accessKeySecret: string; readonly securityToken?: string };

export interface VerifyOptions {
  /** The server's clock, epoch milliseconds; `Date.now` */
  now?: () => number;
}

/** The service's codes for what can be wrong with a signature. @see specs/protocol/errors.md 3.2 */
export type VerificationCode =
  | "IllegalTimestamp"
  | "IncompleteSignature"
  | "InvalidAccessKeyId.NotFound"
  | "InvalidSecurityToken.MismatchWithAccessKey"
  | "InvalidSignatureMethod"
  | "InvalidTimeStamp.Expired"
  | "InvalidTimeStamp.Format"
  | "MissingSecurityToken"
  | "SignatureDoesNotMatch";

/** `canonicalRequest` is hidden from `JSON.stringify` and inspection: it holds tokens and every parameter. */
export type Verification =
  | { readonly ok: true; readonly accessKeyId: string }
  | {
      readonly ok: false;
      readonly code: VerificationCode;
      /** For people: which part is wrong. No secrets, no values. */
      readonly message: string;
      readonly accessKeyId?: string;
      /** As this side computed it, once that far. */
      readonly canonicalRequest?: string;
      readonly stringToSign?: string;
    };

/** Looks up an access key id; nothing means that there is no such key. */
export type SecretOf = (accessKeyId: string) => KnownKey | undefined | Promise<KnownKey | undefined>;

/**
 * Checks the signature of a request as received.
 *
 * Not checked: whether a nonce was used before, which takes memory.
 *
 * @throws TypeError where there is neither Node nor WebCrypto, and what `secretOf` throws; never for a bad request
 */
export async function verify(
  request: ReceivedRequest,
  secretOf: SecretOf,
  options?: VerifyOptions,
): Promise<Verification> {
  return createVerify(secretOf, options)(request);
}

/** `verify` for many requests: what hashes is made once. */
export function createVerify(
  secretOf: SecretOf,
  { now = () => Date.now() }: VerifyOptions = {},
): (request: ReceivedRequest) => Promise<Verification> {
  let hasher: Hasher | undefined;
  return (request) => {
    hasher ??= createHasher();
    return check(request, secretOf, now(), hasher);
  };
}

async function check(request: ReceivedRequest, secretOf: SecretOf, now: number, hasher: Hasher): Promise<Verification> {
  const target = parseUrl(request.url);
  if (!target) return { ok: false, code: "IncompleteSignature", message: "the URL is not valid" };
  const headers = receivedHeaders(request, target.host);
  const authorization = headers.authorization ? parseAuthorization(headers.authorization) : missing;
  if ("fault" in authorization) {
    const code = authorization.part === "algorithm" ? "InvalidSignatureMethod" : "IncompleteSignature";
    return { ok: false, code, message: authorization.fault };
  }
  const { accessKeyId } = authorization;
  const fail = (code: VerificationCode, message: string, more?: object): Verification =>
    hideCanonicalRequest({ ok: false, code, message, accessKeyId, ...more });

  const fault = dateFault(headers["x-acs-date"], now) ?? headersFault(headers, authorization);
  if (fault) return fail(...fault);

  const known = await secretOf(accessKeyId);
  if (!known) return fail("InvalidAccessKeyId.NotFound", "no such access key id");
  const key = typeof known === "string" ? { accessKeySecret: known } : known;
  const tokenWrong = tokenFault(headers["x-acs-security-token"], accessKeyId, key.securityToken);
  if (tokenWrong) return fail(...tokenWrong);

  const bodyHash = headers["x-acs-content-sha256"] ?? "";
  const body = request.body instanceof ArrayBuffer ? new Uint8Array(request.body) : (request.body ?? "");
  if ((await hasher.sha256(body)) !== bodyHash) {
    return fail("SignatureDoesNotMatch", "x-acs-content-sha256 is not the SHA-256 of the body as received");
  }
  const canonical = joined(request.method, target, headers, authorization.signedHeaders, bodyHash);
  const text = stringToSignOf(await hasher.sha256(canonical));
  if (!sameText(await hasher.hmac(key.accessKeySecret, text), authorization.signature)) {
    const message = "the signature is not that of the string to sign: another secret, or another canonical request";
    return fail("SignatureDoesNotMatch", message, { canonicalRequest: canonical, stringToSign: text });
  }
  return { ok: true, accessKeyId };
}

type Fault = [code: VerificationCode, message: string] | undefined;

const missing: AuthorizationFault = { part: "whole", fault: "there is no Authorization header" };

function parseUrl(text: string): Target | undefined {
  try {
    return targetOf(text.startsWith("/") ? `http://-${text}` : text); // "-": nobody's host, matches no signature
  } catch {
    return undefined;
  }
}

/** One text for each lower-case name, `host` among them. */
function receivedHeaders({ headers: given, host }: ReceivedRequest, urlHost: string): Record<string, string> {
  const headers: Record<string, string> = Object.create(null);
  const entries = isIterable(given) ? given : Object.entries(given);
  for (const [name, value] of entries) {
    if (value !== undefined) headers[name.toLowerCase()] = typeof value === "string" ? value.trim() : value.join(", ");
  }
  headers.host = host ?? headers.host ?? urlHost;
  return headers;
}

// Not by class: another library's `Headers` is as good.
const isIterable = (headers: ReceivedRequest["headers"]): headers is Headers => Symbol.iterator in headers;

/** @see specs/protocol/signing.md 2.7 */
function dateFault(date: string | undefined, now: number): Fault {
  if (!date) return ["IllegalTimestamp", "there is no x-acs-date header"];
  const time = Date.parse(date);
  if (Number.isNaN(time) || new Date(time).toISOString().replace(".000", "") !== date) {
    return ["InvalidTimeStamp.Format", "x-acs-date is not of the form yyyy-MM-ddTHH:mm:ssZ"];
  }
  if (Math.abs(now - time) > windowMs) {
    const seconds = Math.round((time - now) / 1000);
    return ["InvalidTimeStamp.Expired", `x-acs-date is ${seconds} s from the server's time; 900 s are allowed`];
  }
  return undefined;
}

const windowMs = 15 * 60 * 1000;

/** @see specs/protocol/signing.md 2.1, 2.2 */
function headersFault(headers: Record<string, string>, { signedHeaders }: Authorization): Fault {
  const fail = (message: string): Fault => ["IncompleteSignature", message];
  if (!headers["x-acs-signature-nonce"]) return fail("there is no x-acs-signature-nonce header");
  if (!/^[0-9a-f]{64}$/.test(headers["x-acs-content-sha256"] ?? "")) {
    return fail("x-acs-content-sha256 is not 64 digits of lower-case hex");
  }
  const expected = signedHeaderNames(Object.keys(headers));
  const forgotten = expected.find((name) => !signedHeaders.includes(name));
  if (forgotten) return fail(`SignedHeaders leaves out ${forgotten}`);
  const foreign = signedHeaders.find((name) => !isSigned(name));
  if (foreign) return fail(`SignedHeaders names ${foreign}, which the scheme does not sign`);
  const absent = signedHeaders.find((name) => headers[name] === undefined);
  if (absent) return fail(`SignedHeaders names ${absent}, which the request does not have`);
  if (signedHeaders.join() !== expected.join()) return fail("SignedHeaders is not sorted, or names a header twice");
  return undefined;
}

/** As far as a lookup can know. @see specs/protocol/signing.md 2.8 */
function tokenFault(sent: string | undefined, accessKeyId: string, known: string | undefined): Fault {
  if (!sent && (known || accessKeyId.startsWith("STS."))) {
    return ["MissingSecurityToken", "a temporary access key without its x-acs-security-token header"];
  }
  if (sent && known && !sameText(sent, known)) {
    return ["InvalidSecurityToken.MismatchWithAccessKey", "x-acs-security-token is not this access key's token"];
  }
  return undefined;
}

/** Takes as long wherever two texts of one length differ. */
function sameText(a: string, b: string): boolean {
  let difference = a.length ^ b.length;
  for (let at = 0; at < a.length; at++) difference |= a.charCodeAt(at) ^ b.charCodeAt(at);
  return difference === 0;
}

function hideCanonicalRequest(verification: Verification): Verification {
  return "canonicalRequest" in verification
    ? Object.defineProperty(verification, "canonicalRequest", { enumerable: false })
    : verification;
}
