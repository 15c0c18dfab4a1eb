/**
 * Schemas: near JSON Schema, with `required` as a boolean on the property itself.
 *
 * @module
 */
import type { FactSchema } from "../facts.ts";
import { hasChinese } from "./chinese.ts";
import {
  anything,
  type Context,
  deepest,
  flag,
  kindOf,
  listOf,
  name,
  problem,
  type Reader,
  readNode,
  record,
  recordOf,
  text,
  tooDeep,
} from "./node.ts";

const types = ["string", "integer", "number", "boolean", "array", "object", "any"];

/** Other names of types, as seen in old documents. */
const typeNames: Readonly<Record<string, string>> = {
  int: "integer",
  long: "integer",
  short: "integer",
  float: "number",
  double: "number",
  decimal: "number",
  bool: "boolean",
  list: "array",
  map: "object",
  json: "object",
  struct: "object",
  file: "string",
  binary: "string",
  text: "string",
  date: "string",
};

/** A schema, and those below it. */
export const readSchema: Reader<FactSchema> = (value, at, context) => schemaAt(value, at, context, 0);

function schemaAt(value: unknown, at: string, context: Context, depth: number): FactSchema {
  if (depth > deepest) throw tooDeep(at, context);
  const inner: Reader<FactSchema> = (each, here) => schemaAt(each, here, context, depth + 1);
  return readNode("schema", usual(value, at, context), at, context, {
    $ref: name,
    type: readType,
    format: text,
    nullable: flag,
    deprecated: flag,
    readOnly: flag,
    writeOnly: flag,
    visibility: anything,
    isFileTransferUrl: anything,
    extendType: anything,
    backendName: anything,
    maskType: anything,
    items: inner,
    properties: recordOf(inner),
    additionalProperties: (each, here) => (typeof each === "boolean" ? each : inner(each, here, context)),
    allOf: listOf(inner),
    anyOf: listOf(inner),
    oneOf: listOf(inner),
    not: inner,
    discriminator: anything,
    xml: anything,
    required: flag,
    docRequired: flag,
    example: readExample,
    examples: readExample,
    default: wireValue,
    const: wireValue,
    enum: listOf(wireValue),
    minItems: limit,
    maxItems: limit,
    uniqueItems: flag,
    minLength: limit,
    maxLength: limit,
    minimum: limit,
    maximum: limit,
    exclusiveMinimum: exclusive,
    exclusiveMaximum: exclusive,
    multipleOf: limit,
    minProperties: limit,
    maxProperties: limit,
    pattern: text,
  }) as FactSchema;
}

/** The two shapes of JSON Schema that upstream has in its own way, in upstream's. */
function usual(value: unknown, at: string, context: Context): Record<string, unknown> {
  return requiredOnProperties(singleType(record(value, at, context), at, context), at, context);
}

/** `["string", "null"]` is a nullable text; several types are `any`. */
function singleType(schema: Record<string, unknown>, at: string, context: Context): Record<string, unknown> {
  const stated = schema.type === "null" ? ["null"] : schema.type;
  if (!Array.isArray(stated)) return schema;
  context.note("otherName", `${at}/type`, JSON.stringify(schema.type));
  const some = stated.filter((type) => type !== "null");
  const nullable = some.length < stated.length ? { nullable: true } : {};
  return { ...schema, type: some.length === 1 ? some[0] : "any", ...nullable };
}

/** JSON Schema's list of required names becomes upstream's boolean on each property. */
function requiredOnProperties(schema: Record<string, unknown>, at: string, context: Context): Record<string, unknown> {
  const { required, properties = {}, ...rest } = schema;
  if (!Array.isArray(required)) return schema;
  context.note("requiredList", `${at}/required`);
  const moved: Record<string, unknown> = { ...record(properties, `${at}/properties`, context) };
  for (const property of required) {
    if (Object.hasOwn(moved, property)) moved[property] = { ...(moved[property] as object), required: true };
  }
  return { ...rest, ...(Object.keys(moved).length > 0 ? { properties: moved } : {}) };
}

const readType: Reader<string> = (value, at, context) => {
  const read = text(value, at, context) as string;
  if (types.includes(read)) return read;
  const usual = [...types, ...Object.keys(typeNames)].find((known) => known === read.toLowerCase());
  if (usual === undefined) {
    throw problem(
      context,
      at,
      `${JSON.stringify(read)} is no type that the importer knows; use one of ${types.join(", ")}`,
    );
  }
  context.note("otherName", at, read);
  return typeNames[usual] ?? usual;
};

/** Numbers, or texts of numbers; an empty text says nothing. */
const limit: Reader<string | number> = (value, at, context) => {
  if (typeof value === "number") return value;
  if (typeof value !== "string") throw problem(context, at, `must be a number, not ${kindOf(value)}`);
  if (value.trim() !== "" && Number.isFinite(Number(value))) return value;
  context.note("noNumber", at, JSON.stringify(value));
  return undefined;
};

/** A limit of its own, or a boolean that turns `minimum` or `maximum` into one. */
const exclusive: Reader<boolean | string | number> = (value, at, context) =>
  typeof value === "boolean" || value === "true" || value === "false"
    ? flag(value, at, context)
    : limit(value, at, context);

const readExample: Reader<unknown> = (value, at, context) => {
  if (!hasChinese(JSON.stringify(value))) return anything(value, at, context);
  context.note("chinese", at);
  return undefined;
};

/** A value that programs send: kept even in Chinese. */
const wireValue: Reader<unknown> = (value, at, context) => {
  if (hasChinese(JSON.stringify(value))) context.note("chineseKept", at);
  return value;
};
