import { expect, it } from "vitest";
import { Problem } from "../problem.ts";
import { factsText, importDocument } from "./document.ts";
import { operation, shelves, withSchema } from "./testing/shelves.ts";

const facts = (document: unknown, options?: Parameters<typeof importDocument>[1]) =>
  importDocument(document, options).facts;
const schemaOf = (document: unknown) => facts(document).apis.CreateShelf?.parameters[0]?.schema;
const withParameters = (...parameters: unknown[]) => shelves({ apis: { CreateShelf: operation({ parameters }) } });
const withComponents = (schemas: Record<string, unknown>) => shelves({ components: { schemas } });
const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });

const prose = { title: "t", description: "d", enumValueTitles: { oak: "o" } };
const wordy = shelves({
  directories: [{ id: 7, title: "All", description: "d", type: "directory", children: ["CreateShelf"] }],
  apis: {
    CreateShelf: operation({
      title: "t",
      summary: "s",
      description: "d",
      requestParamsDescription: "r",
      responseParamsDescription: "r",
      extraInfo: "e",
      parameters: [{ name: "Size", in: "query", description: "d", schema: { ...prose, type: "string" } }],
      responses: { "200": { description: "d", schema: { ...prose, type: "string" } } },
      errorCodes: { "400": [{ errorCode: "No", errorMessage: "No.", description: "d" }] },
      changeSet: [{ createdAt: "2024-01-01T00:00:00.000Z", description: "Add Operation" }],
    }),
  },
});

it("drops prose and keeps titles of groups and what changed", () => {
  const { facts, report } = importDocument(wordy);
  expect(facts.directories).toEqual([{ id: 7, title: "All", type: "directory", children: ["CreateShelf"] }]);
  expect(facts.apis.CreateShelf).toMatchObject({
    parameters: [{ name: "Size", in: "query", schema: { type: "string" } }],
    errorCodes: { "400": [{ errorCode: "No", errorMessage: "No." }] },
    changeSet: [{ createdAt: "2024-01-01T00:00:00.000Z", description: "Add Operation" }],
  });
  expect(JSON.stringify(facts)).not.toMatch(/"(summary|enumValueTitles|extraInfo|\w+ParamsDescription)"/);
  expect(report.dropped).toMatchObject({ summary: 1, enumValueTitles: 2, title: 3 });
});

it("takes a schema that is null for one that says nothing", () => {
  expect(facts(withParameters({ name: "Size", in: "query", schema: null })).apis.CreateShelf?.parameters).toEqual([
    { name: "Size", in: "query", schema: {} },
  ]);
});

it("keeps prose when asked, Chinese or not", () => {
  const kept = facts(wordy, { descriptions: true });
  expect(kept.apis.CreateShelf).toMatchObject({ summary: "s", parameters: [{ description: "d", schema: prose }] });
  const chinese = withSchema({ type: "string", description: "书架" });
  expect(factsText(facts(chinese, { descriptions: true }))).toContain("书架");
});

it("writes one fact a line with a space of indent, keywords in one order", () => {
  const text = factsText(facts(withSchema({ example: "3", required: true, type: "integer" })));
  expect(text).toContain(
    '\n     "schema": {\n      "type": "integer",\n      "required": true,\n      "example": "3"\n     }',
  );
  expect(text.endsWith("}\n")).toBe(true);
});

it("keeps limits, enums and examples as upstream writes them", () => {
  const schema = { type: "integer", example: "007", default: "1", enum: ["1", 2], minimum: "0", maximum: 9 };
  expect(schemaOf(withSchema(schema))).toEqual(schema);
});

it.each([
  ["a nullable type", { type: ["string", "null"] }, { type: "string", nullable: true }],
  ["several types", { type: ["string", "integer"] }, { type: "any" }],
  ["another name of a type", { type: "long" }, { type: "integer" }],
  ["an empty list for an empty object", { type: "object", properties: [] }, { type: "object", properties: {} }],
  [
    "required as a list",
    { type: "object", required: ["A"], properties: { A: { type: "string" }, B: { type: "string" } } },
    { type: "object", properties: { A: { type: "string", required: true }, B: { type: "string" } } },
  ],
  ["an extension", { type: "string", "x-shelf": { deep: 1 } }, { type: "string", "x-shelf": { deep: 1 } }],
])("reads %s in upstream's own way", (_, schema, read) => {
  expect(schemaOf(withSchema(schema))).toEqual(read);
});

