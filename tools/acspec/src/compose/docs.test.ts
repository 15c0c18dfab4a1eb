import { expect, it } from "vitest";
import { compose, operationsOf } from "./compose.ts";
import type { Node } from "./node.ts";
import { factsOf, parameter } from "./testing/facts.ts";

const facts = factsOf(
  {
    CreateShelf: {
      parameters: [
        parameter("Disk.Size", "query"),
        parameter("Users", "query", { style: "json", schema: { type: "array", items: { type: "string" } } }),
        parameter("Label", "formData"),
        parameter("RegionId", "query"),
      ],
      responses: {
        "200": {
          schema: {
            type: "object",
            properties: {
              RequestId: { type: "string" },
              Books: {
                type: "array",
                items: { type: "object", properties: { Id: { type: "string" }, RegionId: { type: "string" } } },
              },
              Counts: { type: "object", additionalProperties: { type: "integer" } },
            },
          },
        },
      },
      errorCodes: {
        "400": [{ errorCode: "Invalid.%s", errorMessage: "" }],
        "403": [{ errorCode: "Invalid.%s", errorMessage: "" }],
      },
    },
    Status: {},
  },
  { directories: [{ title: "Shelves", type: "directory", children: ["CreateShelf"] }] },
);

const group = (operations: Node, others: Node = {}) => ({
  file: "docs/shelves.yaml",
  content: { group: "Shelves", operations, ...others },
});
const glossary = (names: Node) => ({ file: "docs/glossary.yaml", content: { names } });

it("gives texts to groups, operations, parameters, fields and codes", () => {
  const texts = {
    summary: "Makes a shelf.",
    description: "Of oak.",
    parameters: { "Disk.Size": "In GiB.", Users: "Who.", "Users[]": "One.", Label: "What it says." },
    response: { "Books[].Id": "The book.", "Counts{}": "How many." },
    errors: { "Invalid.%s": "Look again." },
  };
  const { spec } = compose(facts, [], [group({ CreateShelf: texts }, { description: "Where books stand." })]);
  const operation = operationsOf(spec)[0] as Node;
  expect(spec.tags).toEqual([{ name: "Shelves", description: "Where books stand." }]);
  expect(operation).toMatchObject({ summary: "Makes a shelf.", description: "Of oak." });
  expect(textsIn(operation)).toEqual([
    "Of oak.",
    "In GiB.",
    "Who.",
    "One.",
    "What it says.",
    "The answer.",
    "The book.",
    "How many.",
  ]);
  expect(operation["x-acs-errors"]).toMatchObject({
    "400": [{ advice: "Look again." }],
    "403": [{ advice: "Look again." }],
  });
});

it("gives the glossary's text to what has none of its own, wherever it stands", () => {
  const texts = { parameters: { RegionId: "Its own." } };
  const { spec, provenance } = compose(facts, [], [glossary({ RegionId: "A region." }), group({ CreateShelf: texts })]);
  const operation = operationsOf(spec)[0] as Node;
  expect(textsIn(operation)).toEqual(["Its own.", "The answer.", "A region."]);
  const [, , region] = operation.parameters as Node[];
  expect(provenance.of(region ?? {}, "description")).toEqual({
    from: "docs",
    file: "docs/shelves.yaml",
    pointer: "/operations/CreateShelf/parameters/RegionId",
  });
});

it.each([
  [
    "an operation",
    group({ CreateShelv: {} }),
    "#/operations/CreateShelv: there is no operation CreateShelv; did you mean CreateShelf?",
  ],
  [
    "an operation of another group",
    group({ Status: {} }),
    "#/operations/Status: Status is in the group of none; move its texts to that group's file",
  ],
  [
    "a group",
    { file: "docs/shelves.yaml", content: { group: "Shelfs" } },
    "#/group: there is no group Shelfs; did you mean Shelves?",
  ],
  [
    "a parameter",
    group({ CreateShelf: { parameters: { User: "a" } } }),
    "#/operations/CreateShelf/parameters/User: there is no User; did you mean Users?",
  ],
  [
    "a field",
    group({ CreateShelf: { response: { "Books[].Ids": "a" } } }),
    "#/operations/CreateShelf/response/Books[].Ids: there is no Books[].Ids; did you mean Books[].Id?",
  ],
  [
    "items of no list",
    group({ CreateShelf: { response: { "RequestId[]": "a" } } }),
    "#/operations/CreateShelf/response/RequestId[]: there is no RequestId[]",
  ],
  [
    "a code",
    group({ CreateShelf: { errors: { Invalid: "a" } } }),
    "#/operations/CreateShelf/errors/Invalid: the operation has no error code Invalid; did you mean Invalid.%s?",
  ],
  [
    "a key",
    group({ CreateShelf: { sumary: "a" } }),
    "#/operations/CreateShelf/sumary: texts have summary, description, parameters, response, errors, but no sumary; did you mean summary?",
  ],
  ["a text that is none", group({ CreateShelf: { summary: 5 } }), "#/operations/CreateShelf/summary: must be a text"],
  ["a map that is none", group({ CreateShelf: [] }), "#/operations/CreateShelf: must be a map"],
  ["a name", glossary({ RegionID: "a" }), "#/names/RegionID: nothing is called RegionID; did you mean RegionId?"],
])("refuses %s that matches nothing, naming file and key", (_, document, message) => {
  expect(() => compose(facts, [], [document])).toThrow(
    expect.objectContaining({ message: document.file + message }) as unknown as Error,
  );
});

function textsIn(value: unknown): string[] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, member]) =>
    key === "description" && typeof member === "string" ? [member] : textsIn(member),
  );
}
