/**
 * The older signature of RPC products: HMAC-SHA1. Its own entry, so that nobody bundles it unasked.
 *
 * @see specs/protocol/signing.md 3
 * @module
 */
export type { OtherCredentials } from "../with-signature.ts";
export { type RpcParametersOptions, rpcParameters } from "./rpc-parameters.ts";
export { type Parameter, stringToSignV1 } from "./string-to-sign-v1.ts";
export { verifyV1 } from "./verify-v1.ts";
export { type BearerToken, type SignerV1Options, type V1Options, v1, withSignatureV1 } from "./with-signature-v1.ts";
