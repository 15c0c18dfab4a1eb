/**
 * Security Token Service (STS), version 2015-04-01: a typed, signed method for each operation.
 *
 * @module
 */
import { createProductClient, type ProductClientOptions } from "@acskit/client";
import type { StsClient } from "./generated/client.ts";
import { product } from "./generated/product.ts";
import { actions } from "./generated/table.ts";

/**
 * Makes a client for STS.
 *
 * @example
 * const sts = createStsClient({ credentials: { accessKeyId, accessKeySecret } });
 * const { Arn } = await sts.getCallerIdentity();
 *
 * @param options credentials, and what differs from the defaults
 * @returns a method for each operation, `call` for actions as constants, `api` for openapi-fetch's own way
 * @throws TypeError for options that cannot be meant
 */
export function createStsClient(options: ProductClientOptions): StsClient {
  return createProductClient<StsClient>(product, actions, options);
}

export { AcsError, type CallOptions, type ProductClientOptions as ClientOptions } from "@acskit/client";
export type { StsClient } from "./generated/client.ts";
export type { ErrorCodes } from "./generated/errors.ts";
export type * from "./generated/requests.ts";
export type { components, operations, paths } from "./generated/types.ts";
export { isAcsError } from "./is-acs-error.ts";
