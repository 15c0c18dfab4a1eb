/**
 * New records: their ids, their fields, their first state, and what comes with them.
 *
 * @module
 */
import { evaluate, holds, itemsOf } from "./expression.ts";
import { fill, kept } from "./fill.ts";
import { link, relink } from "./links.ts";
import { listOf, put, valueAt } from "./paths.ts";
import { itself, type Scope } from "./scope.ts";
import { tagsOf } from "./select.ts";
import type { Add, Stored, Values } from "./types.ts";
import type { Caller, World } from "./world.ts";

export interface Making {
  readonly action: string;
  readonly parameters: Values;
  readonly caller: Caller;
  readonly index?: number | undefined;
  readonly nth?: number | undefined;
  readonly maker?: Stored | undefined;
  /** Fields that are given, in place of the table's. */
  readonly given?: Values;
  /** Fields that the operation sets, as expressions. */
  readonly sets?: Readonly<Record<string, string>>;
  readonly owner?: string;
}

/** Makes one record of a kind. It is not in the store yet. */
export function draft(world: World, kind: string, making: Making): Stored {
  const { action, parameters, caller, index, nth, maker, given = {}, sets = {}, owner = caller.accountId } = making;
  const { fields = {}, tags: taggable } = world.resource(kind) ?? {};
  const id = idOf(world, kind, making);
  const isTaken = world.store.get(kind, id) !== undefined;
  const record: Stored = {
    id: isTaken ? `${id}#${world.identifiers.next()}` : id,
    ...(isTaken && { handle: id }),
    resource: kind,
    owner,
    action,
    requestId: caller.requestId,
    at: world.now(),
    values: {},
    links: {},
    tags: [],
    shares: [],
  };
  const { tags } = world.rules;
  if (tags && taggable) record.tags = tagsOf(valueAt(parameters, tags.parameter));
  link(world, record, parameters, index);
  if (maker) record.links["@maker"] = [maker.id];
  const scope = world.scope(parameters, caller, { index, nth, record, maker });
  fill(record.values, fields, scope);
  fill(record.values, sets, scope);
  for (const [path, value] of Object.entries(given)) if (!path.startsWith("@")) put(record.values, path, kept(value));
  begin(world, record, action, scope, given);
  relink(world, record);
  return record;
}

export function make(world: World, kind: string, making: Making): Stored {
  const record = draft(world, kind, making);
  world.store.add(record);
  return record;
}

/** The id that is given; a made-up one; or, for a kind without made-up ids, the name that the request gives it. */
function idOf(world: World, kind: string, { parameters, caller, index, maker, given = {} }: Making): string {
  const { identifiers } = world;
  const { id, fields = {} } = world.resource(kind) ?? { id: {} };
  const { response, prefix = "" } = id;
  const own = response ? valueAt(given, response) : undefined;
  if (typeof own === "string" && own !== "") return own;
  if (prefix !== "") return identifiers.id(prefix);
  const text = response ? fields[response] : undefined;
  const isNamed = text !== undefined && !/^@(new|id|state)\b/.test(text);
  const name = isNamed
    ? evaluate(text, world.scope(parameters, caller, { index, maker }))
    : valueAt(parameters, response ?? "", index);
  const [first] = listOf(name);
  return first === undefined || typeof first === "object" ? identifiers.text(12) : String(first);
}

/** The first word of its state, and the one that it settles at. */
function begin(world: World, record: Stored, action: string, scope: Scope, given: Values): void {
  const { state } = world.resource(record.resource) ?? {};
  if (!state) return;
  if (state.second) record.second = String(valueAt(given, state.second.field) ?? state.second.settled ?? "");
  const wanted = valueAt(given, state.field);
  if (typeof wanted === "string") {
    record.word = wanted;
    return;
  }
  const transition = world.transition(action, record.resource);
  const to = transition && transition.to !== "same" ? wordOf(transition.to, scope) : "";
  record.word = to === "" ? (state.settled ?? "") : to;
  const [via] = [transition?.via ?? []].flat();
  if (via === undefined || world.settle() === 0) return;
  record.next = { word: record.word, at: world.now() + world.settle() };
  record.word = via;
}

export function wordOf(to: string, scope: Scope): string {
  return /^[$@=]|^map /.test(to) ? String(evaluate(to, scope) ?? "") : to;
}

/** What comes with a record, or with an operation. */
export function addOthers(world: World, adding: Add, making: Making): Stored[] {
  const { caller, parameters, maker, action } = making;
  const scope = itself(world.scope(parameters, caller, { maker, record: maker, index: making.index }));
  if (!holds(adding.when, scope)) return [];
  const count = countOf(adding, scope);
  return Array.from({ length: count }, (_, at) => {
    const index = adding.each === undefined ? making.index : at;
    const given: Record<string, unknown> = {};
    fill(given, adding.set ?? {}, { ...scope, index, made: new Map() });
    return make(world, adding.resource, { action, parameters, caller, index, maker, given });
  });
}

const most = 1000;

/** How many are asked for: by a number, or one for each item of a list. */
export function countOf({ each, times }: { each?: string; times?: string }, scope: Scope): number {
  if (each !== undefined) return Math.min(itemsOf(each, scope).length, most);
  const asked = times === undefined ? 1 : Number(evaluate(times, scope) ?? 1);
  return Number.isInteger(asked) && asked >= 0 ? Math.min(asked, most) : 1;
}
