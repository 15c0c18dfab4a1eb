/**
 * Creations: what the request names must be there, what must be alone is, then the records and what comes with them.
 *
 * @module
 */
import type { Refusal } from "../engine/refusal.ts";
import { putIn } from "./fields.ts";
import { addOthers, countOf, draft } from "./make.ts";
import { valueAt } from "./paths.ts";
import { unknownReference } from "./references.ts";
import { namedBy, refuse, type Turn } from "./turn.ts";
import type { Stored } from "./types.ts";

export function create(turn: Turn): readonly Stored[] | Refusal {
  const { world, action, effect, parameters, caller } = turn;
  const unknown = unknownReference(turn);
  if (unknown) return unknown;
  const count = countOf(effect, world.scope(parameters, caller));
  const parent = namedBy(turn, world.resource(effect.resource)?.parent ?? "")?.records[0];
  const sets = setsOf(turn);
  const drafts = Array.from({ length: count }, (_, at) => {
    const index = effect.each === undefined ? undefined : at;
    const record = draft(world, effect.resource, { action, parameters, caller, index, nth: at + 1, sets });
    if (parent) record.links["@parent"] = [...new Set([...(record.links["@parent"] ?? []), parent.id])];
    return record;
  });
  for (const record of drafts) {
    const refused = duplicate(turn, record);
    if (refused) return refused;
  }
  for (const [at, record] of drafts.entries()) {
    replaceSame(turn, record);
    world.store.add(record);
    const index = effect.each === undefined ? undefined : at;
    for (const adding of effect.adds ?? []) {
      if (adding.into === undefined) addOthers(world, adding, { action, parameters, caller, index, maker: record });
    }
  }
  for (const adding of effect.adds ?? []) if (adding.into !== undefined) putIn(turn, adding);
  return drafts;
}

/** `Shelf.Name` of the effect's fields, for the kind that is made. */
function setsOf({ effect }: Turn): Record<string, string> {
  const prefix = `${effect.resource}.`;
  const own = Object.entries(effect.sets ?? {}).filter(([target]) => target.startsWith(prefix));
  return Object.fromEntries(own.map(([target, text]) => [target.slice(prefix.length), text]));
}

/** Another record of the account with the same of what no two may have; what neither has is the same, too. */
function duplicate(turn: Turn, record: Stored): Refusal | undefined {
  const { world, caller, effect } = turn;
  for (const names of world.resource(effect.resource)?.unique ?? []) {
    const wanted = names.map((name) => valueAt(record.values, name));
    if (wanted.every((value) => value === undefined || value === "")) continue;
    const isSame = (other: Stored) =>
      names.every((name, at) => String(valueAt(other.values, name) ?? "") === String(wanted[at] ?? "")) &&
      isBeside(record, other);
    if (!world.store.list(effect.resource, caller.accountId).some(isSame)) continue;
    const refusal = refuse(turn, "alreadyExists", names.at(-1) ?? "");
    if (refusal) return refusal;
  }
  return undefined;
}

/** In the same parent, where both lie in one. */
function isBeside({ links }: Stored, other: Stored): boolean {
  const parents = links["@parent"] ?? [];
  const others = other.links["@parent"] ?? [];
  return parents.length === 0 || others.length === 0 || parents.some((id) => others.includes(id));
}

/** Of a kind that has one record for a name, such as an export of an image, the new one takes the place of the old. */
function replaceSame({ world, action }: Turn, record: Stored): void {
  const from = world.transition(action, record.resource)?.from;
  const old = record.handle === undefined ? undefined : world.store.get(record.resource, record.handle);
  if (old && old.owner === record.owner && from !== null && from !== undefined) world.store.remove(old);
}
