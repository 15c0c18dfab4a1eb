/**
 * What happens to records that are there: their state, their fields, what goes into them and out, their end.
 *
 * @module
 */
import type { Refusal } from "../engine/refusal.ts";
import { add, relink, wordOf } from "./create.ts";
import { evaluate, itemsOf } from "./expression.ts";
import { refuseWith } from "./failures.ts";
import { listOf, put, valueAt } from "./paths.ts";
import { about, namedBy, refuse, type Turn } from "./turn.ts";
import type { Block, Stored, Transition } from "./types.ts";
import type { World } from "./world.ts";

const endings = new Set(["delete", "release", "remove"]);

/** @returns the records that were changed, or why none was */
export function change(turn: Turn): readonly Stored[] | Refusal {
  const { world, action, effect, caller } = turn;
  const named = namedBy(turn, effect.resource);
  if (named && named.missing.length > 0) {
    const refusal = refuse(turn, "notFound", named.parameter);
    if (refusal) return refusal;
  }
  const records = named?.records ?? [];
  const foreign = records.find(({ owner }) => owner !== caller.accountId);
  if (foreign) {
    const refusal = refuse(turn, "denied", named?.parameter ?? "");
    if (refusal) return refusal;
  }
  const moves = movesOf(turn, records);
  for (const { record, transition } of moves) {
    if (mayStart(record, transition)) continue;
    const refusal = refuse(turn, "wrongState", named?.parameter ?? "", record.resource);
    if (refusal) return refusal;
  }
  const ends = isEnd(turn) ? records : [];
  for (const record of ends) {
    const blocked = blockOf(turn, record);
    if (blocked) return blocked;
  }
  for (const { record, transition } of moves) move(turn, record, transition);
  setFields(turn, records);
  for (const adding of effect.adds ?? []) putIn(turn, adding);
  for (const removing of effect.removes ?? []) takeOut(turn, removing, records);
  for (const record of ends) {
    if (!world.transition(action, record.resource)) end(world, record);
  }
  return records;
}

/** Its own records, and those of other kinds that the action moves and the request names. */
function movesOf(turn: Turn, records: readonly Stored[]): { record: Stored; transition: Transition }[] {
  const { world, action, effect } = turn;
  return [...new Set([effect.resource, ...world.moved(action)])].flatMap((kind) => {
    const transition = world.transition(action, kind);
    if (!transition || transition.from === null) return [];
    const found = kind === effect.resource ? records : (namedBy(turn, kind)?.records ?? []);
    return found.map((record) => ({ record, transition }));
  });
}

function mayStart({ word, next }: Stored, { from }: Transition): boolean {
  if (word === undefined || from === undefined || from === null || from === "any") return true;
  return from.includes(next && next.word !== "gone" && !from.includes(word) ? word : word);
}

function move(turn: Turn, record: Stored, transition: Transition): void {
  const { world, parameters, caller } = turn;
  const word = wordOf(transition.to, world.scope(parameters, caller, { record }));
  const to = word === "same" || word === "" ? (record.next?.word ?? record.word ?? "") : word;
  const [via] = [transition.via ?? []].flat();
  const settle = world.settle();
  if (via !== undefined && settle > 0) {
    record.word = via;
    world.store.move(record, { word: to, at: world.now() + settle });
  } else if (to === "gone") end(world, record);
  else {
    world.store.move(record, undefined);
    record.word = to;
  }
}

function isEnd({ action, effect, world }: Turn): boolean {
  return endings.has(effect.verb) || world.transition(action, effect.resource)?.to === "gone";
}

/** What forbids the end of a record. */
function blockOf(turn: Turn, record: Stored): Refusal | undefined {
  const { world, action, parameters } = turn;
  const applies = ({ op, unless }: Block) =>
    (op === undefined || op === action) && !(unless && [true, "true"].includes(valueAt(parameters, unless) as string));
  for (const block of world.resource(record.resource)?.blockedBy?.filter(applies) ?? []) {
    const kinds = [block.resource ?? []].flat();
    const holders = world.store
      .linkedTo(record.id)
      .filter((one) => kinds.includes(one.resource) && !goesAlong(world, record, one));
    const blocked = kinds.length > 0 ? holders.length > 0 : block.state !== undefined && record.word === block.state;
    if (!blocked) continue;
    const parameter = namedBy(turn, record.resource)?.parameter ?? "";
    if (block.code) return refuseWith(block.code, parameter, "inUse", about(turn, record.resource));
    const refusal = refuse(turn, "inUse", parameter, record.resource);
    if (refusal) return refusal;
  }
  return undefined;
}

function goesAlong(world: World, record: Stored, other: Stored): boolean {
  const rows = world.resource(record.resource)?.deletesAlso ?? [];
  return rows.some((row) => row.resource === other.resource && (row.if === undefined || other.values[row.if] === true));
}

/** Removes a record with what goes along; others forget it. */
export function end(world: World, record: Stored): void {
  if (world.store.get(record.resource, record.id) !== record) return;
  world.store.remove(record);
  for (const other of world.store.linkedTo(record.id)) {
    if (goesAlong(world, record, other)) end(world, other);
    else forget(world, other, record.id);
  }
}

