/**
 * Who calls: a token, or the signature of either generation, verified by the code that signs; then what the signature can't say,
 * whether the key still lives and the nonce is new.
 *
 * @see specs/protocol/signing.md 2, 3 and specs/protocol/errors.md 3.2
 * @module
 */
import { createVerify, type NonceMemory, type Verification } from "@acskit/signer";
import type { Caller, Key } from "../accounts/caller.ts";
import type { MovableClock } from "../clock/mock-clock.ts";
import type { MockOperation, ReceivedRequest } from "../types.ts";
import { generationOf } from "./find-action.ts";
import type { Received } from "./receive.ts";
import { Refusal } from "./refusal.ts";
import { unsignedCaller } from "./unsigned.ts";

export interface Keys {
  readonly keyOf: (accessKeyId: string) => Key | undefined;
  /** Whether it is the token of any key. */
  readonly knowsToken: (securityToken: string) => boolean;
  /** Whose bearer token it is. */
  readonly bearerOf: (token: string) => Caller | undefined;
  readonly nonces: NonceMemory;
  readonly time: MovableClock;
}

/**
 * Resolves to who it is.
 *
 * @param warnings collects what was let through although clients do it otherwise
 */
export type SignatureCheck = (
  request: ReceivedRequest,
  received: Received,
  operation: MockOperation,
  warnings: string[],
) => Promise<Refusal | Caller>;

/** The check of one mock. V1 is loaded with its first request: few send one, and it is 5 ms of a start. */
export function signatureCheck(keys: Keys): SignatureCheck {
  const { keyOf, bearerOf, nonces, time } = keys;
  let sentAt: string | undefined;
  /** The clock of the request's own generation: nobody's client is late because a test moved its mock on. */
  const now = (): number => (sentAt === undefined ? time.clock.now() : time.nearest(Date.parse(sentAt)));
  const verify = createVerify(keyOf, { now, nonces });
  let older: Promise<typeof import("@acskit/signer/v1")> | undefined; // kept: asking again costs 20 µs a call

  return async (request, received, operation, warnings) => {
    const unsigned = unsignedCaller(received, operation, bearerOf, warnings);
    if (unsigned) return unsigned;
    const { method, headers, body, parameters } = received;
    if (generationOf(received) === "V1") {
      older ??= import("@acskit/signer/v1");
      const { verifyV1 } = await older;
      sentAt = parameters.get("Timestamp");
      const verification = await verifyV1({ ...request, method, body }, keyOf, { now, nonces });
      return outcome(verification, parameters.get("SecurityToken"), mismatchV1, keys);
    }
    if (headers.authorization === undefined) return notSigned();
    sentAt = headers["x-acs-date"];
    const verification = await verify(request);
    return outcome(verification, headers["x-acs-security-token"], mismatch, keys);
  };
}

function notSigned(): Refusal {
  return new Refusal(400, "IncompleteSignature", "The request is not signed: it has no header Authorization.");
}

type Failed = Extract<Verification, { ok: false }>;

function outcome(
  verification: Verification,
  token: string | undefined,
  mismatch: (failed: Failed) => string,
  { keyOf, knowsToken, time }: Pick<Keys, "keyOf" | "knowsToken" | "time">,
): Refusal | Caller {
  if (!verification.ok) return refusalOf(verification, token, mismatch, { knowsToken, time });
  const { accessKeyId } = verification;
  const { caller, expiresAt = Number.POSITIVE_INFINITY } = keyOf(accessKeyId) as Key; // just verified by it
  if (time.clock.now() >= expiresAt) {
    const ended = new Date(expiresAt).toISOString();
    const explanation = `the temporary key ended at ${ended} by the mock's clock`;
    return new Refusal(400, "InvalidSecurityToken.Expired", "The security token has expired.", { explanation });
  }
  return caller;
}

function refusalOf(
  verification: Failed,
  token: string | undefined,
  mismatch: (failed: Failed) => string,
  { knowsToken, time }: Pick<Keys, "knowsToken" | "time">,
): Refusal {
  const { code, message: explanation, canonicalRequest } = verification;
  if (code === "InvalidSecurityToken.MismatchWithAccessKey" && !knowsToken(token ?? "")) {
    return new Refusal(400, "InvalidSecurityToken.Malformed", "The security token is none.", { explanation });
  }
  const status = code === "InvalidAccessKeyId.NotFound" ? 404 : 400;
  // A client whose clock is wrong mends it by this header.
  const headers = { date: new Date(time.clock.now()).toUTCString() };
  const more = { explanation, ...(/timestamp/i.test(code) && { headers }) };
  return new Refusal(status, code, canonicalRequest === undefined ? explanation : mismatch(verification), more);
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
