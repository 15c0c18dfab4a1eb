import { expect, it } from "vitest";
import { diff } from "./index.ts";
import { shelf, shelfWith } from "./testing/shelf.ts";

it("says nothing about a spec and itself", () => {
  expect(diff(shelf, shelf)).toEqual([]);
  expect(diff(shelf, shelfWith())).toEqual([]);
});
