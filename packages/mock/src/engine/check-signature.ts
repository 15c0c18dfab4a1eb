/**
 * Who calls: the signature of either generation, verified by the code that signs.
 *
 * @see specs/protocol/signing.md 2, 3 and specs/protocol/errors.md 3.2
 * @module
 */
import { createVerify, type Verification } from "@acskit/signer";
import type { ReceivedRequest } from "../types.ts";
import { generationOf } from "./find-action.ts";
import type { Received } from "./receive.ts";
import { Refusal } from "./refusal.ts";

export interface Keys {
  readonly secrets: ReadonlyMap<string, string>;
  readonly now: () => number;
}

/** Resolves to `undefined` if the caller is who it says. */
export type SignatureCheck = (request: ReceivedRequest, received: Received) => Promise<Refusal | undefined>;

/** The check of one mock. V1 is loaded with its first request: few send one, and it is 5 ms of a start. */
export function signatureCheck({ secrets, now }: Keys): SignatureCheck {
  const secretOf = (id: string): string | undefined => secrets.get(id);
  const verify = createVerify(secretOf, { now });
  let older: Promise<typeof import("@acskit/signer/v1")> | undefined; // kept: asking again costs 20 µs a call
  return async (request, received) => {
    const { method, headers, body } = received;
    const asReceived = { ...request, method, body };
    if (generationOf(received) === "V1") {
      older ??= import("@acskit/signer/v1");
      const { verifyV1 } = await older;
      return refusalOf(await verifyV1(asReceived, secretOf, { now }), mismatchV1);
    }
    if (headers.authorization === undefined) {
      return new Refusal(400, "IncompleteSignature", "The request is not signed: it has no header Authorization.");
    }
    return refusalOf(await verify(asReceived), mismatch);
  };
}

type Failed = Extract<Verification, { ok: false }>;

function refusalOf(verification: Verification, mismatch: (failed: Failed) => string): Refusal | undefined {
  if (verification.ok) return undefined;
  const { code, message, canonicalRequest } = verification;
  const status = code === "InvalidAccessKeyId.NotFound" ? 404 : 400;
  return new Refusal(status, code, canonicalRequest === undefined ? message : mismatch(verification));
}

// Both texts hold what the caller itself signed, to be compared; a token would be of use to whoever reads a log.

/** The reason stands first, without the two terms from which on clients cut off what repeats the request. */
function mismatch({ message, canonicalRequest = "", stringToSign }: Failed): string {
  const reason = message.replaceAll("canonical request", "request").replaceAll("string to sign", "request");
  const canonical = canonicalRequest.replace(/^(x-acs-security-token:).*$/m, "$1***");
  return (
    `The signature is not the one calculated here: ${reason}. Server string to sign: [${stringToSign}]. ` +
    `Server canonical request: [${canonical}]. Where yours is the same, the secret differs.`
  );
}

/** In the service's own words, nothing behind them: the vendor's clients compare what follows the colon with theirs. */
function mismatchV1({ stringToSign = "" }: Failed): string {
  // Encoded twice, a value has no %26.
  const masked = stringToSign.replace(/(?<=(?:&|%26)SecurityToken%3D).*?(?=%26|$)/g, "***");
  return `Specified signature is not matched with our calculation. server string to sign is:${masked}`;
}
