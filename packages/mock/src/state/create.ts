/**
 * New records: their fields, their first state, and what comes with them.
 *
 * @module
 */
import { evaluate, isLive, itemsOf, type Scope } from "./expression.ts";
import { listOf, put, valueAt } from "./paths.ts";
import { tagsOf } from "./select.ts";
import type { Add, Stored, Values } from "./types.ts";
import type { Caller, World } from "./world.ts";

export interface Making {
  readonly action: string;
  readonly parameters: Values;
  readonly caller: Caller;
  readonly index?: number | undefined;
  readonly maker?: Stored | undefined;
  /** Fields that are given, in place of the table's. */
  readonly given?: Values;
  readonly owner?: string;
}

/** Makes one record of a kind and puts it into the store. */
export function make(world: World, kind: string, making: Making): Stored {
  const { action, parameters, caller, index, maker, given = {}, owner = caller.accountId } = making;
  const resource = world.resource(kind) ?? { id: {} };
  const { identifiers, rules } = world;
  const { response, prefix = "" } = resource.id;
  const ownId = response ? given[response] : undefined;
  const handle =
    prefix === "" && response
      ? firstText(valueAt(parameters, response, index) ?? evaluateField(resource.fields?.[response]))
      : undefined;
  function evaluateField(text: string | undefined): unknown {
    return text === undefined || /^@(new|state)/.test(text)
      ? undefined
      : evaluate(text, world.scope(parameters, caller, { index, maker }));
  }
  const made = prefix === "" ? (handle ?? identifiers.text(12)) : identifiers.id(prefix);
  const free = world.store.get(kind, made) ? `${made}#${identifiers.count}` : made;
  const record: Stored = {
    id: typeof ownId === "string" && ownId !== "" ? ownId : free,
    resource: kind,
    owner,
    action,
    requestId: caller.requestId,
    at: world.now(),
    values: {},
    links: {},
    tags: rules.tags ? tagsOf(valueAt(parameters, rules.tags.parameter)) : [],
    shares: [],
  };
  link(world, record, parameters, index, maker);
  const scope = world.scope(parameters, caller, { index, record, maker });
  fill(record, resource.fields ?? {}, scope);
  for (const [path, value] of Object.entries(given)) if (path !== "@owner") put(record.values, path, value);
  begin(world, record, action, scope, given);
  world.store.add(record);
  for (const name of Object.keys(resource.refs ?? {})) {
    if (Object.hasOwn(record.values, name)) relink(world, record, name);
  }
  return record;
}

function firstText(value: unknown): string | undefined {
  const [first] = listOf(value);
  return first === undefined || typeof first === "object" ? undefined : String(first);
}

/** What the request's parameters name, and what that lies in. */
function link(
  world: World,
  record: Stored,
  parameters: Values,
  index: number | undefined,
  maker: Stored | undefined,
): void {
  const { refs = {}, parent } = world.resource(record.resource) ?? { refs: {}, parent: null };
  for (const name of Object.keys(refs)) {
    const ids = listOf(valueAt(parameters, name, index)).map(String);
    if (ids.length > 0) record.links[name] = ids;
  }
  if (maker) record.links["@maker"] = [maker.id];
  const names = parent ? [world.resource(parent)?.id.request ?? []].flat() : [];
  const above = names.flatMap((name) => listOf(valueAt(parameters, name)).map(String));
  if (above.length > 0) record.links["@parent"] = above;
  const further = Object.values(record.links)
    .flat()
    .flatMap((id) => world.store.anyOf(id))
    .flatMap(({ links }) => links["@parent"] ?? []);
  if (further.length > 0) record.links["@above"] = [...new Set(further)];
}

/** Takes the ids that a field names for the record's links. */
export function relink(world: World, record: Stored, name: string): void {
  world.store.relink(
    record,
    name,
    listOf(record.values[name])
      .map(String)
      .filter((id) => id !== ""),
  );
}

/** Fields that do not change by themselves. Lists are made item by item. */
function fill(record: Stored, fields: Readonly<Record<string, string>>, scope: Scope): void {
  const lists = new Map<string, [field: string, text: string][]>();
  for (const [path, text] of Object.entries(fields)) {
    if (isLive(text)) continue;
    const [list = "", field] = path.split("[].");
    if (field !== undefined) lists.set(list, [...(lists.get(list) ?? []), [field, text]]);
    else {
      const value = evaluate(text, scope);
      if (value !== undefined) put(record.values, path.replace(/\[\]$/, ""), value);
    }
  }
  for (const [list, rows] of lists) {
    const source = rows.map(([, text]) => /\$(\S+?)\[\]/.exec(text)?.[1]).find((name) => name !== undefined);
    const count =
      source === undefined || scope.index !== undefined ? 1 : listOf(valueAt(scope.parameters, source)).length;
    const items = Array.from({ length: count }, (_, at) => {
      const item: Record<string, unknown> = {};
      const inner = source === undefined || scope.index !== undefined ? scope : { ...scope, index: at };
      for (const [field, text] of rows) {
        const value = evaluate(text, inner);
        if (value !== undefined && !field.includes("[]")) put(item, field, value);
      }
      return item;
    }).filter((item) => Object.keys(item).length > 0);
    put(record.values, list, items);
  }
}

/** The first word of its state, and the one that it settles at. */
function begin(world: World, record: Stored, action: string, scope: Scope, given: Values): void {
  const { state } = world.resource(record.resource) ?? {};
  if (!state) return;
  const transition = world.transition(action, record.resource);
  const wanted = valueAt(given, state.field);
  const settled = transition?.from === null ? wordOf(transition.to, scope) : state.settled;
  record.word = typeof wanted === "string" ? wanted : (settled ?? "");
  if (state.second) record.second = state.second.settled;
  const [via] = [transition?.via ?? []].flat();
  if (via !== undefined && typeof wanted !== "string" && record.owner !== "") {
    record.next = { word: record.word, at: world.now() + world.settle() };
    record.word = via;
  }
}

export function wordOf(to: string, scope: Scope): string {
  return to.startsWith("$") ? String(evaluate(to, scope) ?? "") : to;
}

/** What comes with a record, or with an operation. */
export function add(world: World, adding: Add, making: Making): Stored[] {
  const { caller, parameters, maker, action } = making;
  const scope = world.scope(parameters, caller, { maker, record: maker, index: making.index });
  if (adding.when !== undefined && evaluate(`=1 when ${adding.when}`, scope) === undefined) return [];
  const count =
    adding.each === undefined
      ? Number((adding.times && evaluate(adding.times, scope)) ?? 1)
      : itemsOf(adding.each, scope).length;
  return Array.from({ length: Math.min(Number.isFinite(count) ? count : 1, 1000) }, (_, at) => {
    const index = adding.each === undefined ? making.index : at;
    const inner = { ...scope, index };
    const given = Object.fromEntries(
      Object.entries(adding.set ?? {}).flatMap(([path, text]) => {
        const value = evaluate(text, inner);
        return value === undefined ? [] : [[path, value]];
      }),
    );
    return make(world, adding.resource, { action, parameters, caller, index, maker, given });
  });
}
