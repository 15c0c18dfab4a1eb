import { isNode, type Node, sameValue } from "./node.ts";

/** Which type a limit can be said of. */
export const limitTypes: Readonly<Record<string, readonly string[]>> = {
  minimum: ["integer", "number"],
  maximum: ["integer", "number"],
  exclusiveMinimum: ["integer", "number"],
  exclusiveMaximum: ["integer", "number"],
  multipleOf: ["integer", "number"],
  minLength: ["string"],
  maxLength: ["string"],
  pattern: ["string"],
  minItems: ["array"],
  maxItems: ["array"],
  uniqueItems: ["array"],
  minProperties: ["object"],
  maxProperties: ["object"],
};

/** Whether a value of the right type keeps to a schema's limits and enum; what it holds is not looked at. */
export function keepsLimits(schema: Node, value: unknown): boolean {
  if (Array.isArray(schema.enum) && !schema.enum.some((member) => sameValue(member, value))) return false;
  if (schema.const !== undefined && !sameValue(schema.const, value)) return false;
  if (typeof value === "number") return numberFits(schema, value);
  if (typeof value === "string") return textFits(schema, value);
  if (Array.isArray(value)) {
    if (schema.uniqueItems === true && value.some((a, i) => value.some((b, j) => j < i && sameValue(a, b))))
      return false;
    return within(value.length, schema.minItems, schema.maxItems);
  }
  return !isNode(value) || within(Object.keys(value).length, schema.minProperties, schema.maxProperties);
}

function numberFits(schema: Node, value: number): boolean {
  const { exclusiveMinimum: above, exclusiveMaximum: below, multipleOf } = schema;
  if (typeof above === "number" && value <= above) return false;
  if (typeof below === "number" && value >= below) return false;
  if (typeof multipleOf === "number" && !Number.isInteger(value / multipleOf)) return false;
  return within(value, schema.minimum, schema.maximum);
}

function textFits(schema: Node, value: string): boolean {
  const pattern = schema.pattern;
  if (typeof pattern === "string" && !new RegExp(pattern, "u").test(value)) return false;
  return within([...value].length, schema.minLength, schema.maxLength); // characters, not UTF-16 units
}

function within(size: number, minimum: unknown, maximum: unknown): boolean {
  return !(typeof minimum === "number" && size < minimum) && !(typeof maximum === "number" && size > maximum);
}
