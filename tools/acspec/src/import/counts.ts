import type { Facts } from "../facts.ts";
import { samplesOf } from "./response-demo.ts";
import { schemasOf } from "./walk.ts";

/** How many of something there are; `parts` says of which kinds. */
export interface Count {
  readonly what: string;
  readonly count: number;
  readonly parts?: Readonly<Record<string, number>>;
}

/** How much of everything the facts hold. */
export function count(facts: Facts): Count[] {
  const operations = Object.values(facts.apis);
  const parameters = operations.flatMap((operation) => operation.parameters);
  const schemas = [...schemasOf(facts)];
  const sent = schemas.filter(({ side }) => side === "parameters");
  const answered = schemas.filter(({ side }) => side === "responses");
  const codes = operations.flatMap(({ errorCodes = {} }) =>
    Object.entries(errorCodes).flatMap(([status, rows]) => rows.map((row) => ({ status, ...row }))),
  );
  const limits = ["enum", "default", "minimum", "maximum", "minLength", "maxLength", "minItems", "maxItems", "pattern"];
  return [
    {
      what: "operations",
      count: operations.length,
      parts: tally(operations.map(({ methods }) => methods.join(" or "))),
    },
    { what: "groups", count: groupsOf(facts.directories ?? []) },
    {
      what: "parameters",
      count: parameters.length,
      parts: tally(parameters.map(({ in: place, style }) => (style ? `${place} ${style}` : place))),
    },
    { what: "required parameters", count: parameters.filter(({ schema }) => schema.required).length },
    {
      what: "types of parameters",
      count: parameters.length,
      parts: tally(parameters.map(({ schema }) => typeOf(schema))),
    },
    {
      what: "limits in parameters",
      count: sum(limits.map((limit) => withKeyword(sent, limit))),
      parts: Object.fromEntries(limits.map((limit) => [limit, withKeyword(sent, limit)])),
    },
    { what: "schemas in parameters", count: sent.length },
    { what: "schemas in answers", count: answered.length, parts: tally(answered.map(({ schema }) => typeOf(schema))) },
    { what: "fields in answers", count: answered.filter(({ role }) => role === "property").length },
    { what: "components", count: Object.keys(facts.components.schemas).length },
    { what: "references", count: withKeyword(schemas, "$ref") },
    { what: "examples", count: withKeyword(schemas, "example") },
    { what: "error codes", count: codes.length, parts: tally(codes.map(({ status }) => status)) },
    {
      what: "distinct error codes",
      count: new Set(codes.map(({ status, errorCode }) => `${status} ${errorCode}`)).size,
    },
    { what: "operations with error codes", count: operations.filter((operation) => hasCodes(operation)).length },
    {
      what: "sample answers",
      count: operations.filter(({ responseDemo }) => samplesOf(responseDemo ?? "")).length,
      parts: tally(
        operations.flatMap(({ responseDemo }) => samplesOf(responseDemo ?? "") ?? []).map(({ type }) => `${type}`),
      ),
    },
    { what: "operations with authorization", count: operations.filter(({ ramActions }) => ramActions?.length).length },
    {
      what: "changes",
      count: sum(operations.map(({ changeSet }) => changeSet?.length ?? 0)),
      parts: { "operations that changed": operations.filter(({ changeSet }) => changeSet?.length).length },
    },
    { what: "deprecated operations", count: operations.filter(({ deprecated }) => deprecated).length },
    { what: "regions", count: facts.endpoints.length, parts: tally(facts.endpoints.map(({ endpoint }) => endpoint)) },
  ];
}

/** Whether an operation states error codes. */
export function hasCodes({ errorCodes = {} }: Facts["apis"][string]): boolean {
  return Object.values(errorCodes).some((rows) => rows.length > 0);
}

function groupsOf(directories: NonNullable<Facts["directories"]>): number {
  return sum(
    directories.map((child) => (typeof child === "string" ? 0 : 1 + groupsOf(child.children as typeof directories))),
  );
}

function withKeyword(places: readonly { schema: Record<string, unknown> }[], keyword: string): number {
  return places.filter(({ schema }) => schema[keyword] !== undefined).length;
}

function typeOf(schema: { type?: string; $ref?: string }): string {
  return schema.type ?? (schema.$ref ? "reference" : "none");
}

function tally(values: readonly string[]): Record<string, number> {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return Object.fromEntries([...counts].sort(([, a], [, b]) => b - a));
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
