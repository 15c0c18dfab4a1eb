/**
 * The order of keys in a spec: what a reader looks for first stands first.
 *
 * @module
 */
import { isNode, type Node, own } from "./node.ts";

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
    each(operation.parameters, orderParameter);
    each(operation["x-acs-host-parameters"], orderParameter);
    each(operation["x-acs-errors"], (rows) => each(rows, (row) => arrange(row, "error")));
    arrange(operation.requestBody, "body");
    orderContent(own(operation.requestBody, "content"));
    each(operation.responses, (response) => orderContent(own(response, "content")));
  }
  each(own(spec.components, "schemas"), orderSchema);
}

function orderParameter(parameter: unknown): void {
  arrange(parameter, "parameter");
  orderSchema(own(parameter, "schema"));
  orderContent(own(parameter, "content"));
}

function orderContent(content: unknown): void {
  each(content, (media) => {
    arrange(media, "media");
    orderSchema(own(media, "schema"));
  });
}

function orderSchema(schema: unknown): void {
  if (!isNode(schema)) return;
  arrange(schema, "schema");
  each(schema.properties, orderSchema);
  for (const inner of [schema.items, schema.additionalProperties, schema.not]) orderSchema(inner);
  for (const list of [schema.allOf, schema.anyOf, schema.oneOf]) each(list, orderSchema);
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
