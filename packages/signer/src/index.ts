/**
 * Signs and verifies Alibaba Cloud OpenAPI requests: ACS3-HMAC-SHA256.
 *
 * @see specs/protocol/signing.md
 * @module
 */

export { canonicalRequest, type SignableRequest } from "./canonical-request.ts";
export type { Credentials, CredentialsNeed, CredentialsProvider } from "./credentials.ts";
export type { Difference } from "./difference.ts";
export { type NonceMemory, nonceMemory } from "./nonce-memory.ts";
export { enc } from "./percent-encode.ts";
export type {
  KnownKey,
  ReceivedRequest,
  SecretOf,
  Verification,
  VerificationCode,
  VerifyOptions,
} from "./received.ts";
export { sign } from "./sign.ts";
export { createSigner, type Signable, type Signer, type SignerOptions, type Target } from "./signer.ts";
export { type SigningMiddleware, type SigningMiddlewareOptions, signingMiddleware } from "./signing-middleware.ts";
export { stringToSign } from "./string-to-sign.ts";
export { type ToCurlOptions, toCurl } from "./to-curl.ts";
export { createVerify, verify } from "./verify.ts";
export { type Fetch, type OtherCredentials, withSignature } from "./with-signature.ts";
