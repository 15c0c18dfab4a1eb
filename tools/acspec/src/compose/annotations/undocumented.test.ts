import { expect, it } from "vitest";
import { factsOf } from "../testing/facts.ts";
import { overlaid } from "../testing/overlay.ts";

const facts = factsOf({ CreateShelf: {} });
const renames = {
  operationId: "RenameShelf",
  summary: "Renames a shelf.",
  "x-acs-methods": ["post"],
  parameters: [{ name: "ShelfId", in: "query", schema: { type: "string" } }],
};
const added = (operations: object) => overlaid(facts, ["$", { "x-acs-undocumented": operations }]);

it("keeps operations that no upstream document has apart from the others", () => {
  const { spec } = added({ RenameShelf: renames });
  expect(Object.keys(spec.paths as object)).toEqual(["/CreateShelf"]);
  expect(spec["x-acs-undocumented"]).toEqual({ RenameShelf: renames });
});

it.each<[string, object, string]>([
  [
    "is documented",
    { CreateShelf: { ...renames, operationId: "CreateShelf" } },
    "is documented by now: delete the entry",
  ],
  ["is called otherwise", { RenameShelves: renames }, 'has operationId "RenameShelf"; it can be RenameShelves'],
  ["has no text", { RenameShelf: { ...renames, summary: undefined } }, "needs summary as a text"],
  [
    "has a key that operations do not have",
    { RenameShelf: { ...renames, parameter: [] } },
    "it can have operationId, summary, description, x-acs-methods, x-acs-schemes, x-acs-kind, x-acs-resource, x-acs-errors, parameters, responses; did you mean parameters?",
  ],
  [
    "has a parameter without a schema",
    { RenameShelf: { ...renames, parameters: [{ name: "ShelfId", in: "query" }] } },
    "needs the parameter ShelfId with in: query and a schema",
  ],
  ["has a map of parameters", { RenameShelf: { ...renames, parameters: {} } }, "needs parameters as a list of maps"],
])("refuses an undocumented operation that %s, and names the entry", (_, operations, message) => {
  expect(() => added(operations)).toThrow(message);
  expect(() => added(operations)).toThrow("a.yaml#/actions/0: x-acs-undocumented.");
});
