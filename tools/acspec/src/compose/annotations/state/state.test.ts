import { expect, it } from "vitest";
import type { FactOperation, FactSchema } from "../../../facts.ts";
import { tallyAnnotations } from "../../check/annotations.ts";
import { operationsOf } from "../../compose.ts";
import { explain } from "../../explain/explain.ts";
import { factsOf, parameter } from "../../testing/facts.ts";
import { overlaid } from "../../testing/overlay.ts";

const text = { type: "string" };
const answer = (properties: Record<string, FactSchema>): Partial<FactOperation> => ({
  responses: { "200": { schema: { type: "object", properties } } },
});
const shelf = { type: "object", properties: { ShelfId: text, Name: text, State: text } };
const facts = factsOf({
  CreateShelf: {
    parameters: [parameter("Name", "query"), parameter("Rows", "query", { schema: { type: "array", items: text } })],
    errorCodes: { "400": [{ errorCode: "NameTaken", errorMessage: "Taken." }] },
    ...answer({ ShelfId: text }),
  },
  DeleteShelf: { parameters: [parameter("ShelfId", "query")] },
  DescribeShelves: {
    parameters: [parameter("ShelfId", "query"), parameter("Name", "query")],
    ...answer({ Shelves: { type: "array", items: shelf } }),
  },
});
const resource = {
  title: "A shelf",
  id: { request: "ShelfId", response: "ShelfId", prefix: "s-" },
  state: { field: "State", settled: "Ready", words: ["Making", "Ready"] },
  transitions: [
    { by: ["CreateShelf"], from: null, via: "Making", to: "Ready" },
    { by: ["DeleteShelf"], from: ["Ready"], to: "gone" },
  ],
  reads: [{ by: "DescribeShelves", at: "Shelves[]", id: "ShelfId", page: "none", filters: { Name: "= Name" } }],
  fields: { ShelfId: "@new", Name: "$Name ?? @id", State: "@state", Rows: "@count Shelf" },
};
const creates = {
  resource: "Shelf",
  verb: "create",
  stateful: "full",
  in: ["Name"],
  result: { ShelfId: "@new" },
  errors: { alreadyExists: "NameTaken" },
};
const played = (change: object, effect: object = {}) =>
  overlaid(
    facts,
    ["$", { "x-acs-resources": { Shelf: { ...resource, ...change } } }],
    ["$.paths['/CreateShelf'].post", { "x-acs-resource": { ...creates, ...effect } }],
  );

it("keeps resources and effects whose names are all there", () => {
  const { spec } = played({});
  expect(spec["x-acs-resources"]).toEqual({ Shelf: resource });
  expect(operationsOf(spec)[0]?.["x-acs-resource"]).toEqual(creates);
});

it("counts operations with state, and names those of which nothing is said", () => {
  const { spec } = played({});
  expect(tallyAnnotations(spec, operationsOf(spec))).toMatchObject({
    stateful: 1,
    untold: ["DeleteShelf", "DescribeShelves"],
  });
});

it("explains what an operation does, with its entry", () => {
  const files = { facts: "upstream.json", spec: "openapi.yaml" };
  const lines = explain("CreateShelf", { ...played({}, { sure: false }), files }).split("\n");
  expect(lines).toContain("  mock          create of Shelf, full, not sure  ← a.yaml#/actions/1: So it is.");
});

