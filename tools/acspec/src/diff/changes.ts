import type { Change } from "./change.ts";
import { type Kind, ruleTable } from "./rules/index.ts";
import type { Rule } from "./rules/rule.ts";
import { lastKey, type Spot } from "./spot.ts";

export interface Details {
  before?: unknown;
  after?: unknown;
  /** Where it stood before. */
  from?: string;
}

/** The changes found so far. */
export class Changes {
  readonly list: Change[] = [];

  /** What is gone points into the old spec. */
  add(kind: Kind, spot: Spot, { before, after, from }: Details = {}): Change {
    const [severity, direction, , reason, migration] = ruleTable[kind] as Rule;
    const gone = before !== undefined && after === undefined;
    const place = spot.place === "" ? "(answer)" : spot.place;
    const way = gone ? spot.was : spot.is;
    const words: Words = { place, before, after, from, keyword: lastKey(way), operation: spot.operation };
    const change: Change = {
      kind,
      severity,
      direction: direction === "both" && spot.role !== "whole" ? spot.direction : direction,
      ...(spot.operation === undefined ? {} : { operation: spot.operation }),
      place,
      pointer: way,
      ...(before === undefined ? {} : { before }),
      ...(after === undefined ? {} : { after }),
      reason: fill(reason, words),
      ...(migration === undefined ? {} : { migration: fill(migration, words) }),
      ...(from === undefined ? {} : { movedFrom: from }),
      ...(textKinds.has(kind) ? { docs: true } : {}),
    };
    this.list.push(change);
    return change;
  }
}

/** Kinds that are about texts and examples alone. */
const textKinds: ReadonlySet<Kind> = new Set([
  "documentation-changed",
  "example-changed",
  "change-history-changed",
  "error-message-changed",
]);

/** Words that are names, never cut short. */
const names: ReadonlySet<string> = new Set(["place", "from", "operation", "keyword"]);

type Words = Readonly<Record<string, unknown>>;

function fill(sentence: string, words: Words): string {
  return sentence.replaceAll(/\{(\w+)\}/g, (_, word: string) =>
    names.has(word) ? `\`${oneLine(String(words[word] ?? ""))}\`` : shown(words[word]),
  );
}

/** A value in a sentence: short, on one line, as code. */
function shown(value: unknown): string {
  if (value === undefined) return "none";
  if (Array.isArray(value) && value.every((item) => typeof item !== "object")) {
    const some = value.slice(0, 6).map(shown).join(", ");
    return value.length > 6 ? `${some}, … (${value.length})` : some || "nothing";
  }
  const text = typeof value === "string" ? value : JSON.stringify(value);
  const line = oneLine(text);
  return `\`${line.length > 80 ? `${line.slice(0, 79)}…` : line}\``;
}

function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, " ").replaceAll("`", "'");
}
