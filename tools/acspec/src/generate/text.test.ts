import { runInNewContext } from "node:vm";
import fc from "fast-check";
import { expect, it } from "vitest";
import { docComment, keyText, literal, rowText, typeName } from "./text.ts";

it("writes literals that read back as the value", () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 4 }), (value) => {
      const back = runInNewContext(`(${literal(value)})`);
      expect(JSON.stringify(back)).toBe(JSON.stringify(value));
    }),
  );
});

it("writes no literal that sets a prototype", () => {
  expect(keyText("__proto__")).toBe('["__proto__"]');
});

it("ends no comment early", () => {
  expect(docComment(["a */ b"])).toEqual(["/** a *\\/ b */"]);
});

it("says nothing where there is nothing to say", () => {
  expect(docComment(["", " "])).toEqual([]);
});

it.each([
  ["Ens", "Ens"],
  ["aligenie-iap_1.0", "AligenieIap10"],
  ["5g", "Product5g"],
  ["Product", "TheProduct"],
])("makes a type's name of %s", (product, name) => {
  expect(typeName(product)).toBe(name);
});

it("says what a row is beside a name that every object has", () => {
  expect(rowText("CreateShelf", "{}", "Row")).toBe("  CreateShelf: {},");
  expect(rowText("constructor", "{}", "Row")).toBe("  constructor: {} as Row,");
});
