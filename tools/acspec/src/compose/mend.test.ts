import fc from "fast-check";
import { expect, it } from "vitest";
import { keepsLimits } from "./limits.ts";
import { made, mend, type Schemas } from "./mend.ts";
import { isNode, type Node } from "./node.ts";
import { impossible } from "./values.ts";

const schemas: Schemas = {
  Tree: {
    type: "object",
    required: ["Name"],
    properties: {
      Name: { type: "string", example: "oak" },
      Children: { type: "array", items: { $ref: "#/components/schemas/Tree" } },
    },
  },
  Endless: { type: "object", required: ["Next"], properties: { Next: { $ref: "#/components/schemas/Endless" } } },
  Loop: { $ref: "#/components/schemas/Loop" },
};

it.each<[string, Node, unknown, unknown]>([
  ["a number for a text", { type: "integer" }, "7", 7],
  ["a text for a number", { type: "string" }, 7, "7"],
  ["a flag for a text", { type: "boolean" }, "True", true],
  ["a flag where there is a name", { type: "boolean" }, "android", true],
  ["the field's example for what cannot be", { type: "integer", example: 3 }, "many", 3],
  ["a value of the enum", { type: "string", enum: ["a"] }, "b", "a"],
  ["a value within the limits", { type: "integer", minimum: 5 }, 2, 5],
  ["a list for a list in a text", { type: "array", items: { type: "integer" } }, "[1]", [1]],
  ["a list of what can be", { type: "array", items: { type: "object", properties: {} } }, [{}, "a"], [{}, {}]],
  ["no more items than may be", { type: "array", maxItems: 1, items: { type: "string" } }, ["a", "b"], ["a"]],
  ["fields that no schema knows", { type: "object", properties: {} }, { A: 1 }, { A: 1 }],
  ["no field that may not be", { type: "object", properties: {}, additionalProperties: false }, { A: 1 }, {}],
  [
    "the fields that must be",
    { type: "object", required: ["A"], properties: { A: { type: "string", example: "a" } } },
    {},
    { A: "a" },
  ],
  ["the values of a map", { type: "object", additionalProperties: { type: "integer" } }, { A: "1" }, { A: 1 }],
  [
    "the first alternative that can be",
    { oneOf: [{ type: "integer", minimum: 1, maximum: 0 }, { type: "string" }] },
    5,
    "5",
  ],
  [
    "the fields of all parts",
    { allOf: [{ type: "object", required: ["A"], properties: { A: { type: "integer" } } }] },
    { A: "1" },
    { A: 1 },
  ],
  ["anything where there is no type", {}, { A: [1] }, { A: [1] }],
  [
    "what a reference means",
    { $ref: "#/components/schemas/Tree" },
    { Name: 5, Children: [{ Name: 6 }] },
    { Name: "5", Children: [{ Name: "6" }] },
  ],
  ["anything for a reference to itself", { $ref: "#/components/schemas/Loop" }, 5, 5],
])("gives %s", (_, schema, value, mended) => {
  expect(mend(schema, value, schemas)).toEqual(mended);
});

it("makes a value from the fields' examples, and ends where a schema holds itself", () => {
  expect(made({ $ref: "#/components/schemas/Tree" }, schemas)).toEqual({ Name: "oak", Children: [] });
});

it("says so where no value can end", () => {
  expect(made({ $ref: "#/components/schemas/Endless" }, schemas)).toBe(impossible);
});

const schema: fc.Arbitrary<Node> = fc.letrec<{ schema: Node }>((tie) => ({
  schema: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    fc.record({
      type: fc.constant("integer"),
      minimum: fc.integer({ min: -9, max: 0 }),
      maximum: fc.integer({ min: 0, max: 9 }),
    }),
    fc.record({ type: fc.constant("string"), minLength: fc.nat(3) }),
    fc.constant({ type: "boolean" }),
    fc.record({ type: fc.constant("array"), items: tie("schema"), minItems: fc.nat(2) }),
    fc.record({
      type: fc.constant("object"),
      required: fc.constant(["A"]),
      properties: fc.record({ A: tie("schema"), B: tie("schema") }),
    }),
  ),
})).schema;

function isValid(schema: Node, value: unknown): boolean {
  if (!keepsLimits(schema, value)) return false;
  switch (schema.type) {
    case "integer":
      return Number.isInteger(value);
    case "array":
      return Array.isArray(value) && value.every((item) => isValid(schema.items as Node, item));
    case "object": {
      const properties = schema.properties as Record<string, Node>;
      return (
        isNode(value) &&
        "A" in value &&
        Object.entries(value).every(([name, member]) => {
          return !Object.hasOwn(properties, name) || isValid(properties[name] as Node, member);
        })
      );
    }
    default:
      return typeof value === schema.type;
  }
}

it("gives a valid value for any value, and leaves that as it is", () => {
  fc.assert(
    fc.property(schema, fc.jsonValue(), (schema, value) => {
      const mended = mend(schema, value, {});
      expect(isValid(schema, mended)).toBe(true);
      expect(mend(schema, mended, {})).toEqual(mended);
    }),
  );
});
