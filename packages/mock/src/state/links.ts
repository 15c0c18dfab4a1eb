/**
 * Which record names which: by the values it has now.
 *
 * @module
 */
import { fill } from "./fill.ts";
import { listOf, put, valuesAt } from "./paths.ts";
import type { Effect, Resource, Stored, Values } from "./types.ts";
import type { World } from "./world.ts";

const nobody = { accountId: "", requestId: "" };

/** What a creation's parameters name, what the record lies in, and what that lies in. */
export function link(world: World, record: Stored, parameters: Values, index: number | undefined): void {
  const { refs = {}, parent } = world.resource(record.resource) ?? {};
  for (const name of Object.keys(refs)) {
    const ids = world.idsAt(parameters, name, index);
    if (ids.length > 0) record.links[name] = ids;
  }
  const names = parent ? [world.resource(parent)?.id.request ?? []].flat() : [];
  const above = names.flatMap((name) => world.idsAt(parameters, name));
  if (above.length > 0) record.links["@parent"] = above;
  const further = Object.values(record.links)
    .flat()
    .flatMap((id) => world.store.anyOf(id))
    .flatMap(({ links }) => links["@parent"] ?? []);
  if (further.length > 0) record.links["@above"] = [...new Set(further)];
}

/** After a change of its values. A reference that no field shows stays as it was made. */
export function relink(world: World, record: Stored): void {
  world.touched(record);
  for (const [name, paths] of world.holders(record.resource)) {
    const ids = paths.flatMap((path) => valuesAt(record.values, path)).filter((id) => id !== "" && id !== undefined);
    world.store.relink(record, name, [...new Set(ids.flat().map(String))]);
  }
  for (const name of Object.keys(record.links)) {
    if (name.startsWith("@into ")) world.store.relink(record, name, idsIn(record, name.slice("@into ".length)));
  }
}

/** Makes the items of a list links, from now on. */
export function linkList(world: World, record: Stored, path: string): void {
  world.store.relink(record, `@into ${path}`, idsIn(record, path));
}

function idsIn(record: Stored, path: string): string[] {
  const items = listOf(valuesAt(record.values, path).flat());
  return items.flatMap((item) => (typeof item === "object" ? Object.values(item as object) : [item])).map(String);
}

/**
 * Another record is gone. What was put in by an attachment is taken out, with what came with it, and the record is free
 * again; what it was created with stays to be read.
 */
export function forget(world: World, record: Stored, id: string): void {
  const { state, fields = {} } = world.resource(record.resource) ?? {};
  for (const [name, ids] of Object.entries(record.links)) {
    if (!ids.includes(id)) continue;
    if (name.startsWith("@into ")) takeItems(record, name.slice("@into ".length), id);
    if (record.values[name] !== id || fields[name]?.startsWith("$")) continue;
    put(record.values, name, "");
    for (const [path, text] of world.attached(record.resource, name))
      fill(record.values, { [path]: text }, world.scope({}, nobody));
    world.store.move(record, undefined);
    if (state?.settled !== undefined && record.word !== undefined) record.word = state.settled;
  }
  relink(world, record);
}

function takeItems(record: Stored, path: string, id: string): void {
  const items = listOf(valuesAt(record.values, path).flat());
  const names = (item: unknown) => item === id || Object.values(Object(item) as object).includes(id);
  put(
    record.values,
    path,
    items.filter((item) => !names(item)),
  );
}

/**
 * What an attachment sets beside the field that names the other record, as it is before: of those fields that are the
 * same for every new record.
 */
export function attachedWith(
  kind: string,
  { fields = {} }: Resource,
  name: string,
  effects: readonly Effect[],
): (readonly [path: string, text: string])[] {
  const setting = effects.filter(({ sets = {} }) => Object.hasOwn(sets, `${kind}.${name}`));
  const paths = setting.flatMap(({ sets = {} }) => Object.keys(sets)).filter((target) => target.startsWith(`${kind}.`));
  const names = new Set(paths.map((target) => target.slice(kind.length + 1)));
  return Object.entries(fields).filter(([path, text]) => names.has(path) && path !== name && text.startsWith("="));
}

/** By parameter that names records: the fields that show what it named. */
export function holdersOf({ refs = {}, fields = {} }: Resource): Map<string, string[]> {
  const holders = new Map<string, string[]>();
  for (const name of Object.keys(refs)) {
    const shows = (text: string) =>
      text === `$${name}` || text.startsWith(`$${name} `) || text.startsWith(`$${name}[]`);
    const paths = Object.entries(fields).flatMap(([path, text]) =>
      path === name || shows(text) ? [path.replaceAll("[]", "")] : [],
    );
    if (paths.length > 0) holders.set(name, paths);
  }
  return holders;
}
