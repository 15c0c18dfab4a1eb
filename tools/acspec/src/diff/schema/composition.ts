import { isNode, sameValue } from "../../compose/node.ts";
import { refersTo } from "../context.ts";
import { pairUp } from "../rest.ts";
import { at, atEach } from "../spot.ts";
import { compareSchemas, type Pair } from "./compare.ts";

/** Compares `allOf`, `anyOf`, `oneOf` and `not`. */
export function compareComposition(pair: Pair): void {
  compareAll(pair);
  for (const keyword of ["anyOf", "oneOf"]) compareAlternatives(pair, keyword);
  const { before, after, context, spot, spotOf } = pair;
  const isSame = sameValue(before.not, after.not) && !refersTo(before.not, context.unequal);
  if (!isSame)
    context.changes.add(`${spot.direction}-composition-changed`, at(spotOf("not"), "not"), {
      before: before.not,
      after: after.not,
    });
}

function compareAll({ before, after, spot, context, spotOf }: Pair): void {
  const [was, is] = [before.allOf, after.allOf];
  const where = at(spotOf("allOf"), "allOf");
  if (Array.isArray(was) && Array.isArray(is) && was.length === is.length) {
    for (const [index, part] of was.entries()) compareSchemas(part, is[index], at(where, index), context);
  } else if (!sameValue(was, is)) {
    context.changes.add(`${spot.direction}-composition-changed`, where, { before: was, after: is });
  }
}

/** Alternatives that are the same stay out; as many others are compared in their order. */
function compareAlternatives({ before, after, spot, context, spotOf }: Pair, keyword: string): void {
  const lists = [before[keyword], after[keyword]].map((list) => (Array.isArray(list) ? list : [])) as [
    unknown[],
    unknown[],
  ];
  const where = spotOf(keyword);
  const { both, gone, come } = pairUp(...lists, (schema) => JSON.stringify(isNode(schema) ? sorted(schema) : schema));
  const pairs: [unknown, unknown, number, number][] = [...both];
  while (gone.length > 0 && come.length > 0) {
    const [[was, wasIndex], [is, isIndex]] = [gone.shift(), come.shift()] as [[unknown, number], [unknown, number]];
    pairs.push([was, is, wasIndex, isIndex]);
  }
  for (const [was, is, wasIndex, isIndex] of pairs) {
    compareSchemas(was, is, atEach(where, [keyword, wasIndex], [keyword, isIndex]), context);
  }
  for (const [schema, index] of gone) {
    context.changes.add(`${spot.direction}-alternative-removed`, at(where, keyword, index), { before: schema });
  }
  for (const [schema, index] of come) {
    context.changes.add(`${spot.direction}-alternative-added`, at(where, keyword, index), { after: schema });
  }
}

function sorted(schema: object): object {
  return Object.fromEntries(
    Object.entries(schema)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, value]) => [key, isNode(value) ? sorted(value) : value]),
  );
}
