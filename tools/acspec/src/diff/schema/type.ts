import type { Node } from "../../compose/node.ts";
import { at } from "../spot.ts";
import type { Pair } from "./compare.ts";

/**
 * Compares which types are allowed.
 *
 * @returns whether both are of one kind, so that it makes sense to compare what else they say
 */
export function compareTypes({ before, after, spot, context, spotOf }: Pair): boolean {
  const [was, is] = [typesOf(before), typesOf(after)];
  const [narrows, widens] = [!covers(is, was), !covers(was, is)];
  if (!narrows && !widens) return true;
  const change = narrows && widens ? "changed" : narrows ? "narrowed" : "widened";
  context.changes.add(`${spot.direction}-type-${change}`, at(spotOf("type"), "type"), {
    before: nameOf(was),
    after: nameOf(is),
  });
  return isNumeric(was) && isNumeric(is);
}

/** The types that a schema allows, without null; `any` for all. */
export function typesOf({ type }: Node): string[] {
  const types = (Array.isArray(type) ? type : [type])
    .filter((one) => one !== "null")
    .map((one) => String(one ?? "any"));
  return types.length === 0 ? ["any"] : [...new Set(types)];
}

/** Whether every value of `inner` is one of `outer`. */
function covers(outer: readonly string[], inner: readonly string[]): boolean {
  if (outer.includes("any")) return true;
  return inner.every((type) => outer.includes(type) || (type === "integer" && outer.includes("number")));
}

function nameOf(types: readonly string[]): string {
  return types.join(" or ");
}

function isNumeric(types: readonly string[]): boolean {
  return types.every((type) => type === "integer" || type === "number");
}