it("reads required beside the schema as required in it", () => {
  expect(schemaOf(withSchema({ type: "string" }, { required: true }))).toEqual({ type: "string", required: true });
});

it("reads a style of the product's own with paths as ROA", () => {
  const info = { style: "SHELF", product: "Shelf", version: "old_1.0" };
  const document = shelves({ info, apis: { CreateShelf: operation({ path: "/shelves" }) } });
  expect(facts(document).info).toEqual({ style: "ROA", product: "Shelf", version: "old_1.0" });
});

it("reads a flat authorization as a nested one", () => {
  const nested = { operationType: "create", ramAction: { action: "shelf:Create", resources: [] } };
  const flat = { action: "shelf:Create", operationType: "create", resources: [] };
  const document = shelves({ apis: { CreateShelf: operation({ ramActions: [flat, nested] }) } });
  expect(facts(document).apis.CreateShelf?.ramActions).toEqual([nested, nested]);
});

it("reads public hosts as endpoints", () => {
  const endpoints = [{ regionId: "north", regionName: "北", public: "a.example.com", vpc: "b.example.com" }];
  expect(facts(shelves({ endpoints })).endpoints).toEqual([
    { regionId: "north", endpoint: "a.example.com", vpc: "b.example.com" },
  ]);
});

it("leaves Chinese leaves out of a sample and keeps the rest", () => {
  const sample = { type: "json", example: '{"Name":"书架","Tags":["木","oak"],"Size":3}', errorExample: "" };
  const document = shelves({ apis: { CreateShelf: operation({ responseDemo: JSON.stringify([sample]) }) } });
  const [read] = JSON.parse(facts(document).apis.CreateShelf?.responseDemo ?? "");
  expect(JSON.parse(read.example)).toEqual({ Tags: ["oak"], Size: 3 });
});

it("takes a schema that contains itself", () => {
  const Tree = { type: "object", properties: { Left: ref("Tree"), Leaves: { type: "array", items: ref("Tree") } } };
  expect(facts(withComponents({ Tree })).components.schemas).toEqual({ Tree });
});

it("leaves its input as it was", () => {
  const document = withSchema({ type: "object", required: ["A"], properties: { A: { type: "Long" } } });
  const before = structuredClone(document);
  importDocument(document);
  expect(document).toEqual(before);
});

const parameter = { name: "Size", in: "query", schema: { type: "string" } };
const apis = (name: string, value: unknown = operation()) => shelves({ apis: { [name]: value } });
const withOperation = (parts: Record<string, unknown>) => apis("CreateShelf", operation(parts));
const op = "/apis/CreateShelf";

