/**
 * What operations change in records that are there: fields, lists, what lies in them.
 *
 * @module
 */
import { isRecord } from "../check.ts";
import { end } from "./ends.ts";
import { evaluate, holds, isLive, itemsOf } from "./expression.ts";
import { fill, kept } from "./fill.ts";
import { linkList, relink } from "./links.ts";
import { addOthers } from "./make.ts";
import { listOf, put, valueAt } from "./paths.ts";
import { namedBy, type Turn } from "./turn.ts";
import type { Add, Remove, Stored } from "./types.ts";

const modifications = new Set(["modify", "rescale", "resize", "update", "rename"]);

/** Fields by the effect; then, for a modification, every parameter that has the name of a field. */
export function setFields(turn: Turn, records: readonly Stored[], isIn: (record: Stored) => boolean): void {
  const { world, effect, parameters, caller } = turn;
  for (const [target, text] of Object.entries(effect.sets ?? {})) {
    const [kind = "", ...path] = target.split(".");
    for (const [at, record] of targetsOf(turn, kind, records).filter(isIn).entries()) {
      const index = text.includes("[]") ? at : undefined;
      const value = evaluate(text, world.scope(parameters, caller, { record, index }));
      if (value !== undefined) setField(turn, record, path.join("."), value);
    }
  }
  if (!modifications.has(effect.verb)) return;
  const names = new Set(effect.in?.map((name) => name.replaceAll("[]", "")));
  for (const record of records) {
    const { fields = {} } = world.resource(record.resource) ?? {};
    for (const [name, value] of Object.entries(parameters)) {
      const isSet = effect.sets && Object.hasOwn(effect.sets, `${record.resource}.${name}`);
      if (Object.hasOwn(fields, name) && !isLive(fields[name] ?? "") && !names.has(name) && !isSet) {
        setField(turn, record, name, value);
      }
    }
  }
}

/** The records of a kind that the request names; else those in the records that it is about, or that these name. */
function targetsOf(turn: Turn, kind: string, records: readonly Stored[]): readonly Stored[] {
  const { world, effect, caller } = turn;
  if (kind === effect.resource) return records;
  const named = namedBy(turn, kind)?.records ?? [];
  if (named.length > 0) return named;
  return records.flatMap((record) => world.lying(record, kind, caller));
}

function setField({ world }: Turn, record: Stored, path: string, value: unknown): void {
  const { state } = world.resource(record.resource) ?? {};
  if (state?.field === path && typeof value === "string") record.word = value;
  if (state?.second?.field === path && typeof value === "string") record.second = value;
  const [list = "", field] = path.split("[].");
  if (field === undefined) put(record.values, path, kept(value));
  else {
    const [first, ...others] = listOf(valueAt(record.values, list));
    put(record.values, list, [{ ...(isRecord(first) ? first : {}), [field]: kept(value) }, ...others]);
  }
  relink(world, record);
}

/** Records beside the ones that the request names, or values in a list of theirs. */
export function putIn(turn: Turn, adding: Add): void {
  const { world, action, parameters, caller, effect } = turn;
  const { into, resource } = adding;
  if (into === undefined) {
    addOthers(world, adding, { action, parameters, caller, maker: namedBy(turn, effect.resource)?.records[0] });
    return;
  }
  for (const record of namedBy(turn, resource)?.records ?? []) {
    if (!holds(adding.when, world.scope(parameters, caller, { record }))) continue;
    const list = listOf(valueAt(record.values, into));
    const fresh = itemsFor(turn, adding, record).filter((one) => !list.some((old) => isSame(old, one, adding)));
    put(record.values, into, [...list, ...fresh.map(kept)]);
    linkList(world, record, into);
    relink(world, record);
  }
}

/** A record that has all that would be put into its list already. */
export function filled(turn: Turn, adding: Add): Stored | undefined {
  const { into, resource } = adding;
  if (into === undefined) return undefined;
  return namedBy(turn, resource)?.records.find((record) => {
    const list = listOf(valueAt(record.values, into));
    const items = itemsFor(turn, adding, record);
    return items.length > 0 && items.every((one) => list.some((old) => isSame(old, one, adding)));
  });
}

