/**
 * The order of keys in a spec: what a reader looks for first stands first.
 *
 * @module
 */
import { isNode, type Node, own } from "./node.ts";
import { allSchemas } from "./walk.ts";

const orders = {
  info: ["title", "version", "summary", "description"],
  tag: ["name", "description"],
  operation: [
    "operationId",
    "tags",
    "summary",
    "description",
    "externalDocs",
    "deprecated",
    "security",
    "x-acs-methods",
    "x-acs-schemes",
    "x-acs-path",
    "*",
    "x-acs-host-parameters",
    "parameters",
    "requestBody",
    "responses",
  ],
  parameter: [
    "name",
    "in",
    "required",
    "deprecated",
    "description",
    "allowEmptyValue",
    "style",
    "explode",
    "x-acs-style",
    "*",
    "schema",
    "content",
  ],
  body: ["required", "description", "x-acs-name", "x-acs-style", "*", "content"],
  media: ["schema", "examples"],
  error: ["code", "message", "template", "advice"],
  schema: [
    "$ref",
    "type",
    "format",
    "title",
    "deprecated",
    "readOnly",
    "writeOnly",
    "description",
    "const",
    "enum",
    "default",
    "minimum",
    "exclusiveMinimum",
    "maximum",
    "exclusiveMaximum",
    "multipleOf",
    "minLength",
    "maxLength",
    "pattern",
    "minItems",
    "maxItems",
    "uniqueItems",
    "minProperties",
    "maxProperties",
    "example",
    "*",
    "required",
    "properties",
    "additionalProperties",
    "items",
    "allOf",
    "anyOf",
    "oneOf",
    "not",
  ],
} as const;

/** Puts the keys of a spec in order, in place, so that what is known of its nodes stays true. */
export function orderKeys(spec: Node, operations: readonly Node[]): void {
  arrange(spec.info, "info");
  each(spec.tags, (tag) => arrange(tag, "tag"));
  for (const operation of operations) {
    arrange(operation, "operation");
    each(operation.parameters, (parameter) => arrange(parameter, "parameter"));
    each(operation["x-acs-host-parameters"], (parameter) => arrange(parameter, "parameter"));
    each(operation["x-acs-errors"], (rows) => each(rows, (row) => arrange(row, "error")));
    arrange(operation.requestBody, "body");
    each(operation.responses, (response) => each(own(response, "content"), (media) => arrange(media, "media")));
  }
  for (const schema of allSchemas(spec, operations)) arrange(schema, "schema");
}

function arrange(target: unknown, kind: keyof typeof orders): void {
  if (!isNode(target)) return;
  const order: readonly string[] = orders[kind];
  const others = order.includes("*") ? order.indexOf("*") : order.length;
  const rank = (key: string) => (order.includes(key) ? order.indexOf(key) : others);
  const keys = Object.keys(target);
  const sorted = keys.toSorted((a, b) => rank(a) - rank(b));
  if (keys.every((key, index) => key === sorted[index])) return;
  for (const [key, value] of sorted.map((key) => [key, target[key]] as const)) {
    delete target[key];
    target[key] = value;
  }
}

function each(value: unknown, visit: (item: unknown) => void): void {
  for (const item of Array.isArray(value) ? value : isNode(value) ? Object.values(value) : []) visit(item);
}
