/**
 * Where a read looks: not further than the ids and references in its parameters allow.
 *
 * @module
 */
import type { Turn } from "./turn.ts";
import type { Read, Resource, Stored } from "./types.ts";

/** Everybody's records, the caller's own, those shared with it: in lists of their own, for long ones are not copied. */
export function candidates(turn: Turn, row: Read, resource: Resource): readonly (readonly Stored[])[] {
  const { world, effect, caller } = turn;
  const wanted = wantedIds(turn, row, resource);
  if (wanted) return [[...new Set(wanted)].flatMap((id) => named(turn, id))];
  return [
    world.store.list(effect.resource, ""),
    linked(turn, row, resource) ?? world.store.list(effect.resource, caller.accountId),
    world.store.shared(effect.resource, caller.accountId),
  ];
}

/** The ids in the parameter that picks by identity, or in a filter on the field of the id. */
function wantedIds(
  { world, parameters }: Turn,
  { id, filters = {} }: Read,
  { id: own }: Resource,
): string[] | undefined {
  const picked = id ? world.idsAt(parameters, id) : [];
  if (picked.length > 0) return picked;
  if (!own.prefix) return undefined;
  for (const [name, rule] of Object.entries(filters)) {
    const [kind = "", path] = rule.split(" ");
    if (path !== own.response || !/^(=|in|csv|jsonlist)$/.test(kind)) continue;
    const ids = world.idsAt(parameters, name);
    if (ids.length > 0) return ids;
  }
  return undefined;
}

/** By id; or all of the name that the caller sees, where another account may have taken it first. */
function named({ world, effect, caller }: Turn, id: string): readonly Stored[] {
  const found = world.store.get(effect.resource, id);
  if (found && world.sees(found, caller.accountId)) return [found];
  return world.store.list(effect.resource, caller.accountId).filter(({ handle }) => handle === id);
}

/** The caller's records that name what an equality filter on a reference asks for. */
function linked({ world, effect, parameters, caller }: Turn, { filters = {} }: Read, resource: Resource) {
  const holders = new Set([...world.holders(effect.resource).values()].flat());
  for (const [name, rule] of Object.entries(filters)) {
    const [kind, path = "", more] = rule.split(" ");
    const text = resource.fields?.[path] ?? "";
    if ((kind !== "=" && kind !== "has") || more !== undefined || !holders.has(path) || !/^[$=]/.test(text)) continue;
    const [id, ...others] = world.idsAt(parameters, name);
    if (id === undefined || others.length > 0) continue;
    const isOwn = ({ resource: one, owner }: Stored) => one === effect.resource && owner === caller.accountId;
    return world.store.linkedTo(id).filter(isOwn);
  }
  return undefined;
}
