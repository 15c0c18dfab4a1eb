import type { Node } from "../../compose/node.ts";
import { at } from "../spot.ts";
import type { Pair } from "./compare.ts";
import { typesOf } from "./type.ts";

/** A limit from below or above, as the keywords that state it together. */
const ranges = [
  { keywords: ["minimum", "exclusiveMinimum"], isLow: true },
  { keywords: ["maximum", "exclusiveMaximum"], isLow: false },
  { keywords: ["minLength"], isLow: true, none: 0 },
  { keywords: ["maxLength"], isLow: false },
  { keywords: ["minItems"], isLow: true, none: 0 },
  { keywords: ["maxItems"], isLow: false },
  { keywords: ["minProperties"], isLow: true, none: 0 },
  { keywords: ["maxProperties"], isLow: false },
] as const;

export const limitKeywords: readonly string[] = [
  ...ranges.flatMap(({ keywords }) => keywords),
  ...["multipleOf", "uniqueItems", "pattern"],
];

type Verdict = "narrowed" | "widened" | "reworded";

export function compareLimits(pair: Pair): void {
  for (const range of ranges) {
    const [first, second] = range.keywords as readonly [string, string?];
    const keyword = [second, first].find((one) => one !== undefined && pair.before[one] !== pair.after[one]);
    if (keyword !== undefined) report(pair, keyword, rangeVerdict(pair, range));
  }
  for (const [keyword, verdict] of [
    ["multipleOf", stepVerdict],
    ["uniqueItems", uniqueVerdict],
  ] as const) {
    const [was, is] = [pair.before[keyword], pair.after[keyword]];
    if (was !== is) report(pair, keyword, verdict(was, is));
  }
  comparePattern(pair);
}

function report({ before, after, spot, context, spotOf }: Pair, keyword: string, verdict: Verdict): void {
  const { direction } = spot;
  const kind =
    verdict === "reworded"
      ? "other-changed"
      : direction === "response"
        ? "response-limit-changed"
        : (`request-limit-${verdict}` as const);
  context.changes.add(kind, at(spotOf(keyword), keyword), { before: before[keyword], after: after[keyword] });
}

function rangeVerdict({ before, after }: Pair, { keywords, isLow, ...range }: (typeof ranges)[number]): Verdict {
  const none = "none" in range ? range.none : isLow ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
  const [was, is] = [before, after].map((schema) => boundOf(schema, keywords, isLow, none)) as [number, number];
  if (Object.is(was, is) || was === is) return "reworded";
  return is > was === isLow ? "narrowed" : "widened";
}

/** The tightest of the limits; an exclusive one of an integer is one further, of a number a hair. */
function boundOf(
  schema: Node,
  [inclusive, exclusive]: readonly [string, string?],
  isLow: boolean,
  none: number,
): number {
  const step = (typesOf(schema).join() === "integer" ? 1 : 1e-9) * (isLow ? 1 : -1);
  const bounds = [none];
  if (typeof schema[inclusive] === "number") bounds.push(schema[inclusive]);
  const beyond = exclusive === undefined ? undefined : schema[exclusive];
  if (typeof beyond === "number") bounds.push(beyond + step);
  return isLow ? Math.max(...bounds) : Math.min(...bounds);
}

/** Multiples of 10 are multiples of 5. */
function stepVerdict(was: unknown, is: unknown): Verdict {
  const isMultiple = (a: unknown, b: unknown) =>
    typeof a === "number" && typeof b === "number" && Number.isInteger(a / b);
  return is === undefined || isMultiple(was, is) ? "widened" : "narrowed";
}

function uniqueVerdict(was: unknown, is: unknown): Verdict {
  return is === true ? "narrowed" : was === true ? "widened" : "reworded";
}

/** Which of two patterns takes more cannot be told. */
function comparePattern({ before, after, spot, context, spotOf }: Pair): void {
  const [was, is] = [before.pattern, after.pattern];
  if (was === is) return;
  const change = was === undefined ? "added" : is === undefined ? "removed" : "changed";
  const kind = spot.direction === "response" ? "response-limit-changed" : (`request-pattern-${change}` as const);
  context.changes.add(kind, at(spotOf("pattern"), "pattern"), { before: was, after: is });
}
