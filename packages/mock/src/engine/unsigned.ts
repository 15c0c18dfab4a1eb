/**
 * Who calls without a signature: whoever a bearer token belongs to, or nobody, where an operation asks for no key.
 *
 * @see specs/protocol/signing.md 2.8, 3.4
 * @module
 */
import type { Caller } from "../accounts/caller.ts";
import type { MockOperation } from "../types.ts";
import type { Received } from "./receive.ts";
import { Refusal } from "./refusal.ts";

/** Nobody; an operation that asks for no key asks for no permission. */
const anonymous: Caller = {
  accountId: "anonymous",
  kind: "account",
  name: "anonymous",
  arn: "anonymous",
  decisions: [],
};

/**
 * @param ownerOf whose bearer token it is
 * @param warnings collects what was let through although clients do it otherwise
 * @returns nothing for a request that is signed, or that has to be
 */
export function unsignedCaller(
  { headers, parameters }: Received,
  operation: MockOperation,
  ownerOf: (token: string) => Caller | undefined,
  warnings: string[],
): Caller | Refusal | undefined {
  const { authorization } = headers;
  // Some of the vendor's clients repeat the token there.
  if (parameters.has("Signature") || (authorization !== undefined && !/^bearer /i.test(authorization)))
    return undefined;
  const token = headers["x-acs-bearer-token"] ?? parameters.get("BearerToken");
  if (token === undefined) return operation.unsigned ? anonymous : undefined;
  const owner = ownerOf(token);
  if (!owner) {
    return new Refusal(400, "InvalidBearerToken", "The bearer token is none.", {
      explanation: "no account of the mock's has this bearer token",
    });
  }
  if ((headers["x-acs-signature-type"] ?? parameters.get("SignatureType")) !== "BEARERTOKEN") {
    warnings.push("a bearer token without SignatureType=BEARERTOKEN, let through");
  }
  return owner;
}
