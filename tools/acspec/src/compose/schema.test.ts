import { expect, it } from "vitest";
import type { FactSchema } from "../facts.ts";
import { Provenance } from "./provenance.ts";
import { composeSchema, resettle } from "./schema.ts";

const composed = (facts: FactSchema) =>
  composeSchema(facts, "", { provenance: new Provenance(), componentNames: new Map([["a b", "a_b"]]) });

it.each<[string, FactSchema, object]>([
  ["limits as numbers", { type: "integer", minimum: "1", maximum: "9" }, { type: "integer", minimum: 1, maximum: 9 }],
  ["decimal limits", { type: "number", minimum: "0.5" }, { type: "number", minimum: 0.5 }],
  ["a limit on the wrong type aside", { type: "string", minimum: "1" }, { type: "string", "x-acs-minimum": "1" }],
  ["a length on the wrong type aside", { type: "integer", maxLength: 4 }, { type: "integer", "x-acs-max-length": 4 }],
  [
    "a limit with too many digits aside",
    { type: "integer", maximum: "9223372036854775807" },
    { type: "integer", "x-acs-maximum": "9223372036854775807" },
  ],
  ["a negative length aside", { type: "string", minLength: -1 }, { type: "string", "x-acs-min-length": -1 }],
  [
    "limits that leave no value aside",
    { type: "array", minItems: 20, maxItems: 1 },
    { type: "array", "x-acs-min-items": 20, "x-acs-max-items": 1 },
  ],
  ["an exclusive limit of its own", { type: "number", exclusiveMinimum: "0" }, { type: "number", exclusiveMinimum: 0 }],
  [
    "an exclusive limit by a flag",
    { type: "number", minimum: "0", exclusiveMinimum: true },
    { type: "number", exclusiveMinimum: 0 },
  ],
  ["a pattern that is none aside", { type: "string", pattern: "(?<" }, { type: "string", "x-acs-pattern": "(?<" }],
  ["an enum in its type", { type: "integer", enum: ["30", "60"] }, { type: "integer", enum: [30, 60] }],
  ["an enum without repetition", { type: "string", enum: ["a", "b", "a"] }, { type: "string", enum: ["a", "b"] }],
  ["an enum of another type aside", { type: "integer", enum: ["a"] }, { type: "integer", "x-acs-enum": ["a"] }],
  ["no empty enum", { type: "string", enum: [] }, { type: "string" }],
  ["a default in its type", { type: "boolean", default: "false" }, { type: "boolean", default: false }],
  [
    "a default outside the enum aside",
    { type: "string", enum: ["a"], default: "" },
    { type: "string", enum: ["a"], "x-acs-default": "" },
  ],
  ["an example in its type", { type: "number", example: "1.50" }, { type: "number", example: 1.5 }],
  ["an example with blanks", { type: "integer", example: " 7 " }, { type: "integer", example: 7 }],
  ["an example of a list", { type: "array", example: '["a"]' }, { type: "array", example: ["a"] }],
  [
    "an example of another type aside",
    { type: "integer", example: "21522****" },
    { type: "integer", "x-acs-example": "21522****" },
  ],
  [
    "an example with too many digits aside",
    { type: "integer", example: "99999999999999999" },
    { type: "integer", "x-acs-example": "99999999999999999" },
  ],
  [
    "an example outside its limits aside",
    { type: "string", minLength: 8, example: "mykey" },
    { type: "string", minLength: 8, "x-acs-example": "mykey" },
  ],
  [
    "an example outside its pattern aside",
    { type: "string", pattern: "^\\d+$", example: "a" },
    { type: "string", pattern: "^\\d+$", "x-acs-example": "a" },
  ],
  ["nothing for any", { type: "any", example: "a" }, { example: "a" }],
  [
    "a map",
    { type: "object", additionalProperties: { type: "integer", maximum: "2" } },
    { type: "object", additionalProperties: { type: "integer", maximum: 2 } },
  ],
  ["a reference under its name", { $ref: "#/components/schemas/a b" }, { $ref: "#/components/schemas/a_b" }],
  [
    "flags only where they are set",
    { type: "string", deprecated: false, readOnly: true, nullable: true },
    { type: "string", readOnly: true, "x-acs-nullable": true },
  ],
  [
    "what it does not know aside",
    { type: "string", backendName: "n", "x-more": 1 },
    { type: "string", "x-acs-backend-name": "n", "x-more": 1 },
  ],
])("has %s", (_, facts, schema) => {
  expect(composed(facts)).toEqual(schema);
});

it("lists the properties that say they are required, and lets no item say so", () => {
  const facts: FactSchema = {
    type: "array",
    items: {
      type: "object",
      required: true,
      properties: { A: { type: "string", required: true }, B: { type: "string", required: false } },
    },
  };
  expect(composed(facts)).toEqual({
    type: "array",
    items: { type: "object", required: ["A"], properties: { A: { type: "string" }, B: { type: "string" } } },
  });
});

it("takes an example back once its limits are corrected", () => {
  const schema = composed({ type: "integer", minimum: "0", maximum: "0", example: "3309" });
  Object.assign(schema, { minimum: 1, maximum: 65535 });
  resettle(schema);
  expect(schema).toEqual({ type: "integer", minimum: 1, maximum: 65535, example: 3309 });
});
