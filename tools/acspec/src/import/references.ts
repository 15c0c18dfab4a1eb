/**
 * `$ref`s: each leads to a component, and none leads only to others.
 *
 * @module
 */
import type { FactSchema, Facts } from "../facts.ts";
import { pointer } from "../problem.ts";
import { type Context, problem } from "./node.ts";
import { schemasOf, walkSchema } from "./walk.ts";

const prefix = "#/components/schemas/";

/** @throws Problem for a `$ref` to nowhere, and for `$ref`s that lead only to each other */
export function checkReferences(facts: Facts, context: Context): void {
  const { schemas } = facts.components;
  for (const { schema, at } of schemasOf(facts)) {
    if (schema.$ref === undefined) continue;
    const target = targetOf(schema);
    if (target === undefined || !Object.hasOwn(schemas, target)) {
      throw problem(
        context,
        `${at}/$ref`,
        `${schema.$ref} leads nowhere; name one of components.schemas as ${prefix}Name, or add the schema`,
      );
    }
  }
  for (const component of Object.keys(schemas)) {
    const round = roundTrip(component, schemas, []);
    if (round) {
      throw problem(
        context,
        pointer("components", "schemas", component),
        `the references ${round.join(" → ")} lead only to each other; give one of them a type`,
      );
    }
  }
}

/** The name of the component that a schema refers to. */
export function targetOf({ $ref }: FactSchema): string | undefined {
  if (!$ref?.startsWith(prefix)) return undefined;
  const name = $ref.slice(prefix.length);
  return decoded(name).replaceAll("~1", "/").replaceAll("~0", "~");
}

function decoded(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}

/** Follows what a schema stands for without going below it: `$ref` and the `…Of` keywords, not fields or items. */
function roundTrip(name: string, schemas: Record<string, FactSchema>, before: string[]): string[] | undefined {
  if (before.includes(name)) return before[0] === name ? [...before, name] : undefined;
  for (const target of standsFor(schemas[name] ?? {})) {
    const round = roundTrip(target, schemas, [...before, name]);
    if (round) return round;
  }
  return undefined;
}

function standsFor(schema: FactSchema): string[] {
  const target = targetOf(schema);
  const several = [schema.allOf, schema.anyOf, schema.oneOf] as (FactSchema[] | undefined)[];
  return [...(target === undefined ? [] : [target]), ...several.flatMap((list) => (list ?? []).flatMap(standsFor))];
}

/** Components that contain themselves, at whatever depth. */
export function recursiveComponents({ components: { schemas } }: Facts): string[] {
  const inside = new Map<string, string[]>();
  for (const [name, schema] of Object.entries(schemas)) {
    inside.set(
      name,
      [...walkSchema(schema, "")].flatMap((place) => targetOf(place.schema) ?? []),
    );
  }
  return Object.keys(schemas).filter((name) => {
    const seen = new Set<string>();
    const open = [...(inside.get(name) ?? [])];
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      if (next === name) return true;
      if (seen.has(next)) continue;
      seen.add(next);
      open.push(...(inside.get(next) ?? []));
    }
    return false;
  });
}
