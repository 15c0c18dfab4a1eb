import type { Node } from "../../compose/node.ts";
import { compareOrder, compareSets } from "../rest.ts";
import { at } from "../spot.ts";
import type { Pair } from "./compare.ts";
import { typesOf } from "./type.ts";

/** Compares the values that a schema lists. Those of texts in answers are open in the types, all others closed. */
export function compareEnum(pair: Pair): void {
  const { before, after, spot, context } = pair;
  const { direction } = spot;
  const [was, is] = [valuesOf(before), valuesOf(after)];
  if (was === undefined && is === undefined) return;
  const isClosed = direction === "response" && typesOf(after).join() !== "string";
  const where = at(pair.spotOf(keywordOf(is ? after : before)), keywordOf(is ? after : before));
  if (was === undefined) return void context.changes.add(`${direction}-enum-introduced`, where, { after: is });
  if (is === undefined) {
    const kind = isClosed ? "response-closed-enum-dropped" : (`${direction}-enum-dropped` as const);
    return void context.changes.add(kind, where, { before: was });
  }
  const values = isClosed ? ("response-closed-enum-value" as const) : (`${direction}-enum-value` as const);
  const { gone, come } = compareSets(was, is);
  for (const value of gone) context.changes.add(`${values}-removed`, where, { before: value });
  for (const value of come) context.changes.add(`${values}-added`, where, { after: value });
  compareOrder("enum", was, is, pair.spotOf("enum"), context.changes);
}

function keywordOf(schema: Node): string {
  return Array.isArray(schema.enum) ? "enum" : "const";
}

function valuesOf(schema: Node): unknown[] | undefined {
  if (Array.isArray(schema.enum)) return schema.enum;
  return schema.const === undefined ? undefined : [schema.const];
}
