import { expect, it } from "vitest";
import { meantAction } from "./meant-action.ts";

const actions = ["CreateShelf", "CreateShelves", "DeleteShelf", "Ls"];

it.each([
  ["createShelf", "CreateShelf"],
  ["CREATESHELVES", "CreateShelves"],
  ["CreatShelf", "CreateShelf"],
  ["DeletesShelf", "DeleteShelf"],
  ["ls", "Ls"],
  ["lt", undefined],
  ["DescribeRooms", undefined],
  ["", undefined],
  ["C".repeat(101), undefined],
])("takes %s for %s", (given, meant) => {
  expect(meantAction(given, actions)).toBe(meant);
});
