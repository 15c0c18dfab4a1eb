/**
 * How a record looks: its values, with what must be looked at anew.
 *
 * @module
 */
import { isRecord } from "../check.ts";
import { evaluate, isLive } from "./expression.ts";
import { copyOf, put, valueAt, valuesAt } from "./paths.ts";
import type { Scope } from "./scope.ts";
import type { Resource, Stored } from "./types.ts";

/** Which fields of a kind change by themselves. */
export interface Look {
  readonly live: readonly Field[];
  /** Of another record: as it is now where it was not known at the beginning. */
  readonly others: readonly Field[];
  /** By path that was asked for: those of them that have a say in it. */
  readonly meeting: Map<string, readonly Field[]>;
}

interface Field {
  readonly path: string;
  readonly text: string;
  /** Of a field in a list's items, such as `Tags.Tag[].Key`: the list, and the field's name in an item. */
  readonly items?: { readonly list: string; readonly name: string };
}

export function lookOf({ fields = {} }: Resource): Look {
  const rows = Object.entries(fields).map(([path, text]): Field => {
    const [list = "", name = ""] = path.split("[].");
    return { path, text, ...(path.includes("[].") && { items: { list, name } }) };
  });
  const live = rows.filter(({ text }) => isLive(text));
  const others = rows.filter(({ path, text }) => /^@[A-Z]/.test(text) && !path.includes("[]"));
  return { live, others, meeting: new Map() };
}

/** The whole of a record, as a copy. */
export function wholeOf(record: Stored, { live, others }: Look, from: Scope): Record<string, unknown> {
  const whole = copyOf(record.values) as Record<string, unknown>;
  // a field that looks at others of its own record sees what is there so far
  const ofItself = (path: string) => (path === "" ? whole : valueAt(whole, path));
  const found = new Map<string, readonly Stored[]>(); // many fields ask for the same
  const lying = (kind: string): readonly Stored[] => {
    let records = found.get(kind);
    if (!records) {
      records = from.lying(kind);
      found.set(kind, records);
    }
    return records;
  };
  const show: Scope["show"] = (one, path) => (one === record ? ofItself(path) : from.show(one, path));
  const scope: Scope = { ...from, lying, show };
  for (const { path, text } of others) {
    if (valueAt(record.values, path) !== undefined) continue;
    const value = evaluate(text, scope);
    if (value !== undefined) put(whole, path, value);
  }
  const inner = { ...scope, partly: whole };
  for (const { path, text, items } of live) {
    const value = evaluate(text, inner);
    if (value === undefined) continue;
    if (items) putItems(whole, items, value);
    else put(whole, path, value);
  }
  return whole;
}

/** All values at a path of a record, without making the whole of it where its own values, or one field, tell. */
export function seenAt(record: Stored, path: string, look: Look, scope: () => Scope): unknown[] {
  const rows = rowsAt(path, look);
  const [first] = rows;
  if (!first) return valuesAt(record.values, path).flat();
  const { text } = first;
  if (rows.length > 1 || first.path !== path) return valuesAt(wholeOf(record, look, scope()), path).flat();
  const own = isLive(text) ? undefined : valueAt(record.values, path);
  return [own ?? evaluate(text, scope())].flat().filter((value) => value !== undefined);
}

/** Whether nothing but a record's own values has a say in what it shows at a path. */
export function isOwn(path: string, look: Look): boolean {
  return rowsAt(path, look).length === 0;
}

function rowsAt(path: string, look: Look): readonly Field[] {
  let rows = look.meeting.get(path);
  if (!rows) {
    rows = [...look.live, ...look.others].filter((other) => meet(other.path, path));
    look.meeting.set(path, rows);
  }
  return rows;
}

/** Whether one path is the other, or leads through it. */
function meet(one: string, other: string): boolean {
  const [a, b] = [one, other].map((path) => `${path.replaceAll("[]", "")}.`) as [string, string];
  return a.startsWith(b) || b.startsWith(a);
}

/** A field of each item. */
function putItems(whole: Record<string, unknown>, { list, name }: NonNullable<Field["items"]>, value: unknown): void {
  const found = valueAt(whole, list);
  const items = Array.isArray(found) ? found : [];
  const values = Array.isArray(value) ? value : items.map(() => value);
  put(
    whole,
    list,
    values.map((one, at) => ({ ...(isRecord(items[at]) ? items[at] : {}), [name]: one })),
  );
}
