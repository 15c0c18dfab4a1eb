/**
 * The fields of a new record.
 *
 * @module
 */
import { evaluate, isLive } from "./expression.ts";
import { listOf, put, valueAt } from "./paths.ts";
import type { Scope } from "./scope.ts";

type Row = readonly [path: string, text: string];

/** Those that do not change by themselves. Lists are made item by item: for each item of the list that they come from. */
export function fill(values: Record<string, unknown>, fields: Readonly<Record<string, string>>, scope: Scope): void {
  fillIn(
    values,
    Object.entries(fields).filter(([, text]) => !isLive(text)),
    scope,
  );
}

function fillIn(target: Record<string, unknown>, rows: readonly Row[], scope: Scope): void {
  const lists = new Map<string, Row[]>();
  for (const [path, text] of rows) {
    const at = path.indexOf("[].");
    if (at >= 0) {
      const list = path.slice(0, at);
      lists.set(list, [...(lists.get(list) ?? []), [path.slice(at + "[].".length), text]]);
      continue;
    }
    const value = evaluate(text, scope);
    if (value !== undefined) put(target, path, kept(value));
  }
  for (const [list, inner] of lists) put(target, list, itemsOf(inner, scope));
}

function itemsOf(rows: readonly Row[], scope: Scope): Record<string, unknown>[] {
  const source = rows.map(([, text]) => /\$([^\s[]+)\[\]/.exec(text)?.[1]).find((name) => name !== undefined);
  const isList = source !== undefined && scope.index === undefined;
  const count = isList ? listOf(valueAt(scope.parameters, source)).length : 1;
  return Array.from({ length: count }, (_, index) => {
    const item: Record<string, unknown> = {};
    fillIn(item, rows, isList ? { ...scope, index } : scope);
    return item;
  }).filter((item) => Object.keys(item).length > 0);
}

/** A value of its own, of what JSON can hold: whole numbers out of its reach become text. */
export function kept(value: unknown): unknown {
  if (typeof value === "bigint") return String(value);
  if (Array.isArray(value)) return value.map(kept);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, kept(inner)]));
}
