import { isNode, type Node } from "../node.ts";

/** A schema in words: `list of text, 1 to 10 items, required`. */
export function describe(schema: Node, required: boolean): string {
  const words = [typeOf(schema), ...limits(schema)];
  if (Array.isArray(schema.enum)) words.push(`one of ${schema.enum.join(", ")}`);
  if (schema.default !== undefined) words.push(`default ${JSON.stringify(schema.default)}`);
  if (schema.deprecated === true) words.push("deprecated");
  if (required) words.push("required");
  return words.join(", ");
}

function typeOf(schema: Node): string {
  if (typeof schema.$ref === "string") return schema.$ref.slice(schema.$ref.lastIndexOf("/") + 1);
  if (schema.type === "array") return `list of ${isNode(schema.items) ? typeOf(schema.items) : "anything"}`;
  if (schema.type === "object" && isNode(schema.additionalProperties))
    return `map of ${typeOf(schema.additionalProperties)}`;
  const type = schema.type === undefined ? "anything" : String(schema.type);
  return schema.format === undefined ? type : `${type} (${schema.format})`;
}

function limits(schema: Node): string[] {
  return [
    range(schema.minimum, schema.maximum, ""),
    range(schema.minLength, schema.maxLength, " characters"),
    range(schema.minItems, schema.maxItems, " items"),
    schema.pattern === undefined ? "" : `pattern ${schema.pattern}`,
  ].filter((words) => words !== "");
}

function range(least: unknown, most: unknown, unit: string): string {
  if (least === undefined && most === undefined) return "";
  if (least === undefined) return `at most ${most}${unit}`;
  return most === undefined ? `at least ${least}${unit}` : `${least} to ${most}${unit}`;
}
