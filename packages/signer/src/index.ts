/**
 * Signs and verifies Alibaba Cloud OpenAPI requests: ACS3-HMAC-SHA256.
 *
 * @see specs/protocol/signing.md
 * @module
 */
export { canonicalRequest, type SignableRequest } from "./canonical-request.ts";
export type { Credentials, CredentialsProvider } from "./credentials.ts";
export { type SigningMiddleware, type SigningMiddlewareOptions, signingMiddleware } from "./signing-middleware.ts";
export { stringToSign } from "./string-to-sign.ts";
export {
  createVerify,
  type KnownKey,
  type ReceivedRequest,
  type SecretOf,
  type Verification,
  type VerificationCode,
  type VerifyOptions,
  verify,
} from "./verify.ts";
export { type Fetch, type SignerOptions, withSignature } from "./with-signature.ts";
