/**
 * The spec as openapi-typescript understands it: it types a parameter with `content` as text, closes every enum, and
 * knows no 64-bit integers. Extensions are left out, so that it need not walk them.
 *
 * @module
 */
import type { JsonSchema, OpenApi, OpenApiOperation, OpenApiParameter, Operation } from "../spec.ts";

/** Marks a schema whose type openapi-typescript has no word for: `int64` or `open`. */
export const typeMark = "x-acs-type";

/** What a method takes as one object: parameters of every place by name, the body among them. */
export function requestObject({ parameters }: Operation): JsonSchema {
  const required = parameters.flatMap(({ name, required }) => (required ? [name] : []));
  const properties = parameters.map(({ name, in: place, schema, description, deprecated }) => {
    const read = requestSchema(schema);
    // A form's fields are documented by their schemas, every other parameter beside its own.
    return [name, place === "form" ? read : plain({ anyOf: [read], description, deprecated })];
  });
  return { type: "object", required, properties: Object.fromEntries(properties) };
}

/** A schema that only requests refer to is typed as a request's, every other as an answer's: open to what is added. */
export function componentSchemas({ paths, components }: OpenApi): Record<string, JsonSchema> {
  const schemas = components?.schemas ?? {};
  const operations = Object.values(paths).flatMap((item) => Object.values(item));
  const answered = namesReferredTo(
    operations.map(({ responses }) => responses),
    schemas,
  );
  const asked = namesReferredTo(
    operations.map(({ parameters, requestBody }) => [parameters, requestBody]),
    schemas,
  );
  return Object.fromEntries(
    Object.entries(schemas).map(([name, schema]) => [
      name,
      asked.has(name) && !answered.has(name) ? requestSchema(schema) : responseSchema(schema),
    ]),
  );
}

/** The names of the schemas that `node` refers to, and those which they refer to. */
function namesReferredTo(node: unknown, schemas: Record<string, JsonSchema>, found: Set<string> = new Set()) {
  if (typeof node !== "object" || node === null) return found;
  for (const [key, value] of Object.entries(node)) {
    const name = key === "$ref" && typeof value === "string" ? value.slice(value.lastIndexOf("/") + 1) : undefined;
    if (name === undefined) namesReferredTo(value, schemas, found);
    else if (!found.has(name)) namesReferredTo(schemas[name], schemas, found.add(name));
  }
  return found;
}

/** A whole operation. */
export function asRead({ parameters = [], requestBody, responses }: OpenApiOperation): object {
  return plain({
    parameters: parameters.map(readParameter),
    requestBody: requestBody && mapSchemas(requestBody, requestSchema),
    responses: responses && mapSchemas(responses, responseSchema),
  });
}

function readParameter({ content, schema, ...parameter }: OpenApiParameter): object {
  return { ...parameter, schema: requestSchema(schema ?? Object.values(content ?? {})[0]?.schema ?? {}) };
}

function requestSchema(schema: JsonSchema): JsonSchema {
  return mapSchema(schema, (node) => (node.format === "int64" && !node.enum ? { ...node, [typeMark]: "int64" } : node));
}

/** A schema in an answer, whose enums are open: a service adds values. */
export function responseSchema(schema: JsonSchema): JsonSchema {
  return mapSchema(schema, ({ enum: values, ...node }) =>
    node.type === "string" && Array.isArray(values)
      ? { ...node, type: undefined, anyOf: [{ enum: values }, { type: "string", [typeMark]: "open" }] }
      : values
        ? { ...node, enum: values }
        : node,
  );
}

const subschemas = new Set(["items", "additionalProperties", "allOf", "anyOf", "oneOf"]);

/** Applies `change` to a schema and to every schema in it. */
function mapSchema(schema: JsonSchema, change: (node: JsonSchema) => JsonSchema): JsonSchema {
  const each = (value: unknown): unknown =>
    Array.isArray(value) ? value.map(each) : isObject(value) ? mapSchema(value, change) : value;
  const node: JsonSchema = {};
  for (const [keyword, value] of Object.entries(schema)) {
    if (keyword === "properties") node[keyword] = mapValues(value as Record<string, unknown>, each);
    else node[keyword] = subschemas.has(keyword) ? each(value) : value;
  }
  return change(node);
}

/** Applies `change` to the schemas of the media types below `node`; samples are not types. */
function mapSchemas(node: object, change: (schema: JsonSchema) => JsonSchema): object {
  const mapped: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(node)) {
    if (key.startsWith("x-") || key === "examples") continue;
    mapped[key] = key === "schema" ? change(value as JsonSchema) : isObject(value) ? mapSchemas(value, change) : value;
  }
  return mapped;
}

function mapValues<In, Out>(record: Record<string, In>, change: (value: In) => Out): Record<string, Out> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value)]));
}

function plain(node: Record<string, unknown>): JsonSchema {
  return Object.fromEntries(Object.entries(node).filter(([, value]) => value !== undefined));
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
