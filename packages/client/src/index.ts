/**
 * The runtime of acskit's product clients.
 *
 * @module
 */
export type {
  Action,
  ActionRow,
  ActionTable,
  CallOptions,
  Client,
  ClientOptions,
  HttpMethod,
  Place,
  Product,
  ProductClient,
  Style,
} from "./types.ts";
