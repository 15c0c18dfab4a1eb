import fc from "fast-check";
import { expect, it } from "vitest";
import { factsText, importDocument } from "./document.ts";
import { places, styles } from "./parameter.ts";
import { operation, shelves } from "./testing/shelves.ts";

const word = fc.constantFrom("oak", "Ash", "elm tree", "书架", " blank\t", "12", "1.5", "true", "", "%s");
const value = fc.oneof(word, fc.integer(), fc.boolean(), fc.constant(null));
const flag = fc.constantFrom(true, false, "true", "false");
const limit = fc.oneof(fc.integer(), fc.integer().map(String), fc.constantFrom("", "many"));
const prose = { title: word, description: word, enumValueTitles: fc.constantFrom({}, [], { oak: "o" }) };

const { schema } = fc.letrec<{ schema: Record<string, unknown> }>((tie) => {
  const inner = tie("schema");
  const fields = fc.dictionary(fc.constantFrom("A", "b", "7", "x/y", "z~"), inner, { maxKeys: 3 });
  return {
    schema: fc.record(
      {
        ...prose,
        type: fc.constantFrom(
          "string",
          "integer",
          "number",
          "boolean",
          "array",
          "object",
          "any",
          "Long",
          ["string", "null"],
          ["null", "integer", "boolean"],
        ),
        format: fc.constantFrom("int32", "iso8601"),
        required: fc.oneof(flag, fc.subarray(["A", "b", "c"])),
        docRequired: flag,
        deprecated: flag,
        nullable: flag,
        example: value,
        default: value,
        enum: fc.array(value, { maxLength: 3 }),
        minimum: limit,
        maximum: limit,
        exclusiveMinimum: fc.oneof(flag, limit),
        maxLength: limit,
        pattern: fc.constantFrom("^a$", "("),
        items: fc.oneof({ depthSize: "small", withCrossShrink: true }, fc.constant([]), inner),
        properties: fc.oneof({ depthSize: "small", withCrossShrink: true }, fc.constant([]), fields),
        additionalProperties: fc.oneof({ depthSize: "small", withCrossShrink: true }, fc.boolean(), inner),
        $ref: fc.constant("#/components/schemas/Board"),
        "x-shelf": fc.oneof(word, fc.array(word)),
      },
      { requiredKeys: [] },
    ),
  };
});

const parameter = fc.record(
  {
    in: fc.constantFrom(...places),
    style: fc.constantFrom(...styles, ""),
    schema: fc.oneof(schema, fc.constant([])),
    required: flag,
    ...prose,
    enumValueTitles: fc.constant(undefined),
    allowEmptyValue: flag,
  },
  { requiredKeys: ["in"] },
);

const code = fc.record(
  { errorCode: fc.constantFrom("No%s", "No\t"), errorMessage: word, description: word },
  { requiredKeys: ["errorCode"] },
);
const sample = fc.record({
  type: fc.constantFrom("json", "xml"),
  example: fc.oneof(word, fc.json()),
  errorExample: word,
});
const ram = fc.constantFrom({ action: "a:B" }, { operationType: "get", ramAction: { action: "a:B" } });

const operations = fc.record(
  {
    ...prose,
    enumValueTitles: fc.constant(undefined),
    summary: word,
    path: fc.constantFrom("", "/", "/a/{B}"),
    methods: fc.subarray(["get", "POST", "put"], { minLength: 1 }),
    schemes: fc.subarray(["http", "https", "SSE"]),
    deprecated: flag,
    systemTags: fc.constantFrom([], { operationType: "get" }),
    parameters: fc
      .array(parameter, { maxLength: 3 })
      .map((list) => list.map((each, index) => ({ ...each, name: `P${index}` }))),
    responses: fc.oneof(fc.constant([]), fc.record({ "200": fc.record({ schema }, { requiredKeys: [] }) })),
    errorCodes: fc.oneof(fc.constant([]), fc.record({ "400": fc.array(code, { maxLength: 3 }) })),
    responseDemo: fc.oneof(
      word,
      fc.array(sample, { maxLength: 2 }).map((samples) => JSON.stringify(samples)),
    ),
    ramActions: fc.array(ram, { maxLength: 2 }),
    changeSet: fc.array(fc.record({ createdAt: fc.constant("2024-01-01"), description: word }), { maxLength: 2 }),
  },
  { requiredKeys: ["methods"] },
);

const document = fc
  .record({ operation: operations, board: schema, title: word, endpoint: fc.constantFrom("endpoint", "public") })
  .map(({ operation: own, board: { $ref: _, ...board }, title, endpoint }) =>
    shelves({
      components: { schemas: { Board: board } },
      directories: [{ id: 1, title, type: "directory", children: ["MakeShelf", { title, children: [] }] }],
      apis: { CreateShelf: operation(), MakeShelf: JSON.parse(JSON.stringify(own)) },
      endpoints: [{ regionId: "north", [endpoint]: "shelf.example.com" }],
    }),
  );

it("gives the same bytes when its own output is imported again", () => {
  fc.assert(
    fc.property(document, fc.boolean(), (upstream, descriptions) => {
      const once = factsText(importDocument(upstream, { descriptions }).facts);
      expect(factsText(importDocument(JSON.parse(once), { descriptions }).facts)).toBe(once);
    }),
  );
});

it("keeps no prose and no Chinese but values that go over the wire", () => {
  fc.assert(
    fc.property(document, (upstream) => {
      const text = JSON.stringify(importDocument(upstream).facts, (key, each) =>
        key === "enum" || key === "default" ? undefined : each,
      );
      expect(text).not.toMatch(/书架|"summary"|"enumValueTitles"/);
    }),
  );
});
