import type { OpenAPI3 } from "openapi-typescript";
import type ts from "typescript";
import type { JsonSchema, OpenApi, OpenApiOperation, OpenApiParameter, Spec } from "../spec.ts";
import { module } from "../text.ts";

/** `types.ts`: paths, operations and schemas, by openapi-typescript. */
export async function types(spec: Spec): Promise<string> {
  // Half a second to load, which the other commands need not wait for.
  const { default: openapiTS, astToString } = await import("openapi-typescript");
  const { default: compiler } = await import("typescript");
  const nodes = await openapiTS(asOpenApiTypescriptReads(spec.document) as OpenAPI3, {
    silent: true,
    defaultNonNullable: false,
    emptyObjectsUnknown: true,
    transform: (schema) => typeNode(compiler, (schema as JsonSchema)[asNode]),
  });
  return module(spec, [shortened(astToString(nodes))]);
}

/**
 * Without what says nothing: verbs and places that there are not, the tag in front of each description.
 * Tabs, for half of the text would be the blanks in front. Every compiler and editor reads all of it.
 */
function shortened(text: string): string {
  return text
    .replaceAll(/^ +(?!content)\w+\?: never;\n/gm, "")
    .replaceAll(/^ +parameters: \{\n +\};\n/gm, "")
    .replaceAll(/(?<!@deprecated\n)^( +(?:\/\*)?\*\*? )@description /gm, "$1")
    .replaceAll(/^(?: {4})+/gm, (blanks) => "\t".repeat(blanks.length / 4));
}

/** Marks a schema whose type openapi-typescript has no word for. */
const asNode = "x-acs-type";

function typeNode({ factory, SyntaxKind }: typeof ts, mark: unknown): ts.TypeNode | undefined {
  const string = factory.createKeywordTypeNode(SyntaxKind.StringKeyword);
  const number = factory.createKeywordTypeNode(SyntaxKind.NumberKeyword);
  switch (mark) {
    case "open": // beside the known values of an answer's enum: values that the service adds later
      return factory.createIntersectionTypeNode([string, factory.createTypeLiteralNode([])]);
    case "int64": // a number loses digits beyond 2^53 - 1, a bigint does not
      return factory.createUnionTypeNode([number, factory.createKeywordTypeNode(SyntaxKind.BigIntKeyword)]);
  }
}

/**
 * The spec as openapi-typescript understands it: it types a parameter with `content` as text,
 * closes every enum, and knows no 64-bit integers. Extensions are left out, so that it need not walk them.
 */
function asOpenApiTypescriptReads(document: OpenApi): object {
  return {
    openapi: "3.1.0",
    info: { title: document.info.title, version: document.info.version },
    paths: mapValues(document.paths, (item) => mapValues(item, readOperation)),
    components: document.components
      ? plain({ ...document.components, schemas: namedSchemas(document), securitySchemes: undefined })
      : undefined,
  };
}

/** A schema that only requests refer to is typed as a request's, every other as an answer's: open to what is added. */
function namedSchemas({ paths, components }: OpenApi): Record<string, JsonSchema> {
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

function readOperation(operation: OpenApiOperation): object {
  const { operationId, summary, description, deprecated, requestBody, responses } = operation;
  return plain({
    operationId,
    summary,
    description,
    deprecated,
    parameters: (operation.parameters ?? []).map(readParameter),
    requestBody: requestBody && mapSchemas(requestBody, requestSchema),
    responses: responses && mapSchemas(responses, responseSchema),
  });
}

function readParameter({ content, schema, ...parameter }: OpenApiParameter): object {
  return { ...parameter, schema: requestSchema(schema ?? Object.values(content ?? {})[0]?.schema ?? {}) };
}

function requestSchema(schema: JsonSchema): JsonSchema {
  return mapSchema(schema, (node) => (node.format === "int64" && !node.enum ? { ...node, [asNode]: "int64" } : node));
}

function responseSchema(schema: JsonSchema): JsonSchema {
  return mapSchema(schema, ({ enum: values, ...node }) =>
    node.type === "string" && Array.isArray(values)
      ? { ...node, type: undefined, anyOf: [{ enum: values }, { type: "string", [asNode]: "open" }] }
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

function plain(node: Record<string, unknown>): object {
  return Object.fromEntries(Object.entries(node).filter(([, value]) => value !== undefined));
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
