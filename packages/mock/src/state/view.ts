/**
 * How a record looks: its values, with what must be looked at anew.
 *
 * @module
 */
import { isRecord } from "../check.ts";
import { evaluate, isLive } from "./expression.ts";
import { put, valueAt, valuesAt } from "./paths.ts";
import type { Scope } from "./scope.ts";
import type { Resource, Stored } from "./types.ts";

/** Which fields of a kind change by themselves. */
export interface Look {
  readonly live: readonly (readonly [path: string, text: string])[];
  /** Of another record: as it is now where it was not known at the beginning. */
  readonly others: readonly (readonly [path: string, text: string])[];
  /** By path that was asked for: those of them that have a say in it. */
  readonly meeting: Map<string, readonly (readonly [path: string, text: string])[]>;
}

export function lookOf({ fields = {} }: Resource): Look {
  const rows = Object.entries(fields);
  const live = rows.filter(([, text]) => isLive(text));
  const others = rows.filter(([path, text]) => /^@[A-Z]/.test(text) && !path.includes("[]"));
  return { live, others, meeting: new Map() };
}

/** The whole of a record, as a copy. */
export function wholeOf(record: Stored, { live, others }: Look, from: Scope): Record<string, unknown> {
  const whole = structuredClone(record.values);
  // a field that looks at others of its own record sees what is there so far
  const ofItself = (path: string) => (path === "" ? whole : valueAt(whole, path));
  const scope: Scope = { ...from, show: (one, path) => (one === record ? ofItself(path) : from.show(one, path)) };
  for (const [path, text] of others) {
    if (valueAt(record.values, path) !== undefined) continue;
    const value = evaluate(text, scope);
    if (value !== undefined) put(whole, path, value);
  }
  const inner = { ...scope, partly: whole };
  for (const [path, text] of live) {
    const value = evaluate(text, inner);
    if (value === undefined) continue;
    if (path.includes("[].")) putItems(whole, path, value);
    else put(whole, path, value);
  }
  return whole;
}

/** All values at a path of a record, without making the whole of it where its own values, or one field, tell. */
export function seenAt(record: Stored, path: string, look: Look, scope: () => Scope): unknown[] {
  const [first, ...others] = rowsAt(path, look);
  if (!first) return valuesAt(record.values, path).flat();
  const [field, text] = first;
  if (others.length > 0 || field !== path) return valuesAt(wholeOf(record, look, scope()), path).flat();
  const own = isLive(text) ? undefined : valueAt(record.values, path);
  return [own ?? evaluate(text, scope())].flat().filter((value) => value !== undefined);
}

/** Whether nothing but a record's own values has a say in what it shows at a path. */
export function isOwn(path: string, look: Look): boolean {
  return rowsAt(path, look).length === 0;
}

function rowsAt(path: string, look: Look): readonly (readonly [path: string, text: string])[] {
  let rows = look.meeting.get(path);
  if (!rows) {
    rows = [...look.live, ...look.others].filter(([other]) => meet(other, path));
    look.meeting.set(path, rows);
  }
  return rows;
}

/** Whether one path is the other, or leads through it. */
function meet(one: string, other: string): boolean {
  const [a, b] = [one, other].map((path) => `${path.replaceAll("[]", "")}.`) as [string, string];
  return a.startsWith(b) || b.startsWith(a);
}

/** A list of one field each, such as tags: `Tags.Tag[].Key`. */
function putItems(whole: Record<string, unknown>, path: string, value: unknown): void {
  const [list = "", field = ""] = path.split("[].");
  const found = valueAt(whole, list);
  const items = Array.isArray(found) ? found : [];
  const values = Array.isArray(value) ? value : items.map(() => value);
  put(
    whole,
    list,
    values.map((one, at) => ({ ...(isRecord(items[at]) ? items[at] : {}), [field]: one })),
  );
}
