/**
 * Creations: what the request names must be there, what must be alone is, then the records and what comes with them.
 *
 * @module
 */
import type { Refusal } from "../engine/refusal.ts";
import { add, make } from "./create.ts";
import { evaluate, itemsOf } from "./expression.ts";
import { refuseWith } from "./failures.ts";
import { listOf, valueAt } from "./paths.ts";
import { about, namedBy, refuse, type Turn } from "./turn.ts";
import type { Stored } from "./types.ts";

const most = 1000;

export function create(turn: Turn): readonly Stored[] | Refusal {
  const { world, action, effect, parameters, caller } = turn;
  const refused = unknownReference(turn) ?? duplicate(turn);
  if (refused) return refused;
  const scope = world.scope(parameters, caller);
  const asked =
    effect.each === undefined
      ? Number((effect.times && evaluate(effect.times, scope)) ?? 1)
      : itemsOf(effect.each, scope).length;
  const count = Math.min(Number.isInteger(asked) && asked >= 0 ? asked : 1, most);
  const maker = namedBy(turn, world.resource(effect.resource)?.parent ?? "")?.records[0];
  return Array.from({ length: count }, (_, at) => {
    const index = effect.each === undefined ? undefined : at;
    const record = make(world, effect.resource, { action, parameters, caller, index });
    for (const adding of effect.adds ?? []) add(world, adding, { action, parameters, caller, maker: record });
    return record;
  }).map((record) => {
    if (maker) world.store.relink(record, "@parent", [...new Set([...(record.links["@parent"] ?? []), maker.id])]);
    return record;
  });
}

/** Of parameters that name records, those for which a code is documented. */
function unknownReference(turn: Turn): Refusal | undefined {
  const { world, effect, parameters, caller } = turn;
  for (const [name, code] of Object.entries(effect.errors?.refNotFound ?? {})) {
    const kinds = world.named(effect.resource, name);
    if (kinds.length === 0) continue;
    for (const id of listOf(valueAt(parameters, name)).map(String)) {
      const isKnown = kinds.some((kind) => {
        const found = world.store.get(kind, id);
        return world.resource(kind) === undefined || (found !== undefined && world.sees(found, caller.accountId));
      });
      if (!isKnown) return refuseWith(code, name, "notFound", about(turn, effect.resource));
    }
  }
  return undefined;
}

/** Another record of the account, in the same place, with the same of what no two may have. */
function duplicate(turn: Turn): Refusal | undefined {
  const { world, effect, parameters, caller } = turn;
  for (const names of world.resource(effect.resource)?.unique ?? []) {
    const wanted = names.map((name) => valueAt(parameters, name));
    if (wanted.some((value) => value === undefined || value === "")) continue;
    const same = world.store
      .list(effect.resource, caller.accountId)
      .some((record) => names.every((name, at) => String(valueAt(record.values, name)) === String(wanted[at])));
    if (!same) continue;
    const refusal = refuse(turn, "alreadyExists", names.at(-1) ?? "");
    if (refusal) return refusal;
  }
  return undefined;
}