/** Values, or objects made of fields: one, or one for each item of a list. What the request names comes first in them. */
function itemsFor(turn: Turn, { each, set, value }: Add | Remove, record: Stored): unknown[] {
  const found = turn.world.scope(turn.parameters, turn.caller, { record });
  const scope = { ...found, related: (kind: string) => namedBy(turn, kind)?.records[0] ?? found.related(kind) };
  if (set === undefined) return [...itemsOf(value ?? "=(empty list)", scope)];
  const count = each === undefined ? 1 : itemsOf(each, scope).length;
  return Array.from({ length: count }, (_, at) => {
    const item: Record<string, unknown> = {};
    fill(item, set, each === undefined ? scope : { ...scope, index: at });
    return item;
  });
}

/** Whether two items differ in nothing but when they were put in. */
function isSame(one: unknown, other: unknown, { set = {} }: Add): boolean {
  if (!isRecord(one) || !isRecord(other)) return isEqual(one, other);
  const names = Object.keys(set).filter((name) => !set[name]?.startsWith("@now"));
  return names.every((name) => isEqual(one[name], other[name]));
}

function isEqual(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

/** Records that lie in those that the request names, or values of a list of theirs. */
export function takeOut(turn: Turn, removing: Remove, records: readonly Stored[]): void {
  const { world, parameters, caller } = turn;
  const { from, resource } = removing;
  const scope = world.scope(parameters, caller, { record: records[0] });
  if (!holds(removing.when, scope)) return;
  if (from !== undefined) {
    for (const record of namedBy(turn, resource)?.records ?? []) takeItems(turn, removing, from, record);
    return;
  }
  for (const one of chosenBy(turn, removing, records)) end(world, one);
}

/** Whether there is nothing of what a removal means. */
export function isNothing(turn: Turn, removing: Remove, records: readonly Stored[]): boolean {
  const { from, resource } = removing;
  if (from === undefined) return chosenBy(turn, removing, records).length === 0;
  const named = namedBy(turn, resource)?.records ?? [];
  return !named.some((record) => {
    const gone = itemsFor(turn, removing, record);
    return listOf(valueAt(record.values, from)).some((item) => isAmong(item, gone));
  });
}

/** The records in those that the request names which a removal means. */
function chosenBy(turn: Turn, { resource, each, set }: Remove, records: readonly Stored[]): readonly Stored[] {
  const { world, parameters, caller } = turn;
  const scope = world.scope(parameters, caller, { record: records[0] });
  const named = namedBy(turn, resource)?.records ?? [];
  const inside = [...new Set([...records.flatMap((record) => world.lying(record, resource, caller)), ...named])];
  const indices = each === undefined ? [undefined] : [...itemsOf(each, scope).keys()];
  return inside.filter((one) => indices.some((index) => matches(turn, one, set, index)));
}

function takeItems(turn: Turn, removing: Remove, from: string, record: Stored): void {
  const gone = itemsFor(turn, removing, record);
  const list = listOf(valueAt(record.values, from));
  put(
    record.values,
    from,
    list.filter((item) => !isAmong(item, gone)),
  );
  linkList(turn.world, record, from);
  relink(turn.world, record);
}

function isAmong(item: unknown, items: readonly unknown[]): boolean {
  return items.some((one) => (isRecord(one) ? has(item, one) : isEqual(one, item)));
}

function has(item: unknown, wanted: Readonly<Record<string, unknown>>): boolean {
  return isRecord(item) && Object.entries(wanted).every(([name, value]) => isSameText(item[name], value));
}

/** Whether a record has the fields that the request gives for the one to be removed. */
function matches(
  { world, parameters, caller }: Turn,
  record: Stored,
  set: Readonly<Record<string, string>> = {},
  index: number | undefined,
): boolean {
  const scope = world.scope(parameters, caller, { record, index });
  return Object.entries(set).every(([path, text]) => {
    const value = evaluate(text, scope);
    return value === undefined || isSameText(valueAt(record.values, path), value);
  });
}

/** Words come in both cases. */
function isSameText(one: unknown, other: unknown): boolean {
  return String(one ?? "").toLowerCase() === String(other ?? "").toLowerCase();
}
