import { expect, it } from "vitest";
import { readSpec } from "../generate/spec.ts";
import { checkFolderName, folderNames, namesOf } from "./names.ts";

it.each([
  ["Shelf", "2020-01-01", ["shelf", "shelf-20200101"]],
  ["library-x", "lib_1.0", ["library-x", "library-x-lib10"]],
  ["1688.Open", "20240611", ["1688-open", "1688-open-20240611"]],
  [" Foo__BAR ", "2020-01-01", ["foo-bar", "foo-bar-20200101"]],
  ["../up", "2020-01-01", ["up", "up-20200101"]],
  ["書架", "2020-01-01", []],
])("calls the packages of %s %s by its name, and by its version where that is taken", (product, version, names) => {
  expect(folderNames({ product, version })).toEqual(names);
});

it("keeps names of packages short, whatever the product is called", () => {
  const names = folderNames({ product: "Shelf".repeat(50), version: "2020-01-01" });
  for (const name of names) expect(name.length).toBeLessThanOrEqual(40);
  expect(names[1]).toMatch(/shelf-20200101$|-20200101$/);
});

it.each(["Shelf", "a.b", "-a", "a--b", "a_b", "../a", "", "a".repeat(41), "node modules"])(
  "refuses --product %j and says what it takes",
  (name) => {
    expect(() => checkFolderName(name)).toThrow(/names no package; take lower-case letters, digits and single hyphens/);
  },
);

const specOf = (product: string, action: string) =>
  readSpec(
    `
info: { title: T, version: "1", x-acs-product: ${JSON.stringify(product)} }
paths: { /A: { post: { operationId: ${action} } } }
`,
    "s.yaml",
  );

it.each([
  ["Shelf", "shelf", "CreateShelf", "Shelf", "shelf"],
  ["library-x", "library-x", "GetBook", "LibraryX", "libraryX"],
  ["delete", "delete", "GetBook", "Delete", "deleteProduct"],
  ["Default", "default", "GetBook", "Default", "defaultProduct"],
  ["1688", "1688", "GetBook", "Product1688", "product1688"],
  ["Product", "product", "GetBook", "TheProduct", "product"],
  ["Shelf", "shelf", "shelf", "Shelf", "shelfProduct"],
  ["Shelf", "shelf-20200101", "CreateShelf", "Shelf", "shelf20200101"],
])(
  "has names for %s in %s that the language allows and nothing else has",
  (product, folder, action, type, constant) => {
    expect(namesOf(specOf(product, action), folder)).toMatchObject({ folder, type, constant });
  },
);
