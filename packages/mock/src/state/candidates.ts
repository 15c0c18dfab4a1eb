/**
 * Where a read looks: not further than the ids and references in its parameters allow.
 *
 * @module
 */
import type { Filter } from "./select.ts";
import type { Turn } from "./turn.ts";
import type { Read, Resource, Stored } from "./types.ts";

const long = 200;

/**
 * Everybody's records, the caller's own, those shared with it, as far as the filters choose them: in lists of their own,
 * for long ones are not copied.
 */
export function candidates(
  turn: Turn,
  row: Read,
  resource: Resource,
  filters: readonly Filter[],
): readonly (readonly Stored[])[] {
  const { world, effect, caller } = turn;
  const wanted = wantedIds(turn, row, resource);
  const isShown = ({ owner }: Stored) => owner !== "" || row.everybodys !== false;
  if (wanted) {
    const found = [...new Set(wanted)].flatMap((id) => named(turn, id));
    return [chosenBy(filters, found.filter(isShown))];
  }
  return [
    row.everybodys === false ? [] : chosenBy(filters, world.store.list(effect.resource, "")),
    own(turn, filters),
    chosenBy(filters, world.store.shared(effect.resource, caller.accountId)),
  ];
}

function chosenBy(filters: readonly Filter[], records: readonly Stored[]): readonly Stored[] {
  return filters.length === 0 ? records : records.filter((record) => filters.every(({ test }) => test(record)));
}

/** Long lists are looked up by the filter that leaves the fewest, where one asks for a value. */
function own({ world, effect, caller }: Turn, filters: readonly Filter[]): readonly Stored[] {
  const all = world.store.list(effect.resource, caller.accountId);
  if (all.length < long) return chosenBy(filters, all);
  let fewest: readonly Stored[] = all;
  let used: Filter | undefined;
  for (const filter of filters) {
    if (!filter.equal) continue;
    const { path, value } = filter.equal;
    const found = world.showing(effect.resource, path, value, caller);
    if (used && found.length >= fewest.length) continue;
    fewest = found;
    used = filter;
  }
  return chosenBy(
    filters.filter((filter) => filter !== used),
    fewest,
  );
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