it.each<[string, unknown, string, RegExp]>([
  ["a list", [], "", /not an upstream document but a list/],
  ["null", null, "", /not an upstream document but null/],
  ["a text", "x", "", /not an upstream document/],
  ["an OpenAPI document", { openapi: "3.1.0", info: {}, paths: {} }, "/openapi", /is an OpenAPI document/],
  ["another document", { apis: {} }, "", /has no info/],
  ["info without a product", shelves({ info: { style: "RPC", version: "1" } }), "/info", /needs product/],
  [
    "an unknown style of a product",
    shelves({ info: { style: "SOAP", product: "P", version: "1" } }),
    "/info/style",
    /"SOAP" is no style/,
  ],
  [
    "an unknown place",
    withParameters({ ...parameter, in: "cookie" }),
    `${op}/parameters/0/in`,
    /"cookie" is no place.*query, formData/,
  ],
  [
    "an unknown style",
    withParameters({ ...parameter, style: "deep" }),
    `${op}/parameters/0/style`,
    /"deep" is no style.*json, repeatList/,
  ],
  ["an unknown type", withSchema({ type: "strin" }), `${op}/parameters/0/schema/type`, /"strin" is no type/],
  ["an unknown method", withOperation({ methods: ["POKE"] }), `${op}/methods/0`, /"poke" is no method/],
  [
    "an unknown keyword",
    withSchema({ maxlength: 3 }),
    `${op}/parameters/0/schema/maxlength`,
    /does not know the keyword "maxlength" in a schema; correct/,
  ],
  ["no methods", withOperation({ methods: [] }), `${op}/methods`, /needs a method/],
  ["methods left out", withOperation({ methods: undefined }), op, /needs methods/],
  [
    "a parameter twice, differently",
    withParameters(parameter, { ...parameter, schema: { type: "integer" } }),
    `${op}/parameters/1`,
    /Size in query is there twice/,
  ],
  [
    "a parameter twice, with an example",
    withParameters(parameter, { ...parameter, schema: { ...parameter.schema, example: "3" } }),
    `${op}/parameters/1`,
    /Size in query is there twice, first at .*; delete one/,
  ],
  ["a parameter without a name", withParameters({ in: "query" }), `${op}/parameters/0`, /needs name/],
  [
    "a name that is no text",
    withParameters({ ...parameter, name: 3 }),
    `${op}/parameters/0/name`,
    /must be a text, not 3/,
  ],
  ["an empty name", withParameters({ ...parameter, name: "" }), `${op}/parameters/0/name`, /must not be empty/],
  [
    "the name __proto__",
    withParameters({ ...parameter, name: "__proto__" }),
    `${op}/parameters/0/name`,
    /__proto__ cannot be used/,
  ],
  [
    "a field __proto__",
    withSchema(JSON.parse('{"properties":{"__proto__":{}}}')),
    `${op}/parameters/0/schema/properties/__proto__`,
    /__proto__ cannot be used/,
  ],
  [
    "parameters that are no list",
    withOperation({ parameters: {} }),
    `${op}/parameters`,
    /must be a list, not an object/,
  ],
  [
    "a schema that is a text",
    withSchema("string"),
    `${op}/parameters/0/schema`,
    /must be an object, not the text "string"/,
  ],
  [
    "required that is no flag",
    withSchema({ required: "yes" }),
    `${op}/parameters/0/schema/required`,
    /must be true or false/,
  ],
  [
    "a limit that is a list",
    withSchema({ minimum: [1] }),
    `${op}/parameters/0/schema/minimum`,
    /must be a number, not a list/,
  ],
  ["an enum that is a text", withSchema({ enum: "oak" }), `${op}/parameters/0/schema/enum`, /must be a list/],
  ["an operation that is a number", apis("CreateShelf", 3), op, /must be an object, not 3/],
  ["apis that are a list", shelves({ apis: [1] }), "/apis", /must be an object, not a list/],
  [
    "error codes that are texts",
    withOperation({ errorCodes: { "400": ["No"] } }),
    `${op}/errorCodes/400/0`,
    /must be an object/,
  ],
  ["a sample that is no text", withOperation({ responseDemo: [] }), `${op}/responseDemo`, /must be a text/],
  ["directories that are an object", shelves({ directories: {} }), "/directories", /must be a list/],
  ["an endpoint without a region", shelves({ endpoints: [{}] }), "/endpoints/0", /needs regionId/],
  ["an action that is no identifier", apis("Create-Shelf"), "/apis/Create-Shelf", /no identifier/],
  [
    "two actions that make one method",
    shelves({ apis: { CreateShelf: operation(), createShelf: operation() } }),
    "/apis/createShelf",
    /both be the method createShelf/,
  ],
  ["a reference to nowhere", withSchema(ref("Board")), `${op}/parameters/0/schema/$ref`, /Board leads nowhere/],
  [
    "a reference to another place",
    withSchema({ $ref: "#/definitions/Board" }),
    `${op}/parameters/0/schema/$ref`,
    /leads nowhere/,
  ],
  [
    "references that lead only to each other",
    withComponents({ A: ref("B"), B: ref("A") }),
    "/components/schemas/A",
    /A → B → A lead only to each other/,
  ],
  ["a reference to itself", withComponents({ A: ref("A") }), "/components/schemas/A", /A → A lead only/],
  [
    "references in a circle through allOf",
    withComponents({ A: { allOf: [ref("B")] }, B: ref("A") }),
    "/components/schemas/A",
    /lead only/,
  ],
])("refuses %s", (_, document, pointer, message) => {
  const error = thrownBy(() => importDocument(document, { file: "shelf.json" }));
  expect(error).toBeInstanceOf(Problem);
  expect(error).toMatchObject({ file: "shelf.json", pointer });
  expect(error.message).toMatch(message);
});

it("refuses schemas nested too deep instead of running out of stack", () => {
  let schema: unknown = { type: "string" };
  for (let level = 0; level < 10_000; level++) schema = { type: "array", items: schema };
  const error = thrownBy(() => importDocument(withSchema(schema)));
  expect(error.message).toMatch(/nested deeper than 250 levels/);
  expect(error.message.length).toBeLessThan(400);
});

function thrownBy(run: () => unknown): Problem {
  try {
    run();
  } catch (error) {
    return error as Problem;
  }
  throw new Error("nothing was thrown");
}