it.each<[string, object, string]>([
  ["a key", { field: {} }, "has itself.field; it can have title, id"],
  ["no title", { title: undefined }, "needs title as a text"],
  ["a parent", { parent: "Room" }, "names the resource Room, which is not there"],
  ["a reference", { refs: { RoomId: "Room" } }, "names the resource Room, which is not there"],
  [
    "an operation that moves it",
    { transitions: [{ by: ["CreateShelv"], from: null, to: "Ready" }] },
    "names the operation CreateShelv, which is not there; did you mean CreateShelf?",
  ],
  [
    "a word of its state",
    { transitions: [{ by: ["CreateShelf"], from: null, to: "Redy" }] },
    "names the word Redy, which is not there; did you mean Ready?",
  ],
  [
    "a read",
    { reads: [{ by: "DescribeShelfs", at: null }] },
    "names the operation DescribeShelfs, which is not there; did you mean DescribeShelves?",
  ],
  [
    "the path of a list",
    { reads: [{ by: "DescribeShelves", at: "Shelfs[]" }] },
    "names the field of DescribeShelves Shelfs, which is not there; did you mean Shelves?",
  ],
  [
    "a parameter of a filter",
    { reads: [{ by: "DescribeShelves", at: "Shelves[]", filters: { Nam: "= Name" } }] },
    "names the parameter of DescribeShelves Nam, which is not there; did you mean Name?",
  ],
  [
    "a filter",
    { reads: [{ by: "DescribeShelves", at: "Shelves[]", filters: { Name: "is Name" } }] },
    "names the filter is, which is not there",
  ],
  [
    "a parameter of a field",
    { fields: { Name: "$Nmae" } },
    "names the parameter Nmae, which is not there; did you mean Name?",
  ],
  [
    "a word of an expression",
    { fields: { Name: "@stat" } },
    "names the word @stat, which is not there; did you mean @state?",
  ],
  ["a kind in the second part of a list", { fields: { Name: "$Name ++ @list Room" } }, "names the resource Room"],
  ["a kind of which addresses are taken", { fields: { Name: "@free Block Room" } }, "names the resource Room"],
  ["a block of addresses", { fields: { Name: "@ip @Room.Block" } }, "names the resource Room"],
  ["a kind in an expression", { fields: { Name: "@Room.Name" } }, "names the resource Room, which is not there"],
  ["an expression", { fields: { Name: "Name" } }, "has fields.Name Name; an expression begins with $, =, @ or map"],
  ["a condition", { fields: { Name: "$Name when big" } }, "has fields.Name with the condition big"],
  [
    "what holds it back",
    { transitions: [{ by: ["DeleteShelf"], while: "@size @room > =0", to: "gone" }] },
    "names the word @room",
  ],
  ["what blocks it", { blockedBy: [{ resource: "Book" }] }, "names the resource Book, which is not there"],
])("refuses a resource with %s that is wrong, and names the entry", (_, change, message) => {
  expect(() => played(change)).toThrow(message);
  expect(() => played(change)).toThrow("a.yaml#/actions/0: x-acs-resources.Shelf ");
});

it.each<[string, object, string]>([
  ["a resource", { resource: "Shelv" }, "names the resource Shelv, which is not there; did you mean Shelf?"],
  ["how far it goes", { stateful: "yes" }, 'has stateful "yes"; it can be full, part, static'],
  ["a parameter", { in: ["Nam"] }, "names the parameter Nam, which is not there; did you mean Name?"],
  [
    "a field of the answer",
    { result: { ShelfNo: "@new" } },
    "names the field ShelfNo, which is not there; did you mean ShelfId?",
  ],
  ["a list to go through", { each: "$Row" }, "names the parameter Row, which is not there; did you mean Rows?"],
  ["what it sets", { sets: { "Shelv.Name": "$Name" } }, "names the resource Shelv, which is not there"],
  ["a type of what no document has", { unlisted: { takes: { Token: "text" } } }, 'has unlisted.takes.Token "text"'],
  ["a comparison", { refuses: [{ when: "$Nam < =1", code: "X" }] }, "names the parameter Nam, which is not there"],
  ["no code for a refusal", { refuses: [{ when: "$Name != =1" }] }, "needs refuses[].code as a text"],
  ["what it adds", { adds: [{ resource: "Book" }] }, "names the resource Book, which is not there"],
  [
    "a code",
    { errors: { alreadyExists: "NamTaken" } },
    "names the error code NamTaken, which is not there; did you mean NameTaken?",
  ],
])("refuses an effect with %s that is wrong, and names the entry", (_, effect, message) => {
  expect(() => played({}, effect)).toThrow(message);
  expect(() => played({}, effect)).toThrow("a.yaml#/actions/1: x-acs-resource of CreateShelf ");
});

it("lets an operation that is not sure fail with a code of another's", () => {
  expect(() => played({}, { errors: { quota: "TooMany" }, sure: false })).not.toThrow();
});
