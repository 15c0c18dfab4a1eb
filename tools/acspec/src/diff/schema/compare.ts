/**
 * Two schemas, structurally: references are followed, what contains itself is compared once.
 *
 * @module
 */
import { isNode, type Node, own, sameValue } from "../../compose/node.ts";
import { type Context, refersTo } from "../context.ts";
import { compareOther } from "../rest.ts";
import { at, placed, type Spot } from "../spot.ts";
import { compareComposition } from "./composition.ts";
import { compareDefault } from "./default.ts";
import { compareEnum } from "./enum.ts";
import { compareFormat } from "./format.ts";
import { compareLimits, limitKeywords } from "./limits.ts";
import { compareMap } from "./map.ts";
import { compareDeprecation, compareSecret } from "./marks.ts";
import { compareNull } from "./null.ts";
import { compareProperties } from "./properties.ts";
import { resolve } from "./resolve.ts";
import { compareTypes } from "./type.ts";

/** Keywords that have rules of their own. */
const known: ReadonlySet<string> = new Set([
  ...["type", "format", "nullable", "x-acs-nullable", "enum", "const", "default", "deprecated", "x-acs-secret"],
  ...["properties", "required", "items", "additionalProperties", "allOf", "anyOf", "oneOf", "not"],
  ...limitKeywords,
  "x-acs-style", // of a form's field: compared with the parameter
]);

/** How often a pair of named schemas is told of in one operation; beyond, a web of schemas would never end. */
const enoughVisits = 50;

/** Two schemas as a keyword's comparison sees them. */
export interface Pair {
  before: Node;
  after: Node;
  spot: Spot;
  context: Context;
  /** Where a keyword stands, in both specs. */
  spotOf(keyword: string): Spot;
}

export function compareSchemas(before: unknown, after: unknown, spot: Spot, context: Context): void {
  if (!isNode(before) || !isNode(after)) {
    if (!sameValue(before, after)) context.changes.add("other-changed", spot, { before, after });
    return;
  }
  if (sameValue(before, after) && !refersTo(before, context.unequal)) return;
  const [was, is] = [resolve(before, spot.was, context.before), resolve(after, spot.is, context.after)];
  const [wasName, isName] = [was.name, is.name];
  const pair: Pair = {
    before: was.schema,
    after: is.schema,
    spot,
    context,
    spotOf: (keyword) => ({ ...spot, was: was.pointerOf(keyword), is: is.pointerOf(keyword) }),
  };
  if (wasName !== isName) {
    context.changes.add("schema-reference-changed", at(spot, "$ref"), {
      before: wasName ?? "inline",
      after: isName ?? "inline",
    });
  }
  if (wasName === undefined && isName === undefined) {
    compareKeywords(pair);
    return;
  }
  for (const name of [wasName, isName]) if (name !== undefined) context.seen.add(name);
  const key = `${spot.direction} ${wasName} ${isName}`;
  const visits = context.visits.get(key) ?? 0;
  if (context.open.has(key) || visits >= enoughVisits) return;
  context.visits.set(key, visits + 1);
  context.open.add(key);
  compareKeywords(pair);
  context.open.delete(key);
}

function compareKeywords(pair: Pair): void {
  const { before, after, spot, context } = pair;
  compareDeprecation(pair);
  compareSecret(before, after, spot, context.changes);
  compareNull(pair);
  if (!compareTypes(pair)) return;
  compareFormat(pair);
  compareLimits(pair);
  compareEnum(pair);
  compareDefault(pair);
  compareItems(pair);
  compareProperties(pair);
  compareMap(pair);
  compareComposition(pair);
  for (const key of new Set([...Object.keys(before), ...Object.keys(after)])) {
    if (!known.has(key)) compareOther(key, own(before, key), own(after, key), pair.spotOf(key), context.changes);
  }
}

/** A list without items may hold anything. */
function compareItems({ before, after, spot, context, spotOf }: Pair): void {
  if (before.items === undefined && after.items === undefined) return;
  const inside = placed(at(spotOf("items"), "items"), `${spot.place}[]`);
  compareSchemas(before.items ?? {}, after.items ?? {}, { ...inside, role: "field" }, context);
}
