/**
 * What was renamed: by names that are alike and by what they stand for.
 *
 * A rename breaks as a removal does; finding one changes what is said about it, not how severe it is.
 *
 * @module
 */
import { isNode, type Node, sameValue } from "../compose/node.ts";
import type { Context } from "./context.ts";
import { resolve } from "./schema/resolve.ts";

export interface Named {
  name: string;
  schema: unknown;
}

/** Pairs of names that are one thing under two names; the likeliest first, each name once. */
export function matchRenamed(gone: readonly Named[], come: readonly Named[], context: Context): [string, string][] {
  const isOnly = gone.length === 1 && come.length === 1;
  return bestPairs(gone, come, (was, is) => schemaLikeness(was, is, isOnly, context)).map(([was, is]) => [
    was.name,
    is.name,
  ]);
}

/** @param likeness 0 for what cannot be one thing */
export function bestPairs<T>(gone: readonly T[], come: readonly T[], likeness: (was: T, is: T) => number): [T, T][] {
  const scored = gone
    .flatMap((was) => come.map((is) => [likeness(was, is), was, is] as const))
    .filter(([score]) => score > 0)
    .sort(([a], [b]) => b - a);
  const pairs: [T, T][] = [];
  for (const [, was, is] of scored) {
    if (!pairs.some(([a, b]) => a === was || b === is)) pairs.push([was, is]);
  }
  return pairs;
}

/** The more two schemas say alike, the less their names must be. */
function schemaLikeness(was: Named, is: Named, isOnly: boolean, context: Context): number {
  const [before, after] = [facts(was.schema, context.before), facts(is.schema, context.after)];
  if (!sameValue(before.type, after.type)) return 0;
  const names = nameLikeness(was.name, is.name);
  const isSame = sameValue(before, after);
  if (isSame && saysMuch(before)) return names >= 0.25 ? 1 + names : 0;
  if (isSame && names >= (isOnly ? 0.4 : 0.8)) return names;
  if (lastWord(was.name) !== lastWord(is.name) && names < 0.85) return 0;
  const needed = isSame
    ? 0.6
    : isNode(before.properties) && overlap(before.properties, after.properties) > 0.5
      ? 0.5
      : 0.75;
  return names >= needed ? names : 0;
}

function facts(schema: unknown, schemas: Context["before"]): Node {
  return isNode(schema) ? resolve(schema, "", schemas).schema : {};
}

/** More than a type that half of all parameters have. */
function saysMuch(schema: Node): boolean {
  return ["example", "description", "enum", "properties", "items", "pattern"].some(
    (keyword) => schema[keyword] !== undefined,
  );
}

function overlap(before: unknown, after: unknown): number {
  return jaccard(Object.keys(isNode(before) ? before : {}), Object.keys(isNode(after) ? after : {}));
}

/** How much two sets share, from 0 to 1. */
export function jaccard(before: Iterable<string>, after: Iterable<string>): number {
  const [was, is] = [new Set(before), new Set(after)];
  const shared = [...was].filter((one) => is.has(one)).length;
  const all = was.size + is.size - shared;
  return all === 0 ? 1 : shared / all;
}

/** How alike two names are, from 0 to 1; one that contains the other is quite alike. */
export function nameLikeness(before: string, after: string): number {
  const [was, is] = [before, after].map((name) => name.toLowerCase().replaceAll(/[^a-z0-9]/g, "")) as [string, string];
  if (was === is) return 1;
  const [short, long] = was.length < is.length ? [was, is] : [is, was];
  const contained = short.length >= 4 && (long.startsWith(short) || long.endsWith(short)) ? 0.8 : 0;
  return Math.max(contained, 1 - distance(was, is) / Math.max(long.length, 1));
}

/** `ImageIds` ends in `id`: what a name is the name of. */
function lastWord(name: string): string {
  const words = name.match(/[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+/g) ?? [name];
  return (words.at(-1) as string).toLowerCase().replace(/s$/, "");
}

/** Letters to add, drop or change. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const change = (row[j - 1] as number) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next[j] = Math.min(change, (row[j] as number) + 1, (next[j - 1] as number) + 1);
    }
    row = next;
  }
  return row[b.length] as number;
}
