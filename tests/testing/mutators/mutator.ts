import type { Severity } from "../../../tools/acspec/src/diff/index.ts";

export type Json = { [key: string]: unknown };

/** A way to change an operation of a spec, and the verdict that it must get. */
export interface Mutator {
  kind: string;
  severity: Severity;
  /** The ways to do it to an operation: each does it, and returns the place that must be told. */
  on(operation: Json): (() => string)[];
}

export function isJson(value: unknown): value is Json {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** A schema in an operation, with its place. */
export interface Placed {
  place: string;
  schema: Json;
  /** What has it, and under which name; a parameter's schema stands in no properties. */
  properties?: Json;
  name: string;
}

export function parametersOf(operation: Json): Json[] {
  return ((operation.parameters ?? []) as Json[]).filter(({ in: place }) => place === "query");
}

export function schemaOf(holder: Json): Json {
  const media = Object.values((holder.content ?? {}) as Json)[0] as Json | undefined;
  return (holder.schema ?? media?.schema ?? {}) as Json;
}

/** Every schema that goes in, whole parameters first. */
export function inputs(operation: Json): Placed[] {
  return parametersOf(operation).flatMap((parameter) => {
    const name = String(parameter.name);
    const schema = schemaOf(parameter);
    return [{ place: name, schema, name }, ...within(schema, name)];
  });
}

/** Every field that comes out. */
export function outputs(operation: Json): Placed[] {
  return within(answerOf(operation), "");
}

export function answerOf(operation: Json): Json {
  const responses = (operation.responses ?? {}) as Json;
  return schemaOf((responses["200"] ?? {}) as Json);
}

function within(schema: Json, place: string): Placed[] {
  if (isJson(schema.items)) return within(schema.items, `${place}[]`);
  const properties = isJson(schema.properties) ? schema.properties : {};
  return Object.entries(properties).flatMap(([name, field]) => {
    const at = place === "" ? name : `${place}.${name}`;
    return isJson(field) ? [{ place: at, schema: field, properties, name }, ...within(field, at)] : [];
  });
}

/** Does something where it can be done. */
export function where<T>(list: readonly T[], fits: (one: T) => boolean, change: (one: T) => string): (() => string)[] {
  return list.filter(fits).map((one) => () => change(one));
}
