import { expectTypeOf, it } from "vitest";
import { mswHandlers } from "./adapters/msw.ts";
import { listen } from "./adapters/node.ts";
import { type Call, createMock, type Mock, type MockProduct } from "./index.ts";

const product = {} as MockProduct;
const mock = createMock(product);

it("gives a mock that is a fetch", () => {
  expectTypeOf(mock).toEqualTypeOf<Mock>();
  expectTypeOf(mock.fetch).toEqualTypeOf<typeof globalThis.fetch>();
  expectTypeOf(mock.matches).toEqualTypeOf<(request: Request) => boolean>();
  expectTypeOf(mock.calls).toEqualTypeOf<readonly Call[]>();
});

it("takes keys, a clock, ids and a listener", () => {
  createMock(product, { accessKeys: { id: "secret" }, now: () => 0, requestId: () => "1", onCall: ({ code }) => code });
  // @ts-expect-error a secret is a text
  createMock(product, { accessKeys: { id: 1 } });
  // @ts-expect-error a clock is a function
  createMock(product, { now: 0 });
  // @ts-expect-error no such option
  createMock(product, { accessKey: "id:secret" });
});

it("does not let calls be changed", () => {
  // @ts-expect-error read only
  mock.calls.push({ action: "", parameters: {}, status: 200 });
});

it("is taken by every adapter", () => {
  expectTypeOf(mswHandlers(mock)).toBeArray();
  expectTypeOf(listen(mock, { port: 0, host: "::1" })).resolves.toHaveProperty("url");
  // @ts-expect-error a port is a number
  listen(mock, { port: "4010" });
});

it("takes a product's table as it is written", () => {
  createMock({
    name: "Shelves",
    version: "2020-01-01",
    style: "RPC",
    hosts: [],
    operations: { A: { methods: ["GET"], parameters: [], answer: {}, errors: { "400": [["Missing%s", "%s?"]] } } },
  });
});
