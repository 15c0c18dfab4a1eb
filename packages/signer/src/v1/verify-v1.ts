/**
 * Checks a V1 signature as the service would.
 *
 * @see specs/protocol/signing.md 3, specs/protocol/errors.md 3.2
 * @module
 */
import { receivedTarget } from "../canonical-request.ts";
import {
  dateFault,
  type ReceivedRequest,
  receivedHeaders,
  type SecretOf,
  sameText,
  tokenFault,
  usedNonce,
  type Verification,
  type VerificationCode,
  type VerifyOptions,
} from "../received.ts";
import { receivedParameters } from "./received-parameters.ts";
import { canonicalQueryV1, signatureV1, stringToSignV1 } from "./string-to-sign-v1.ts";
import { whyNotV1 } from "./why-not-v1.ts";

/**
 * Checks the HMAC-SHA1 signature of a request as received. Where it is wrong, `canonicalRequest` is the sorted query
 * and form; it and `stringToSign` are hidden from inspection, for they hold every parameter.
 *
 * Whether a nonce was used before is checked with a memory alone.
 *
 * @throws TypeError where there is neither Node nor WebCrypto, and what `secretOf` throws; never for a bad request
 */
export async function verifyV1(
  request: ReceivedRequest,
  secretOf: SecretOf,
  { now = () => Date.now(), nonces }: VerifyOptions = {},
): Promise<Verification> {
  const target = receivedTarget(request.url);
  if (!target) return { ok: false, code: "IncompleteSignature", message: "the URL is not valid" };
  const parameters = receivedParameters(request, receivedHeaders(request, target.host)["content-type"]);
  const sent = new Map(parameters);
  const accessKeyId = sent.get("AccessKeyId");
  const fail = (code: VerificationCode, message: string): Verification => ({
    ok: false,
    code,
    message,
    ...(accessKeyId && { accessKeyId }),
  });

  const signature = sent.get("Signature");
  for (const name of ["AccessKeyId", "Signature", "SignatureNonce", "SignatureVersion"]) {
    if (!sent.get(name)) return fail("IncompleteSignature", `there is no ${name}`);
  }
  if (!accessKeyId || !signature) return fail("IncompleteSignature", "there is no Signature");
  if (sent.get("SignatureMethod") !== "HMAC-SHA1") {
    return fail("InvalidSignatureMethod", "SignatureMethod is not HMAC-SHA1");
  }
  if (sent.get("SignatureVersion") !== "1.0") return fail("IncompleteSignature", "SignatureVersion is not 1.0");
  const fault = dateFault("Timestamp", sent.get("Timestamp"), now());
  if (fault) return fail(...fault);

  const known = await secretOf(accessKeyId);
  if (!known) return fail("InvalidAccessKeyId.NotFound", "no such access key id");
  const key = typeof known === "string" ? { accessKeySecret: known } : known;
  const tokenWrong = tokenFault("SecurityToken", sent.get("SecurityToken"), accessKeyId, key.securityToken);
  if (tokenWrong) return fail(...tokenWrong);

  const stringToSign = stringToSignV1(request.method, parameters);
  const isBy = async (text: string) => sameText(await signatureV1(key.accessKeySecret, text), signature);
  // Clients that merge query and form before they sign have a name once that they send in both.
  const isMerged = sent.size < parameters.length && parameters.every(([name, value]) => sent.get(name) === value);
  if ((await isBy(stringToSign)) || (isMerged && (await isBy(stringToSignV1(request.method, [...sent]))))) {
    const isNew = nonces?.(accessKeyId, sent.get("SignatureNonce") ?? "") ?? true;
    return isNew ? { ok: true, accessKeyId } : fail(...usedNonce);
  }
  const why = await whyNotV1({
    method: request.method,
    query: receivedParameters({ ...request, body: undefined }),
    parameters,
    signature,
    secret: key.accessKeySecret,
  });
  return Object.defineProperties(fail("SignatureDoesNotMatch", why), {
    canonicalRequest: { value: canonicalQueryV1(parameters) },
    stringToSign: { value: stringToSign },
  });
}
