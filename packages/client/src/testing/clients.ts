import { createClient } from "../create-client.ts";
import { createProductClient } from "../create-product-client.ts";
import type { CallOptions, Client, ClientOptions, ProductClient, ProductClientOptions } from "../types.ts";
import { library, libraryActions, shelf, shelfActions } from "./products.ts";

export const credentials = { accessKeyId: "testid", accessKeySecret: "testsecret" };

type Method = (params?: object, options?: CallOptions) => Promise<Record<string, unknown>>;
type Methods<Name extends string> = ProductClient<Record<string, never>> & Record<Name, Method>;
type Rest = Partial<ProductClientOptions>;

/** Clients that send each call once, unless a test says otherwise. */
const usual = { credentials, retry: false } as const;

export const shelfClient = (options: Rest): Methods<"createShelf" | "describeShelves" | "orderShelf" | "setPassword"> =>
  createProductClient(shelf, shelfActions, { ...usual, ...options });

export const libraryClient = (
  options: Rest,
): Methods<
  "getBook" | "updateBook" | "moveBook" | "removeBook" | "hasBook" | "putCover" | "putIndex" | "putCard" | "openRoom"
> => createProductClient(library, libraryActions, { ...usual, ...options });

export const smallClient = (options: Partial<ClientOptions>): Client =>
  createClient(shelf, { credentials, ...options });
