/**
 * The runtime of acskit's product clients.
 *
 * @module
 */
export { AcsError, type AcsErrorFields, isAcsError, type OwnCode } from "./acs-error.ts";
export type { Clock } from "./clock.ts";
export { createClient } from "./create-client.ts";
export { createProductClient } from "./create-product-client.ts";
export { methodName } from "./method-name.ts";
export type { Reproduction } from "./reproduce.ts";
export type { Attempt, Hooks, Outcome, RetryOptions } from "./retry.ts";
export type { Retry } from "./send.ts";
export type {
  Action,
  ActionRow,
  ActionTable,
  CallOptions,
  Client,
  ClientOptions,
  CommonOptions,
  HttpMethod,
  PageRow,
  PageTable,
  Place,
  PollRow,
  Product,
  ProductClient,
  ProductClientOptions,
  Style,
  WaiterRow,
  WaiterTable,
} from "./types.ts";