function forget(world: World, record: Stored, id: string): void {
  const { state } = world.resource(record.resource) ?? {};
  for (const [name, ids] of Object.entries(record.links)) {
    if (!ids.includes(id) || name === "@maker") continue;
    world.store.relink(
      record,
      name,
      ids.filter((one) => one !== id),
    );
    if (record.values[name] !== id) continue;
    record.values[name] = "";
    if (state?.settled !== undefined && record.word !== undefined) record.word = state.settled;
  }
}

/** Fields by the effect; then every parameter that has the name of a field. */
function setFields(turn: Turn, records: readonly Stored[]): void {
  const { world, effect, parameters, caller } = turn;
  for (const [target, text] of Object.entries(effect.sets ?? {})) {
    const [kind = "", ...path] = target.split(".");
    for (const [at, record] of targetsOf(turn, kind, records).entries()) {
      const value = evaluate(
        text,
        world.scope(parameters, caller, { record, index: text.includes("[]") ? at : undefined }),
      );
      if (value !== undefined) setField(turn, record, path.join("."), value);
    }
  }
  if (!/^(modify|rescale|resize|update|rename)$/.test(effect.verb)) return;
  const names = new Set(effect.in?.map((name) => name.replaceAll("[]", "")));
  for (const record of records) {
    const { fields = {} } = world.resource(record.resource) ?? {};
    for (const [name, value] of Object.entries(parameters)) {
      if (Object.hasOwn(fields, name) && !names.has(name) && !(`${record.resource}.${name}` in (effect.sets ?? {})))
        setField(turn, record, name, value);
    }
  }
}

function targetsOf(turn: Turn, kind: string, records: readonly Stored[]): readonly Stored[] {
  if (kind === turn.effect.resource) return records;
  const named = namedBy(turn, kind)?.records ?? [];
  if (named.length > 0) return named;
  return records.flatMap((record) => turn.world.store.linkedTo(record.id).filter((one) => one.resource === kind));
}

function setField(turn: Turn, record: Stored, path: string, value: unknown): void {
  const { world } = turn;
  const { state, refs = {} } = world.resource(record.resource) ?? {};
  if (state?.field === path && typeof value === "string") record.word = value;
  const [list = "", field] = path.split("[].");
  if (field === undefined) put(record.values, path, structuredClone(value));
  else
    put(record.values, list, [
      { ...(Object((valueAt(record.values, list) as unknown[])?.[0]) as object), [field]: value },
    ]);
  if (Object.hasOwn(refs, path)) relink(world, record, path);
}

function putIn(turn: Turn, adding: NonNullable<Turn["effect"]["adds"]>[number]): void {
  const { world, action, parameters, caller } = turn;
  if (adding.into === undefined) {
    const maker = namedBy(turn, turn.effect.resource)?.records[0];
    add(world, adding, { action, parameters, caller, maker });
    return;
  }
  for (const record of namedBy(turn, adding.resource)?.records ?? []) {
    const given = itemsOf(adding.value ?? "", world.scope(parameters, caller, { record }));
    const list = listOf(valueAt(record.values, adding.into));
    const fresh = given.filter((one) => !list.some((old) => JSON.stringify(old) === JSON.stringify(one)));
    put(record.values, adding.into, [...list, ...structuredClone(fresh)]);
    linkItems(turn, record, adding.into);
  }
}

/** A list of ids, or of objects with ids, links to them. */
function linkItems({ world }: Turn, record: Stored, path: string): void {
  const ids = listOf(valueAt(record.values, path)).flatMap((item) =>
    typeof item === "object" ? Object.values(item as object) : [item],
  );
  world.store.relink(record, `@${path}`, ids.map(String));
}

function takeOut(
  turn: Turn,
  removing: NonNullable<Turn["effect"]["removes"]>[number],
  records: readonly Stored[],
): void {
  const { world, parameters, caller } = turn;
  const scope = world.scope(parameters, caller, { record: records[0] });
  if (removing.when !== undefined && evaluate(`=1 when ${removing.when}`, scope) === undefined) return;
  if (removing.from !== undefined) {
    for (const record of namedBy(turn, removing.resource)?.records ?? []) {
      const given = itemsOf(removing.value ?? "", scope).map((one) => JSON.stringify(one));
      const list = listOf(valueAt(record.values, removing.from));
      put(
        record.values,
        removing.from,
        list.filter((one) => !given.includes(JSON.stringify(one))),
      );
      linkItems(turn, record, removing.from);
    }
    return;
  }
  const inside = records
    .flatMap((record) => world.store.linkedTo(record.id))
    .filter((one) => one.resource === removing.resource);
  if (removing.each === undefined) {
    for (const one of inside) if (matches(turn, one, removing.set, undefined)) end(world, one);
    return;
  }
  for (const at of itemsOf(removing.each, scope).keys()) {
    for (const one of inside) if (matches(turn, one, removing.set, at)) end(world, one);
  }
}

/** Whether a record has the fields that the request gives for the one to be removed. */
function matches(
  { world, parameters, caller }: Turn,
  record: Stored,
  set: Readonly<Record<string, string>> = {},
  index: number | undefined,
): boolean {
  return Object.entries(set).every(([path, text]) => {
    const value = evaluate(text, world.scope(parameters, caller, { record, index }));
    return (
      value === undefined || String(valueAt(record.values, path) ?? "").toLowerCase() === String(value).toLowerCase()
    );
  });
}
