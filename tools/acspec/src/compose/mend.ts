/**
 * Values that are valid against a schema: mended from what there is, or made from the schema's examples.
 *
 * @module
 */
import { keepsLimits } from "./limits.ts";
import { isNode, type Node, node } from "./node.ts";
import { impossible, typed } from "./values.ts";

/** Schemas by the name that references give. */
export type Schemas = Readonly<Record<string, Node>>;

/**
 * A value as its schema allows it: texts become numbers, numbers texts; what cannot be is made anew or left out.
 * @returns `impossible` where the schema allows nothing that could be made
 */
export function mend(schema: Node, value: unknown, schemas: Schemas): unknown {
  return mended(resolved(schema, schemas), value, schemas, []);
}

/** A value made from a schema's own examples, with every property that has one or must be there. */
export function made(schema: Node, schemas: Schemas): unknown {
  return fresh(schema, schemas, []);
}

function mended(schema: Node, value: unknown, schemas: Schemas, open: readonly Node[]): unknown {
  if (value === undefined) return fresh(schema, schemas, open);
  const alternatives = schema.oneOf ?? schema.anyOf;
  if (Array.isArray(alternatives)) return firstPossible(alternatives, (one) => mendBelow(one, value, schemas, open));
  const read = typed(schema.type ?? impliedType(schema), value);
  if (read === impossible) return fresh(schema, schemas, open);
  if (Array.isArray(read) && isNode(schema.items)) return mendedList(schema, schema.items, read, schemas, open);
  if (isNode(read)) return mendedMap(schema, read, schemas, open);
  return keepsLimits(schema, read) ? read : fresh(schema, schemas, open);
}

function mendBelow(schema: unknown, value: unknown, schemas: Schemas, open: readonly Node[]): unknown {
  return isNode(schema) ? mended(resolved(schema, schemas), value, schemas, open) : value;
}

function mendedList(schema: Node, items: Node, value: unknown[], schemas: Schemas, open: readonly Node[]): unknown {
  const list = value.map((item) => mendBelow(items, item, schemas, open)).filter((item) => item !== impossible);
  if (typeof schema.maxItems === "number") list.length = Math.min(list.length, schema.maxItems);
  return keepsLimits(schema, list) ? list : fresh(schema, schemas, open);
}

function mendedMap(schema: Node, value: Node, schemas: Schemas, open: readonly Node[]): unknown {
  const properties = allProperties(schema, schemas);
  const { additionalProperties: more } = schema;
  const members = Object.entries(value).map(([name, member]): [string, unknown] => {
    if (Object.hasOwn(properties, name)) return [name, mendBelow(properties[name], member, schemas, open)];
    return [name, more === false ? impossible : mendBelow(more, member, schemas, open)];
  });
  return completed(schema, members, schemas, open);
}

/** The members that can be, and those that must be there. */
function completed(schema: Node, members: [string, unknown][], schemas: Schemas, open: readonly Node[]): unknown {
  const given = new Map(members.filter(([, member]) => member !== impossible && member !== undefined));
  const properties = allProperties(schema, schemas);
  for (const name of allRequired(schema, schemas)) {
    if (given.has(name)) continue;
    const property = Object.hasOwn(properties, name) ? properties[name] : undefined;
    const member = property ? fresh(property, schemas, open) : "";
    if (member === impossible) return impossible;
    given.set(name, member);
  }
  const map = node(given);
  return keepsLimits(schema, map) ? map : impossible;
}

function fresh(stated: Node, schemas: Schemas, open: readonly Node[]): unknown {
  const schema = resolved(stated, schemas);
  if (open.includes(schema)) return impossible; // a schema that holds itself ends here
  const inside = [...open, schema];
  for (const value of [schema.const, schema.example, schema.default, ...((schema.enum as unknown[]) ?? [])]) {
    if (value === undefined || typed(schema.type, value) !== value) continue;
    const known = typeof value === "object" && value !== null ? mended(schema, value, schemas, inside) : value;
    if (known !== impossible && keepsLimits(schema, known)) return known;
  }
  const alternatives = schema.oneOf ?? schema.anyOf;
  if (Array.isArray(alternatives)) return firstPossible(alternatives, (one) => fresh(one as Node, schemas, inside));
  switch (schema.type ?? impliedType(schema)) {
    case "array":
      return freshList(schema, schemas, inside);
    case "object":
      return freshMap(schema, schemas, inside);
    default:
      return plainValue(schema);
  }
}

function freshList(schema: Node, schemas: Schemas, open: readonly Node[]): unknown {
  const item = isNode(schema.items) ? fresh(schema.items, schemas, open) : impossible;
  const count = Math.max(typeof schema.minItems === "number" ? schema.minItems : 0, schema.maxItems === 0 ? 0 : 1);
  const list = item === impossible ? [] : Array.from({ length: count }, () => item);
  return keepsLimits(schema, list) ? list : impossible;
}

function freshMap(schema: Node, schemas: Schemas, open: readonly Node[]): unknown {
  const members = Object.entries(allProperties(schema, schemas)).map(([name, property]): [string, unknown] => [
    name,
    fresh(property, schemas, open),
  ]);
  return completed(schema, members, schemas, open);
}

/** The plainest value of a type that the limits allow. */
function plainValue(schema: Node): unknown {
  const { type, minimum, exclusiveMinimum, maximum, minLength } = schema;
  const bounds = [minimum, typeof exclusiveMinimum === "number" ? exclusiveMinimum + 1 : undefined, 0, maximum];
  const candidates: Readonly<Record<string, readonly unknown[]>> = {
    boolean: [true, false],
    integer: bounds,
    number: [...bounds, typeof maximum === "number" ? maximum - 0.5 : undefined],
    string: ["string", "", "a".repeat(typeof minLength === "number" ? Math.min(minLength, 10_000) : 1), "1"],
  };
  const values = candidates[String(type ?? "string")] ?? [];
  return values.find((value) => value !== undefined && keepsLimits(schema, value)) ?? impossible;
}

function firstPossible(alternatives: readonly unknown[], attempt: (one: unknown) => unknown): unknown {
  for (const one of alternatives) {
    const value = attempt(one);
    if (value !== impossible) return value;
  }
  return impossible;
}

/** The schema that a chain of references leads to. */
export function resolved(schema: Node, schemas: Schemas): Node {
  const seen = new Set<unknown>();
  let at = schema;
  while (typeof at.$ref === "string" && !seen.has(at.$ref)) {
    seen.add(at.$ref);
    const name = at.$ref.slice(at.$ref.lastIndexOf("/") + 1);
    const target = Object.hasOwn(schemas, name) ? schemas[name] : undefined;
    if (!target) return {};
    at = target;
  }
  return at;
}

function impliedType(schema: Node): string | undefined {
  if (schema.properties !== undefined || schema.allOf !== undefined) return "object";
  return schema.items === undefined ? undefined : "array";
}

/** The properties of a schema and of all that it is made of. */
function allProperties(schema: Node, schemas: Schemas): Record<string, Node> {
  const parts = Array.isArray(schema.allOf) ? (schema.allOf as Node[]) : [];
  return {
    ...Object.assign({}, ...parts.map((part) => allProperties(resolved(part, schemas), schemas))),
    ...(schema.properties as Record<string, Node> | undefined),
  };
}

function allRequired(schema: Node, schemas: Schemas): string[] {
  const parts = Array.isArray(schema.allOf) ? (schema.allOf as Node[]) : [];
  const own = Array.isArray(schema.required) ? (schema.required as string[]) : [];
  return [...parts.flatMap((part) => allRequired(resolved(part, schemas), schemas)), ...own];
}
