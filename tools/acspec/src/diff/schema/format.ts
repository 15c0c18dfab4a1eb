import type { Node } from "../../compose/node.ts";
import { at } from "../spot.ts";
import type { Pair } from "./compare.ts";
import { typesOf } from "./type.ts";

/**
 * Compares formats. Of integers they say how large they may be, and 64 bits let a bigint in; of texts and other numbers
 * they change neither type nor check.
 */
export function compareFormat({ before, after, spot, context, spotOf }: Pair): void {
  if (before.format === after.format) return;
  const details = { before: before.format ?? "unstated", after: after.format ?? "unstated" };
  const where = at(spotOf("format"), "format");
  const [was, is] = [rangeOf(before), rangeOf(after)];
  const isInteger = typesOf(before).join() === "integer" && typesOf(after).join() === "integer";
  const narrows = is.bits < was.bits || (spot.direction === "request" && was.bigint && !is.bigint);
  const widens = is.bits > was.bits || (spot.direction === "request" && is.bigint && !was.bigint);
  const change = !isInteger || narrows === widens ? "changed" : narrows ? "narrowed" : "widened";
  context.changes.add(`${spot.direction}-format-${change}`, where, details);
}

function rangeOf({ format }: Node): { bits: number; bigint: boolean } {
  return { bits: format === "int32" ? 32 : 64, bigint: format === "int64" };
}
