import { bodyTypeName } from "../rows.ts";
import type { JsonSchema, Operation, Parameter, Spec } from "../spec.ts";
import { literal, module, rowText } from "../text.ts";
import { effectOf } from "./resources.ts";
import { letters, type Shape, shapeOf } from "./shape.ts";

/** `operations.ts`: what each operation takes, answers and fails with. */
export function operations(spec: Spec): string {
  return module(spec, [
    'import type { MockOperation, Schema } from "@acskit/mock";',
    "",
    "export const operations: Record<string, MockOperation> = {",
    ...spec.operations.map((operation) =>
      rowText(operation.action, literal(row(spec, operation), "  "), "MockOperation"),
    ),
    ...spec.undocumented.map((operation) => {
      return `  ${operation.action}: ${literal({ ...row(spec, operation), undocumented: true }, "  ")},`;
    }),
    "};",
    "",
    "export const schemas: Record<string, Schema> = {",
    ...referredSchemas(spec).map(([name, schema]) => `  ${JSON.stringify(name)}: ${literal(schema, "  ")},`),
    "};",
  ]);
}

function row(spec: Spec, operation: Operation): Record<string, unknown> {
  const effect = effectOf(operation.effect);
  const { takes, answers } = unlistedOf(operation);
  return {
    methods: operation.methods,
    httpsOnly: operation.schemes.includes("http") ? undefined : true,
    unsigned: operation.unsigned || undefined,
    path: spec.style === "ROA" ? operation.path : undefined,
    bodyType: operation.parameters.some(({ in: place }) => place === "body")
      ? bodyTypeName(operation.bodyType)
      : undefined,
    parameters: [...operation.parameters.map(parameter), ...takes.map(([name, type]) => ({ name, schema: { type } }))],
    answer: operation.sample ?? {},
    errors: errorsByStatus(operation),
    effect,
    shape: effect && operation.response && shapeWith(shapeOf(spec, operation.response), answers),
    identity: operation.identity,
    ram: operation.isOpen ? "none" : ramRow(spec, operation),
  };
}

type Types = [name: string, type: string][];

/** What programs in the field send and read although no document has it, by type. */
function unlistedOf({ effect }: Operation): { takes: Types; answers: Types } {
  const { takes = {}, answers = {} } = (effect?.unlisted ?? {}) as Record<string, Record<string, string>>;
  return { takes: Object.entries(takes), answers: Object.entries(answers) };
}

function shapeWith(shape: Shape, more: Types): Shape {
  if (more.length === 0) return shape;
  return { ...(shape as object), ...Object.fromEntries(more.map(([name, type]) => [name, letters[type] ?? "a"])) };
}

/** How policies speak of it, where that is documented; the usual name of the permission is left out. */
function ramRow(spec: Spec, { action, ramActions: [name], ramResources: arns }: Operation): object | undefined {
  if (name === undefined) return undefined;
  const isUsual = name === `${spec.product.toLowerCase()}:${action}`;
  return { action: isUsual ? undefined : name, arns: arns.length > 0 ? arns : undefined };
}

function errorsByStatus({ errors }: Operation): Record<string, [code: string, message: string][]> {
  const byStatus: Record<string, [string, string][]> = {};
  for (const { status, code, message } of errors) {
    byStatus[status] ??= [];
    byStatus[status].push([code, message]);
  }
  return byStatus;
}

function parameter({ name, in: place, style, required, schema }: Parameter): Record<string, unknown> {
  return {
    name,
    in: place === "query" ? undefined : place,
    style,
    required: required || undefined,
    schema: validated(schema),
  };
}

/** The keywords that the mock checks; a reference by the schema's name alone. */
const kept = new Set(
  (
    "type format enum minimum maximum exclusiveMinimum exclusiveMaximum minLength maxLength pattern minItems maxItems " +
    "required"
  ).split(" "),
);

function validated(schema: JsonSchema): JsonSchema {
  const rest: JsonSchema = {};
  for (const [keyword, value] of Object.entries(schema)) {
    if (kept.has(keyword)) rest[keyword] = value;
    else if (keyword === "$ref") rest.$ref = refName(value as string);
    else if (keyword === "items") rest.items = validated(value as JsonSchema);
    else if (keyword === "additionalProperties")
      rest[keyword] = typeof value === "object" ? validated(value as JsonSchema) : value;
    else if (keyword === "properties") {
      rest.properties = Object.fromEntries(
        Object.entries(value as Record<string, JsonSchema>).map(([name, property]) => [name, validated(property)]),
      );
    }
  }
  return rest;
}

function refName(ref: string): string {
  return decodeURIComponent(ref.slice(ref.lastIndexOf("/") + 1))
    .replaceAll("~1", "/")
    .replaceAll("~0", "~");
}

/** The schemas that parameters refer to, themselves and through others. */
function referredSchemas(spec: Spec): [string, JsonSchema][] {
  const found = new Map<string, JsonSchema>();
  const visit = (node: unknown): void => {
    if (typeof node !== "object" || node === null) return;
    const ref = (node as JsonSchema).$ref;
    if (typeof ref === "string" && !found.has(refName(ref))) {
      const schema = spec.schemas[refName(ref)] ?? {};
      found.set(refName(ref), validated(schema));
      visit(schema);
    }
    for (const value of Object.values(node)) visit(value);
  };
  for (const operation of spec.operations) for (const { schema } of operation.parameters) visit(schema);
  return [...found].sort(([a], [b]) => (a < b ? -1 : 1));
}
