/**
 * Edge Node Service (ENS), version 2017-11-10: a typed, signed method for each operation.
 *
 * @module
 */
import { createProductClient, type ProductClientOptions } from "@acskit/client";
import type { EnsClient } from "./generated/client.ts";
import { product } from "./generated/product.ts";
import { actions } from "./generated/table.ts";

/**
 * Makes a client for ENS.
 *
 * @example
 * const ens = createEnsClient({ regionId: "cn-hangzhou", credentials: { accessKeyId, accessKeySecret } });
 * const { RequestId } = await ens.shareAICImage({ ImageId: "mykey", Users: ["14134343"] });
 *
 * @param options credentials, and what differs from the defaults
 * @returns a method for each operation, `call` for actions as constants, `api` for openapi-fetch's own way
 * @throws TypeError for options that cannot be meant
 */
export function createEnsClient(options: ProductClientOptions): EnsClient {
  return createProductClient<EnsClient>(product, actions, options);
}

export { AcsError, type CallOptions, type ProductClientOptions as ClientOptions } from "@acskit/client";
export type { EnsClient } from "./generated/client.ts";
export type { ErrorCodes } from "./generated/errors.ts";
export type * from "./generated/requests.ts";
export type { components, operations, paths } from "./generated/types.ts";
export { isAcsError } from "./is-acs-error.ts";
