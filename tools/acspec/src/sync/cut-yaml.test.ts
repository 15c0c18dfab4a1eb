import { expect, it } from "vitest";
import { cutFromYaml, linesOfEntry } from "./cut-yaml.ts";

const overlay = `overlay: 1.0.0
actions:
  # About shelves.
  - target: $.a
    description: >-
      One, on
      two lines.
    update: { a: 1 }

  # About books.
  - target: $.b
    description: Two.   # as it was
    update:
      b: [ 1,2 ]

  - target: $.c
    description: Three.
    remove: true
`;

it.each([
  [
    "the first",
    0,
    /# About shelves|\$\.a/,
    "actions:\n  # About books.\n  - target: $.b\n    description: Two.   # as it was",
  ],
  ["one in the middle", 1, /# About books|\$\.b/, "update: { a: 1 }\n\n  - target: $.c"],
  ["the last", 2, /\$\.c/, "      b: [ 1,2 ]\n"],
])("cuts %s of a list with the comment above it, and leaves the rest as it is written", (_, index, gone, kept) => {
  const text = cutFromYaml(overlay, ["actions", index]) ?? "";
  expect(text).not.toMatch(gone);
  expect(text).toContain(kept);
  expect(text).not.toMatch(/\n\n\n|\n\n$/);
});

const docs = `group: Shelves
operations:
  CreateShelf:
    summary: Creates a shelf.
    parameters: { Name: "Its name: a text.", Kind: Its kind. }
    response:
      ShelfId: Its identifier.
  ListShelves:
    summary: Lists shelves.
`;

it("cuts an entry of a map, in blocks and in braces", () => {
  expect(cutFromYaml(docs, ["operations", "ListShelves"])).toBe(docs.replace(/ {2}ListShelves:\n.*\n/, ""));
  expect(cutFromYaml(docs, ["operations", "CreateShelf"])).toBe(docs.replace(/ {2}CreateShelf:\n( {4}.*\n)+/, ""));
  expect(cutFromYaml(docs, ["operations", "CreateShelf", "parameters", "Kind"])).toBe(
    docs.replace(", Kind: Its kind.", ""),
  );
});

it("cuts what would be left empty, up to the file itself", () => {
  expect(cutFromYaml(docs, ["operations", "CreateShelf", "response", "ShelfId"])).toBe(
    docs.replace(/ {4}response:\n.*\n/, ""),
  );
  expect(cutFromYaml("names: { Colour: A colour. }\n", ["names", "Colour"])).toBeUndefined();
});

it("leaves a text as it is where there is no such entry", () => {
  expect(cutFromYaml(docs, ["operations", "DropShelf"])).toBe(docs);
});

it("gives the lines of an entry, so that they can stand elsewhere", () => {
  expect(linesOfEntry(docs, ["operations", "ListShelves"])).toBe("  ListShelves:\n    summary: Lists shelves.");
});
