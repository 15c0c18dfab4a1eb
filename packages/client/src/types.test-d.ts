import type { Client as OpenapiFetchClient } from "openapi-fetch";
import { expectTypeOf, it } from "vitest";
import { systemClock, testClock } from "./clock.ts";
import {
  AcsError,
  type Action,
  type ActionTable,
  type CallOptions,
  type ClientOptions,
  createClient,
  createProductClient,
  isAcsError,
  type Product,
  type ProductClient,
} from "./index.ts";
import { retry } from "./retry.ts";

declare const product: Product;
declare const table: ActionTable;
declare const other: OpenapiFetchClient<paths>;
const credentials = { accessKeyId: "testid", accessKeySecret: "testsecret" };

interface CreateShelfRequest {
  Name: string;
  Sizes?: (number | bigint)[];
}
interface CreateShelfResponse {
  RequestId: string;
}
declare const CreateShelf: Action<CreateShelfRequest, CreateShelfResponse, "NoPermission">;

interface paths {
  "/CreateShelf": {
    post: {
      parameters: { query: CreateShelfRequest };
      responses: { 200: { content: { "application/json": CreateShelfResponse } } };
    };
  };
}
interface ShelfClient extends ProductClient<paths> {
  createShelf: (params: CreateShelfRequest, options?: CallOptions) => Promise<CreateShelfResponse>;
}

it("types a call by the action's constant", () => {
  const client = createClient(product, { credentials });
  expectTypeOf(client.call(CreateShelf, { Name: "a" })).resolves.toEqualTypeOf<CreateShelfResponse>();
  // @ts-expect-error Name is missing
  client.call(CreateShelf, {});
  // @ts-expect-error no such parameter
  client.call(CreateShelf, { Name: "a", name: "b" });
  // @ts-expect-error an action is not its name
  client.call("CreateShelf", { Name: "a" });
  // @ts-expect-error the small client has no openapi-fetch underneath
  client.api;
});

it("gives a product's client its methods, call and api", () => {
  const shelves = createProductClient<ShelfClient>(product, table, { credentials });
  expectTypeOf(shelves).toEqualTypeOf<ShelfClient>();
  expectTypeOf(shelves.api).toEqualTypeOf<OpenapiFetchClient<paths>>();
  expectTypeOf(shelves.call(CreateShelf, { Name: "a" })).resolves.toEqualTypeOf<CreateShelfResponse>();
  shelves.api.POST("/CreateShelf", { params: { query: { Name: "a" } }, timeoutMs: 5 });
  // @ts-expect-error Name is missing
  shelves.api.POST("/CreateShelf", { params: { query: {} } });
  // @ts-expect-error api is there to stay
  shelves.api = other;
});

it("has a client without types for a table of one's own", () => {
  expectTypeOf(createProductClient(product, table, { credentials })).toEqualTypeOf<ProductClient<object>>();
});

it("knows its options", () => {
  expectTypeOf<ClientOptions["credentials"]>().toExtend<object>();
  createClient(product, {
    credentials: async () => credentials,
    network: "vpc",
    timeoutMs: 1,
    fetch,
    clock: systemClock,
  });
  // @ts-expect-error credentials are missing
  createClient(product, { regionId: "cn-a" });
  // @ts-expect-error no such network
  createClient(product, { credentials, network: "private" });
  createClient(product, {
    credentials,
    retry: retry({ attempts: 5, onRetry: ({ waitMs }, { action }) => [waitMs, action] }),
  });
  createProductClient(product, table, { credentials, clock: testClock(), retry: { attempts: 5 } });
  createProductClient(product, table, { credentials, retry: false });
  // @ts-expect-error retries are imported: who sends once does not carry them
  createClient(product, { credentials, retry: true });
  // @ts-expect-error the unit is in the name
  createClient(product, { credentials, timeout: 5 });
  expectTypeOf<keyof CallOptions>().toEqualTypeOf<
    "signal" | "timeoutMs" | "retry" | "headers" | "regionId" | "endpoint"
  >();
});

it("holds rows to the styles and places there are", () => {
  ({ CreateShelf: { styles: { Sizes: "json" }, places: { Name: "form" } } }) satisfies ActionTable;
  // @ts-expect-error no such style
  ({ CreateShelf: { styles: { Sizes: "csv" } } }) satisfies ActionTable;
  // @ts-expect-error the query is what is left out
  ({ CreateShelf: { places: { Name: "query" } } }) satisfies ActionTable;
});

it("narrows caught values", () => {
  const error: unknown = undefined;
  if (isAcsError(error)) expectTypeOf(error).toEqualTypeOf<AcsError>();
  if (error instanceof AcsError) expectTypeOf(error.requestId).toEqualTypeOf<string | undefined>();
  expectTypeOf<AcsError<"NoPermission">["code"]>().toEqualTypeOf<"NoPermission">();
  expectTypeOf<AcsError<"NoPermission">>().toExtend<AcsError>();
});
