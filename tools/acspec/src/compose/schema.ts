/**
 * Schemas: from upstream's near JSON Schema to JSON Schema.
 *
 * Limits, enums, defaults and examples become values of their type; `required` booleans become the object's list.
 * What cannot be said in JSON Schema, or makes no sense there, is kept under `x-acs-…`: no fact is lost.
 *
 * @see specs/README.md
 * @module
 */
import type { FactSchema } from "../facts.ts";
import { pointer } from "../problem.ts";
import { keepsLimits, limitTypes } from "./limits.ts";
import { extension, isNode, type Node, node, sameValue } from "./node.ts";
import type { Context } from "./provenance.ts";
import { impossible, typed } from "./values.ts";

/** A schema and what is below it; `at` is its JSON pointer in the facts. */
export function composeSchema(facts: FactSchema, at: string, context: Context): Node {
  const { required, example, default: initial, enum: members, type, ...rest } = facts;
  const schema: Node = {};
  context.provenance.say(schema, { from: "upstream", pointer: at });
  if (type !== undefined && type !== "any") schema.type = type;
  for (const [keyword, value] of Object.entries(rest))
    Object.assign(schema, composeKeyword(keyword, value, facts, at, context));
  tidyLimits(schema);
  Object.assign(schema, composeEnum(schema, members));
  if (initial !== undefined) Object.assign(schema, composeValue(schema, "default", initial));
  if (example !== undefined) Object.assign(schema, composeValue(schema, "example", example));
  const names = requiredNames(facts);
  if (names.length > 0) schema.required = names;
  return schema;
}

function composeKeyword(keyword: string, value: unknown, facts: FactSchema, at: string, context: Context): Node {
  if (keyword in limitTypes) return composeLimit(keyword, value, facts);
  const below = (schema: unknown, ...path: (string | number)[]) =>
    composeSchema(schema as FactSchema, `${at}${pointer(keyword, ...path)}`, context);
  switch (keyword) {
    case "$ref":
      return { $ref: composeReference(String(value), context) };
    case "properties":
      return {
        properties: node(Object.entries(value as Node).map(([name, schema]) => [name, below(schema, name)] as const)),
      };
    case "allOf":
    case "anyOf":
    case "oneOf":
      return { [keyword]: (value as unknown[]).map((schema, index) => below(schema, index)) };
    case "items":
    case "not":
      return { [keyword]: below(value) };
    case "additionalProperties":
      return { [keyword]: isNode(value) ? below(value) : value };
    case "deprecated":
    case "readOnly":
    case "writeOnly":
      return value === true ? { [keyword]: true } : {};
    case "docRequired":
    case "nullable":
      return value === true ? { [extension(keyword)]: true } : {};
    case "format":
    case "title":
    case "description":
      return typeof value === "string" && value !== "" ? { [keyword]: value } : {};
    case "const":
      return composeValue(node([["type", facts.type === "any" ? undefined : facts.type]]), keyword, value);
    case "xml":
      return { [isNode(value) ? keyword : extension(keyword)]: value };
    case "discriminator":
      return { [isNode(value) && value.propertyName !== undefined ? keyword : extension(keyword)]: value };
    default:
      return { [extension(keyword)]: value };
  }
}

/** The names of the properties that say of themselves that they are required. */
function requiredNames({ properties, required }: FactSchema): string[] {
  if (Array.isArray(required)) return required.map(String);
  return Object.entries(properties ?? {}).flatMap(([name, schema]) => (schema.required === true ? [name] : []));
}

/** `#/components/schemas/X` under the name that X has in the spec. */
function composeReference(ref: string, { componentNames }: Context): string {
  const name = ref
    .slice(ref.lastIndexOf("/") + 1)
    .replaceAll("~1", "/")
    .replaceAll("~0", "~");
  return `#/components/schemas/${componentNames.get(name) ?? name}`;
}

function composeLimit(keyword: string, value: unknown, { type }: FactSchema): Node {
  const kept = { [extension(keyword)]: value };
  const makesSense = type === undefined || type === "any" || limitTypes[keyword]?.includes(type);
  if (!makesSense) return kept;
  if (keyword === "pattern") return isPattern(value) ? { pattern: value } : kept;
  if (typeof value === "boolean") return value ? { [keyword]: true } : {};
  const number = typed(/^(min|max)[LIP]/.test(keyword) ? "integer" : "number", value);
  if (number === impossible || isTooLarge(number)) return kept;
  return /^(min|max)[LIP]/.test(keyword) && (number as number) < 0 ? kept : { [keyword]: number };
}

/** Numbers beyond 2^53 - 1 would be written with other digits than upstream's. */
function isTooLarge(value: unknown): boolean {
  return typeof value === "number" && Number.isInteger(value) && !Number.isSafeInteger(value);
}

/** JSON Schema's patterns are ECMAScript's with the flag u. */
function isPattern(value: unknown): boolean {
  try {
    return new RegExp(String(value), "u") && value !== "";
  } catch {
    return false;
  }
}

/** OpenAPI 3.0's boolean `exclusiveMinimum`, and limits that leave no value at all. */
function tidyLimits(schema: Node): void {
  for (const [exclusive, limit] of [
    ["exclusiveMinimum", "minimum"],
    ["exclusiveMaximum", "maximum"],
  ] as const) {
    if (schema[exclusive] !== true) continue;
    delete schema[exclusive];
    if (schema[limit] === undefined) continue;
    schema[exclusive] = schema[limit];
    delete schema[limit];
  }
  for (const [low, high] of [
    ["minimum", "maximum"],
    ["minLength", "maxLength"],
    ["minItems", "maxItems"],
    ["minProperties", "maxProperties"],
  ] as const) {
    if (!((schema[low] as number) > (schema[high] as number))) continue;
    for (const keyword of [low, high]) {
      schema[extension(keyword)] = schema[keyword];
      delete schema[keyword];
    }
  }
}

function composeEnum({ type }: Node, members: unknown[] | undefined): Node {
  if (members === undefined || members.length === 0) return {};
  const values = members.map((member) => typed(type, member));
  if (values.includes(impossible)) return { "x-acs-enum": members };
  return { enum: values.filter((value, index) => !values.slice(0, index).some((other) => sameValue(value, other))) };
}

/** Looks at what was set aside again, when an overlay has changed what the schema allows. */
export function resettle(schema: Node): void {
  for (const keyword of Object.keys(limitTypes)) {
    if (schema[keyword] !== undefined) delete schema[extension(keyword)]; // corrected
  }
  for (const keyword of ["default", "example"] as const) {
    const aside = extension(keyword);
    const value = schema[keyword] ?? schema[aside];
    if (value === undefined) continue;
    delete schema[keyword];
    delete schema[aside];
    Object.assign(schema, composeValue(schema, keyword, value));
  }
}

/** A default or an example: under its own name where it is a value that the schema allows. */
function composeValue(schema: Node, keyword: "const" | "default" | "example", value: unknown): Node {
  const read = typed(schema.type, value);
  const fits = read !== impossible && !isTooLarge(read) && keepsLimits(schema, read);
  return fits ? { [keyword]: read } : { [extension(keyword)]: value };
}
