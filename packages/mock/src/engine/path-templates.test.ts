import { expect, it } from "vitest";
import { pathMatcher } from "./path-templates.ts";

const match = pathMatcher([
  ["List", "/shelves"],
  ["Get", "/shelves/{ShelfId}"],
  ["Update", "/shelves/{Id}"],
  ["All", "/shelves/all"],
  ["Book", "/shelves/{ShelfId}/books/{BookId}.json"],
  ["Odd", "/a.b/(c)/{D}"],
  ["Root", "/"],
]);

it.each([
  ["/shelves", ["List"], {}],
  ["/shelves/", ["List"], {}],
  ["/shelves/7", ["Get", "Update"], { ShelfId: "7", Id: "7" }],
  ["/shelves/all", ["All"], {}],
  ["/shelves/a%2Fb/books/c%20d.json", ["Book"], { ShelfId: "a/b", BookId: "c d" }],
  ["/shelves/%zz", ["Get", "Update"], { ShelfId: "%zz", Id: "%zz" }],
  ["/a.b/(c)/d", ["Odd"], { D: "d" }],
  ["/", ["Root"], {}],
] as const)("finds %s", (path, actions, values) => {
  const found = match(path);
  expect(found?.actions).toEqual(actions);
  expect(Object.fromEntries(found?.values ?? [])).toEqual(values);
});

it.each(["", "/shelf", "/shelves//", "/shelves/7/books", "/aXb/(c)/d", "/Shelves"])("finds nothing at %s", (path) => {
  expect(match(path)).toBeUndefined();
});
