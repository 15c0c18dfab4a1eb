import { spawnSync } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type ActionTable, createProductClient, isAcsError, type Product, type ProductClient } from "@acskit/client";
import { createMock, type MockProduct } from "@acskit/mock";
import { afterAll, beforeAll, expect, it } from "vitest";
import { acspec } from "../testing/acspec.ts";
import { root } from "../testing/repository.ts";

// Products that nobody thought of when the code was written go the whole way: document, facts, spec, packages, a call.

const folder = join(root, "tests/.tmp/another-product");
const products = ["shelf", "library", "odd-names", "odd-paths"];

beforeAll(() => {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const name of products) makePackages(name, join(folder, name));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function makePackages(name: string, to: string): void {
  const run = (...args: string[]) => {
    const { status, stderr } = acspec(args);
    if (status !== 0) throw new Error(`acspec ${args.join(" ")}: ${stderr}`);
  };
  run("import", `tests/fixtures/${name}.api-docs.json`, "--out", `${to}/facts.json`);
  run("compose", `${to}/facts.json`, "--out", `${to}/openapi.yaml`);
  run("generate", "--spec", `${to}/openapi.yaml`, "--out", `${to}/generated`);
}

it("generates types that compile, of RPC and ROA products, whatever words they are made of", () => {
  const tsconfig = {
    extends: "../../../tsconfig.base.json",
    compilerOptions: { noEmit: true, customConditions: ["@acskit/source"], skipLibCheck: false },
    include: products.map((name) => `${name}/generated`),
  };
  writeFileSync(join(folder, "tsconfig.json"), JSON.stringify(tsconfig));
  const { stdout } = spawnSync(join(root, "node_modules/.bin/tsc"), ["-p", folder], { encoding: "utf8" });
  expect(stdout).toBe("");
});

it("writes the same bytes when everything is done again", () => {
  const read = (name: string) =>
    readdirSync(join(folder, name), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => [entry.name, readFileSync(join(entry.parentPath, entry.name), "utf8")]);
  for (const name of products) {
    const before = read(name);
    makePackages(name, join(folder, name));
    expect(read(name)).toEqual(before);
  }
});

it("calls the mock of an RPC product with every style", async () => {
  const { call } = await play("shelf");
  const answer = await call("createShelf", {
    Name: "oak",
    Tag: [{ Key: "room" }],
    Boards: [{ Width: 1.5, Upper: { Width: 2 } }],
    Secret: "inside",
  });
  expect(answer).toMatchObject({ ShelfId: "s-1", RequestId: expect.any(String) });
});

it("gets the code of a template with the parameter's name", async () => {
  const { call } = await play("shelf");
  const error = await call("createShelf", {}).catch((reason: unknown) => reason);
  expect(isAcsError(error) && [error.code, error.status]).toEqual(["MissingName", 400]);
});

it("calls the mock of a ROA product by path, query, header and body", async () => {
  const { call } = await play("library");
  const book = await call("getBook", { shelf_id: "a b", book_id: "1/2", fields: ["title"], "x-reader": "me" });
  expect(book).toMatchObject({ title: "Atlas", pages: 12 });
  expect(await call("listBooks", { id: "s", page_size: 50 })).toBeInstanceOf(Array);
  await call("createBook", { id: "s", body: { title: "Atlas", sequels: [{ title: "Atlas 2" }] } });
});

it("checks a ROA product's limits and bodies", async () => {
  const { call } = await play("library");
  for (const [method, params] of [
    ["listBooks", { id: "s", page_size: 51 }],
    ["createBook", { id: "s", body: { title: "far too long a title for a book" } }],
    ["createBook", { id: "s" }],
  ] as const) {
    const error = await call(method, params).catch((reason: unknown) => reason);
    expect(isAcsError(error) && error.status, method).toBe(400);
  }
});

/** A client and a mock made of nothing but the generated tables. */
async function play(name: string) {
  const generated = (file: string) => import(/* @vite-ignore */ join(folder, name, "generated", file));
  const { product } = (await generated("client/product.ts")) as { product: Product };
  const { actions } = (await generated("client/table.ts")) as { actions: ActionTable };
  const mock = createMock(((await generated("mock/product.ts")) as { product: MockProduct }).product);
  const client = createProductClient<ProductClient<Record<string, never>>>(product, actions, {
    credentials: { accessKeyId: "testid", accessKeySecret: "testsecret" },
    endpoint: `${name}.example.com`,
    fetch: mock.fetch,
  });
  const methods = client as unknown as Record<string, (params: object) => Promise<unknown>>;
  return {
    call: (method: string, params: object): Promise<unknown> =>
      (methods[method] as (params: object) => Promise<unknown>)(params),
  };
}
