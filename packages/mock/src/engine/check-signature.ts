/**
 * Who calls: the signature of V3 verified, the key id of V1 looked up.
 *
 * @see specs/protocol/signing.md 2, 3 and specs/protocol/errors.md 3.2
 * @module
 */
import { type Verification, verify } from "@acskit/signer";
import type { ReceivedRequest } from "../types.ts";
import { generationOf } from "./find-action.ts";
import type { Received } from "./receive.ts";
import { Refusal } from "./refusal.ts";

export interface Keys {
  readonly secrets: ReadonlyMap<string, string>;
  readonly now: () => number;
}

/** @returns `undefined` if the caller is who it says */
export async function checkSignature(
  request: ReceivedRequest,
  received: Received,
  { secrets, now }: Keys,
  warnings: string[],
): Promise<Refusal | undefined> {
  if (generationOf(received) === "V1") return checkKeyId(received, secrets, warnings);
  if (received.headers.authorization === undefined) {
    return new Refusal(400, "IncompleteSignature", "The request is not signed: it has no header Authorization.");
  }
  const verification = await verify(
    { ...request, method: received.method, body: received.body },
    (id) => secrets.get(id),
    { now },
  );
  return verification.ok ? undefined : asTheService(verification);
}

function asTheService(failed: Extract<Verification, { ok: false }>): Refusal {
  const { code, message, canonicalRequest, stringToSign } = failed;
  if (code === "InvalidAccessKeyId.NotFound") return new Refusal(404, code, message);
  if (canonicalRequest === undefined) return new Refusal(400, code, message);
  // Both are signed text of the caller's own, to be compared; a token would be of use to whoever reads a log.
  const canonical = canonicalRequest.replace(/^(x-acs-security-token:).*$/m, "$1***");
  return new Refusal(
    400,
    code,
    `The signature is not the one calculated here. Server string to sign: [${stringToSign}]. ` +
      `Server canonical request: [${canonical}]. Where yours is the same, the secret differs.`,
  );
}

/** V1 without its signature's verification. @see specs/protocol/signing.md 3.1 */
function checkKeyId(
  { parameters }: Received,
  secrets: ReadonlyMap<string, string>,
  warnings: string[],
): Refusal | undefined {
  const id = parameters.get("AccessKeyId");
  for (const name of ["AccessKeyId", "Signature"]) {
    if (!parameters.get(name)) return new Refusal(400, "IncompleteSignature", `The parameter ${name} is missing.`);
  }
  if (!/^HMAC-SHA(1|256)$/.test(parameters.get("SignatureMethod") ?? "HMAC-SHA1")) {
    return new Refusal(400, "InvalidSignatureMethod", "The parameter SignatureMethod is none of the service's.");
  }
  if (id === undefined || !secrets.has(id)) {
    return new Refusal(404, "InvalidAccessKeyId.NotFound", "No such access key id.");
  }
  warnings.push("the key id is known, the signature (SignatureVersion 1.0) was not verified");
  return undefined;
}
