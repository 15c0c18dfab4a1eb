import { join } from "node:path";
import { expect, it } from "vitest";
import { products } from "../testing/products.ts";
import { root } from "../testing/repository.ts";

// What is built has a mock's tables as texts, which are read row by row when they are asked for.

it.each(products)("the built mock of %s has the tables of its sources, row by row", async (product) => {
  const [built, source] = await Promise.all(
    ["dist/index.js", "src/index.ts"].map((file) => import(join(root, "packages", `${product}-mock`, file))),
  );
  expect(built.product).toEqual(source.product);
  expect(Object.keys(built.product.operations)).toEqual(Object.keys(source.product.operations));
});

it("a row is read once, and may be replaced", async () => {
  const { lazyRows } = await import(join(root, "scripts/lazy-rows.mjs"));
  const table = lazyRows({ first: '{"a":1}', second: "{}", broken: "{" });
  expect(Object.keys(table)).toEqual(["first", "second", "broken"]);
  expect(table.first).toEqual({ a: 1 });
  expect(table.first).toBe(table.first);
  table.first = "another";
  expect(table.first).toBe("another");
});
