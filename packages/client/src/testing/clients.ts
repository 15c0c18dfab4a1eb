import { createClient } from "../create-client.ts";
import { createProductClient } from "../create-product-client.ts";
import type { CallOptions, Client, ClientOptions, ProductClient } from "../types.ts";
import { library, libraryActions, shelf, shelfActions } from "./products.ts";

export const credentials = { accessKeyId: "testid", accessKeySecret: "testsecret" };

type Method = (params?: object, options?: CallOptions) => Promise<Record<string, unknown>>;
type Methods<Name extends string> = ProductClient<Record<string, never>> & Record<Name, Method>;
type Rest = Partial<ClientOptions>;

export const shelfClient = (options: Rest): Methods<"createShelf" | "describeShelves" | "orderShelf" | "setPassword"> =>
  createProductClient(shelf, shelfActions, { credentials, ...options });

export const libraryClient = (
  options: Rest,
): Methods<
  "getBook" | "updateBook" | "moveBook" | "removeBook" | "hasBook" | "putCover" | "putIndex" | "putCard" | "openRoom"
> => createProductClient(library, libraryActions, { credentials, ...options });

export const smallClient = (options: Rest): Client => createClient(shelf, { credentials, ...options });
