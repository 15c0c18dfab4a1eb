import { expectTypeOf, it } from "vitest";
import { mswHandlers } from "./adapters/msw.ts";
import { listen } from "./adapters/node.ts";
import { type Call, createMock, type Mock, type MockProduct, type Player } from "./index.ts";

const product = {} as MockProduct;
const mock = createMock(product);

it("gives a mock that is a fetch", () => {
  expectTypeOf(mock).toEqualTypeOf<Mock>();
  expectTypeOf(mock.fetch).toEqualTypeOf<typeof globalThis.fetch>();
  expectTypeOf(mock.matches).toEqualTypeOf<(request: Request) => boolean>();
  expectTypeOf(mock.calls()).toEqualTypeOf<readonly Call[]>();
});

it("takes keys, a clock, ids and a listener", () => {
  createMock(product, {
    accessKeys: { id: "secret" },
    clock: "manual",
    settle: "5s",
    requestId: () => "1",
    onCall: ({ code }) => code,
  });
  // @ts-expect-error a secret is a text
  createMock(product, { accessKeys: { id: 1 } });
  // @ts-expect-error no such way of time
  createMock(product, { clock: "fast" });
  // @ts-expect-error no length of time
  createMock(product, { settle: "soon" });
  // @ts-expect-error no such option
  createMock(product, { accessKey: "id:secret" });
});

it("does not let calls be changed", () => {
  // @ts-expect-error read only
  mock.calls().push(mock.calls()[0] as Call);
});

it("is taken by every adapter", () => {
  expectTypeOf(mswHandlers(mock)).toBeArray();
  expectTypeOf(listen(mock, { port: 0, host: "::1" })).resolves.toHaveProperty("url");
  // @ts-expect-error a port is a number
  listen(mock, { port: "4010" });
});

interface ShelfTypes {
  resources: { Shelf: { ShelfId: string; Name: string; Rows: number } };
  operations: {
    CreateShelf: { request: { Name: string }; response: { ShelfId: string }; code: "ShelfFull" | `Missing${string}` };
    DeleteShelf: { request: { ShelfId: string }; response: object; code: never };
  };
}

it("knows a product's names, if it is told them", () => {
  const typed = createMock<ShelfTypes>(product);
  expectTypeOf(typed).toExtend<Player>();
  expectTypeOf(typed.calls("CreateShelf")[0]?.parameters.Name).toEqualTypeOf<string | undefined>();
  expectTypeOf(typed.seed("Shelf", { Name: "oak" })).toEqualTypeOf<{ ShelfId: string; Name: string; Rows: number }>();
  expectTypeOf(typed.records("Shelf")[0]?.Rows).toEqualTypeOf<number | undefined>();
  typed.seed({ resources: { Shelf: [{ Rows: 5 }] }, faults: [{ action: "CreateShelf", code: "ShelfFull" }] });
  typed.fail("CreateShelf", "ShelfFull", { times: 1 });
  typed.fail("CreateShelf", "MissingName");
  typed.fault("*", { kind: "latency", ms: "2s" });
  // @ts-expect-error a code of no operation
  typed.fail("CreateShelf", "ShelfEmpty");
  // @ts-expect-error a code of another operation
  typed.fail("DeleteShelf", "ShelfFull");
  // @ts-expect-error no such operation
  typed.calls("CreateShelves");
  // @ts-expect-error no such resource
  typed.seed("Book");
  // @ts-expect-error no such field
  typed.seed("Shelf", { Colour: "red" });
  // @ts-expect-error no such fault
  typed.fault("*", { kind: "explosion" });
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
