/**
 * Checks a signature as the service would, by the code that signs.
 *
 * @see specs/protocol/signing.md 2, specs/protocol/errors.md 3.2
 * @module
 */

import { emptyHash, findAlteration } from "./alterations.ts";
import { type AuthorizationFault, parseAuthorization } from "./authorization.ts";
import { isSigned, joined, receivedTarget, signedHeaderNames } from "./canonical-request.ts";
import { type Difference, firstDifference } from "./difference.ts";
import { createHasher, type Hasher } from "./hash.ts";
import type { NonceMemory } from "./nonce-memory.ts";
import {
  dateFault,
  type Fault,
  type ReceivedRequest,
  receivedHeaders,
  type SecretOf,
  sameText,
  tokenFault,
  usedNonce,
  type Verification,
  type VerificationCode,
  type VerifyOptions,
} from "./received.ts";
import { stringToSignOf } from "./string-to-sign.ts";

/**
 * Checks the signature of a request as received. If it is wrong, says why: the message names the first part in which
 * the caller's canonical request differs, if that came with the request, and `difference` has both lines; or else a
 * common mistake that would have led to this signature. Whether a nonce was used before is checked with a memory alone.
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
  { now = () => Date.now(), nonces }: VerifyOptions = {},
): (request: ReceivedRequest) => Promise<Verification> {
  let hasher: Hasher | undefined;
  let latest: Names = { text: "", names: [] }; // most callers of a server sign the same headers
  const namesOf = (text: string): readonly string[] => {
    if (text !== latest.text) latest = { text, names: text.split(";") };
    return latest.names;
  };
  return (request) => {
    hasher ??= createHasher();
    return check(request, secretOf, now(), { hasher, nonces, namesOf });
  };
}

interface Names {
  readonly text: string;
  readonly names: readonly string[];
}

/** What lasts longer than a request. */
interface Tools {
  readonly hasher: Hasher;
  readonly nonces: NonceMemory | undefined;
  readonly namesOf: (signedHeaders: string) => readonly string[];
}

async function check(
  request: ReceivedRequest,
  secretOf: SecretOf,
  now: number,
  { hasher, nonces, namesOf }: Tools,
): Promise<Verification> {
  const target = receivedTarget(request.url);
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

  const names = namesOf(authorization.signedHeaders);
  const fault = dateFault("x-acs-date", headers["x-acs-date"], now) ?? headersFault(headers, names);
  if (fault) return fail(...fault);

  const found = secretOf(accessKeyId);
  const known = typeof found === "object" && "then" in found ? await found : found; // a wait for nothing costs a turn
  if (!known) return fail("InvalidAccessKeyId.NotFound", "no such access key id");
  const key = typeof known === "string" ? { accessKeySecret: known } : known;
  const tokenWrong = tokenFault(
    "x-acs-security-token",
    headers["x-acs-security-token"],
    accessKeyId,
    key.securityToken,
  );
  if (tokenWrong) return fail(...tokenWrong);

  const bodyHash = headers["x-acs-content-sha256"] ?? "";
  const body = request.body instanceof ArrayBuffer ? new Uint8Array(request.body) : (request.body ?? "");
  if ((body.length === 0 ? emptyHash : await hasher.sha256(body)) !== bodyHash) {
    return fail("SignatureDoesNotMatch", "x-acs-content-sha256 is not the SHA-256 of the body as received");
  }
  const canonical = joined(request.method, target, headers, names, bodyHash, authorization.signedHeaders);
  const signs = signer(hasher, authorization.signature);
  const isRight = signs(key.accessKeySecret, canonical);
  if (typeof isRight === "boolean" ? isRight : await isRight) {
    const isNew = nonces?.(accessKeyId, headers["x-acs-signature-nonce"] ?? "") ?? true;
    return isNew ? { ok: true, accessKeyId } : fail(...usedNonce);
  }

  const stringToSign = stringToSignOf(await hasher.sha256(canonical));
  const difference =
    request.canonicalRequest === undefined ? undefined : firstDifference(request.canonicalRequest, canonical);
  const why = await whyNot(request.canonicalRequest, difference, canonical, key.accessKeySecret, signs);
  return fail("SignatureDoesNotMatch", why, {
    canonicalRequest: canonical,
    stringToSign,
    ...(difference && { difference }),
  });
}

type Signs = (secret: string, canonical: string) => boolean | Promise<boolean>;

/** Whether a canonical request signed with a secret has the signature: told at once where hashes are there at once. */
function signer(hasher: Hasher, signature: string): Signs {
  const isSame = (hmac: string): boolean => sameText(hmac, signature);
  return (secret, canonical) => {
    const hash = hasher.sha256(canonical);
    if (typeof hash !== "string") {
      return hash.then(async (text) => isSame(await hasher.hmac(secret, stringToSignOf(text))));
    }
    const hmac = hasher.hmac(secret, stringToSignOf(hash));
    return typeof hmac === "string" ? isSame(hmac) : hmac.then(isSame);
  };
}

/** @see specs/protocol/signing.md 2.2 */
async function whyNot(
  theirs: string | undefined,
  difference: Difference | undefined,
  canonical: string,
  secret: string,
  signs: Signs,
): Promise<string> {
  if (difference) return `another canonical request was signed; it differs first in: ${difference.part}`;
  if (theirs !== undefined) return "everything agrees but the secret";
  const what = await findAlteration(canonical, async (changed) => signs(secret, changed));
  if (what) return `another canonical request was signed: one with ${what}`;
  if (await signs(`${secret}&`, canonical))
    return "the secret was signed with & behind it, as the older signature has it";
  return "the signature is not that of the string to sign: another secret, or another canonical request";
}

const missing: AuthorizationFault = { part: "whole", fault: "there is no Authorization header" };

/** @see specs/protocol/signing.md 2.1, 2.2 */
function headersFault(headers: Record<string, string>, signedHeaders: readonly string[]): Fault {
  const fail = (message: string): Fault => ["IncompleteSignature", message];
  if (!headers["x-acs-signature-nonce"]) return fail("there is no x-acs-signature-nonce header");
  if (!/^[0-9a-f]{64}$/.test(headers["x-acs-content-sha256"] ?? "")) {
    return fail("x-acs-content-sha256 is not 64 digits of lower-case hex");
  }
  if (isComplete(headers, signedHeaders)) return undefined;
  const expected = signedHeaderNames(Object.keys(headers));
  const forgotten = expected.find((name) => !signedHeaders.includes(name));
  if (forgotten) return fail(`SignedHeaders leaves out ${forgotten}`);
  const absent = signedHeaders.find((name) => !Object.hasOwn(headers, name)); // `constructor` is no header
  if (absent) return fail(`SignedHeaders names ${absent}, which the request does not have`);
  if ([...new Set(signedHeaders)].sort().join() === signedHeaders.join()) return undefined; // some clients sign all
  return fail("SignedHeaders is not sorted, or names a header twice");
}

/** Whether the names are, in order, exactly those that the scheme signs of the headers. */
function isComplete(headers: Record<string, string>, names: readonly string[]): boolean {
  let missing = 0;
  for (const name in headers) if (isSigned(name)) missing++;
  let before = "";
  for (const name of names) {
    if (name <= before || !isSigned(name) || !Object.hasOwn(headers, name)) return false;
    before = name;
    missing--;
  }
  return missing === 0;
}

function hideCanonicalRequest(verification: Verification): Verification {
  for (const name of ["canonicalRequest", "difference"]) {
    if (name in verification) Object.defineProperty(verification, name, { enumerable: false });
  }
  return verification;
}
