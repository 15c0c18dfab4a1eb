import { expect, it } from "vitest";
import { compose } from "../compose.ts";
import { factsOf, parameter } from "../testing/facts.ts";
import { overlaid } from "../testing/overlay.ts";
import { explain } from "./explain.ts";
import { onTheWire } from "./wire.ts";

const facts = factsOf({
  CreateShelf: {
    parameters: [
      parameter("Users", "query", {
        style: "json",
        schema: { type: "array", required: true, maxItems: 10, items: { type: "string", example: "14" } },
      }),
      parameter("Label", "formData", { schema: { type: "string", enum: ["a", "b"] } }),
    ],
    responses: {
      "200": {
        schema: {
          type: "object",
          properties: {
            Books: {
              type: "array",
              items: { type: "object", properties: { Id: { type: "integer", format: "int64" } } },
            },
          },
        },
      },
    },
    errorCodes: { "400": [{ errorCode: "Invalid.%s", errorMessage: "No %s." }] },
    changeSet: [{ createdAt: "2020-02-03T00:00:00.000Z", description: "Add Operation" }],
    ramActions: [{ ramAction: { action: "shelf:CreateShelf", resources: [{ resourceType: "Shelf", arn: "*" }] } }],
  },
});
const overlay = {
  file: "overlay/a.yaml",
  content: {
    overlay: "1.0.0",
    actions: [
      {
        target: "$.paths['/CreateShelf'].post.parameters[0].content.*.schema",
        description: "One at least.",
        update: { minItems: 1 },
      },
    ],
  },
};
const docs = {
  file: "docs/a.yaml",
  content: { operations: { CreateShelf: { summary: "Makes a shelf.", response: { "Books[].Id": "The book." } } } },
};

it("says where each fact and text is from, and how parameters travel", () => {
  const files = { facts: "upstream.json", spec: "openapi.yaml" };
  expect(explain("CreateShelf", { ...compose(facts, [overlay], [docs]), files })).toMatchInlineSnapshot(`
    "CreateShelf: Makes a shelf.

      on the wire   POST https://shelf.aliyuncs.com/, x-acs-action: CreateShelf, x-acs-version: 2020-01-01
      in the spec   openapi.yaml#/paths/~1CreateShelf/post
      facts         upstream.json#/apis/CreateShelf
      group         none
      summary       docs/a.yaml#/operations/CreateShelf/summary
      description   no text yet
      permission    shelf:CreateShelf on Shelf (*)  ← upstream.json#/apis/CreateShelf/ramActions/0
      changed       2020-02-03 Add Operation  ← upstream.json#/apis/CreateShelf/changeSet/0

    Parameters
        Users: list of string, 1 to 10 items, required
          fact          upstream.json#/apis/CreateShelf/parameters/0
          minItems      overlay/a.yaml#/actions/0: One at least.
          text          no text yet
          wire          in the query, style json: Users=["14"]
        Label: string, one of a, b
          fact          upstream.json#/apis/CreateShelf/parameters/1/schema
          text          no text yet
          wire          a field of the form: Label=a

    Answer
        Books: list of object
          fact          upstream.json#/apis/CreateShelf/responses/200/schema/properties/Books
          text          no text yet
        Books[].Id: integer (int64)
          fact          upstream.json#/apis/CreateShelf/responses/200/schema/properties/Books/items/properties/Id
          text          docs/a.yaml#/operations/CreateShelf/response/Books[].Id
        sample        the composer: composed from the fields' examples

    Errors
        400 Invalid.%s: No %s.
          fact          upstream.json#/apis/CreateShelf/errorCodes/400/0
          advice        no text yet
    "
  `);
});

it.each([
  ["query", undefined, { type: "string", example: "a" }, "in the query: N=a"],
  [
    "query",
    "json",
    { type: "object", properties: { A: { type: "integer", example: 1 } } },
    'in the query, style json: N={"A":1}',
  ],
  [
    "query",
    "repeatList",
    { type: "array", items: { type: "object", properties: { Key: { example: "k" } } } },
    "in the query, style repeatList: N.1.Key=k",
  ],
  [
    "query",
    "flat",
    { type: "array", minItems: 2, items: { type: "string", example: "a" } },
    "in the query, style flat: N.1=a&N.2=a",
  ],
  [
    "query",
    "simple",
    { type: "array", minItems: 2, items: { type: "string", example: "a" } },
    "in the query, style simple: N=a,a",
  ],
  [
    "query",
    "pipeDelimited",
    { type: "array", minItems: 2, items: { type: "string", example: "a" } },
    "in the query, style pipeDelimited: N=a|a",
  ],
  [
    "query",
    "spaceDelimited",
    { type: "array", minItems: 2, items: { type: "string", example: "a" } },
    "in the query, style spaceDelimited: N=a a",
  ],
  ["form", undefined, { type: "boolean", example: true }, "a field of the form: N=true"],
  ["path", undefined, { type: "string", example: "c1" }, "in the path: {N} → c1"],
  ["header", undefined, { type: "string", example: "x" }, "a header: N: x"],
  ["body", undefined, { type: "object", properties: { A: { type: "string", example: "a" } } }, 'the body: {"A":"a"}'],
])("shows a parameter in the place %s, style %s", (place, style, schema, text) => {
  expect(onTheWire("N", place, style, schema, {})).toBe(text);
});

it("explains an operation that no upstream document has", () => {
  const renames = { operationId: "RenameShelf", summary: "Renames a shelf.", "x-acs-methods": ["post"] };
  const composed = overlaid(factsOf({}), ["$", { "x-acs-undocumented": { RenameShelf: renames } }]);
  const files = { facts: "upstream.json", spec: "openapi.yaml" };
  const lines = explain("RenameShelf", { ...composed, files }).split("\n");
  expect(lines[0]).toBe("RenameShelf: Renames a shelf.");
  expect(lines).toContain("  in the spec   openapi.yaml#/x-acs-undocumented/RenameShelf");
});
