import { expect, it } from "vitest";
import { importDocument } from "../../import/document.ts";
import { compose, operationsOf } from "../compose.ts";
import { factsOf, parameter } from "../testing/facts.ts";
import { doubts } from "./doubts.ts";
import { tallyTexts } from "./texts.ts";

const facts = factsOf(
  {
    CreateShelf: {
      parameters: [
        parameter("Size", "query", { schema: { type: "string", minimum: "1" } }),
        parameter("Port", "query", { schema: { type: "integer", example: "many" } }),
      ],
      responses: {
        "200": { schema: { type: "object", properties: { RequestId: { type: "string" }, Id: { type: "string" } } } },
      },
      errorCodes: {
        "400": [
          { errorCode: "A", errorMessage: "" },
          { errorCode: "B", errorMessage: "" },
        ],
      },
    },
    Status: {},
  },
  { directories: [{ title: "Shelves", type: "directory", children: ["CreateShelf"] }] },
);
const docs = {
  file: "docs/shelves.yaml",
  content: {
    group: "Shelves",
    operations: {
      CreateShelf: {
        summary: "Makes a shelf.",
        parameters: { Size: "How big." },
        response: { Id: "Which." },
        errors: { A: "Wait." },
      },
    },
  },
};

it("counts what has a text, by group", () => {
  const { spec, provenance } = compose(facts, [], [docs]);
  expect(tallyTexts(spec, operationsOf(spec), provenance)).toEqual([
    {
      group: "Shelves",
      hasFile: true,
      summaries: { has: 1, of: 1 },
      parameters: { has: 1, of: 2 },
      fields: { has: 1, of: 2 },
      advice: { has: 1, of: 2 },
    },
    {
      group: "(in no group)",
      hasFile: false,
      summaries: { has: 0, of: 1 },
      parameters: { has: 0, of: 0 },
      fields: { has: 0, of: 1 },
      advice: { has: 0, of: 0 },
    },
  ]);
});

it("names facts in doubt, but those that an overlay has corrected", () => {
  const { oddities } = importDocument(facts).report;
  const actions = [
    {
      target: "$.paths['/CreateShelf'].post.parameters[1].schema",
      description: "It is a name.",
      update: { type: "string" },
    },
  ];
  const found = (overlays: object[]) => {
    const { spec, provenance } = compose(
      facts,
      overlays.map((content) => ({ file: "a.yaml", content })),
    );
    return doubts(oddities, spec, operationsOf(spec), provenance).map(([kind]) => kind);
  };
  expect(found([])).toEqual(["wrongLimit", "exampleType"]);
  expect(found([{ overlay: "1.0.0", actions }])).toEqual(["wrongLimit"]);
});
