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
  const takesBigint = (range: typeof was) => spot.direction === "request" && range.bigint;
  const narrows = is.bits < was.bits || (takesBigint(was) && !takesBigint(is));
  const widens = is.bits > was.bits || (takesBigint(is) && !takesBigint(was));
  const change = narrows === widens ? "changed" : narrows ? "narrowed" : "widened";
  context.changes.add(`${spot.direction}-format-${change}`, where, details);
}

/** The types take a bigint for any number of 64 bits. */
function rangeOf(schema: Node): { bits: number; bigint: boolean } {
  const [type, ...more] = typesOf(schema);
  const isNumber = more.length === 0 && (type === "integer" || type === "number");
  return {
    bits: type === "integer" && more.length === 0 && schema.format === "int32" ? 32 : 64,
    bigint: isNumber && schema.format === "int64",
  };
}
