import { expect, it } from "vitest";
import { isWithin, parentOf } from "./places.ts";

it.each([
  ["Tag[].Key", "Tag", true],
  ["Tag[].Key", "Tag[]", true],
  ["Tag", "Tag", true],
  ["Tags", "Tag", false],
  ["Tag", "Tag[].Key", false],
  ["Labels{}.Key", "Labels", true],
])("%s within %s: %s", (place, other, is) => {
  expect(isWithin(place, other)).toBe(is);
});

it.each([
  ["Tag", undefined],
  ["Tag[].Key", "Tag"],
  ["Disk.Size", "Disk"],
  ["Shelf.Boards[].Width", "Shelf.Boards"],
])("%s stands in %s", (place, parent) => {
  expect(parentOf(place)).toBe(parent);
});
