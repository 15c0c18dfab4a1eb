import { expect, it } from "vitest";
import { nearest } from "./nearest.ts";

const names = ["DescribeShelves", "CreateShelf", "DeleteShelf"];

it.each([
  ["DescribeShelve", "DescribeShelves"],
  ["createshelf", "CreateShelf"],
  ["CraeteShelf", "CreateShelf"],
  ["RunBooks", undefined],
  ["", undefined],
])("finds for %j what was meant: %j", (name, meant) => {
  expect(nearest(name, names)).toBe(meant);
});
