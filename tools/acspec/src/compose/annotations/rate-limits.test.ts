import { expect, it } from "vitest";
import { factsOf } from "../testing/facts.ts";
import { overlaid } from "../testing/overlay.ts";

const facts = factsOf({ CreateShelf: {}, ListShelves: {} });
const limited = (limits: object) => overlaid(facts, ["$", { "x-acs-rate-limits": limits }]);

it("keeps how often an operation may be called", () => {
  const limits = { CreateShelf: { user: 5 }, ListShelves: { user: 10, api: 100 } };
  expect(limited(limits).spec["x-acs-rate-limits"]).toEqual(limits);
});

it.each<[string, object, string]>([
  [
    "an operation that is not there",
    { ListShelfs: { user: 5 } },
    "ListShelfs names the operation ListShelfs, which is not there; did you mean ListShelves?",
  ],
  ["nobody's rate", { ListShelves: {} }, "needs user or api"],
  [
    "somebody else's rate",
    { ListShelves: { users: 5 } },
    "has itself.users; it can have user, api; did you mean user?",
  ],
  ["a rate that is no number", { ListShelves: { user: "5" } }, "needs user as a whole number above 0"],
])("refuses the limit of %s, and names the entry", (_, limits, message) => {
  expect(() => limited(limits)).toThrow(message);
  expect(() => limited(limits)).toThrow("a.yaml#/actions/0: x-acs-rate-limits.");
});
