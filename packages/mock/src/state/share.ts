/**
 * Records that other accounts may see.
 *
 * @module
 */
import type { Refusal } from "../engine/refusal.ts";
import { namedBy, refuse, type Turn } from "./turn.ts";
import type { Stored } from "./types.ts";

export function share(turn: Turn): readonly Stored[] | Refusal {
  const { world, effect, parameters, caller } = turn;
  const { with: more, without: less, most = Number.POSITIVE_INFINITY } = effect.share ?? {};
  const named = namedBy(turn, effect.resource);
  const parameter = named?.parameter ?? "";
  const [record] = named?.records ?? [];
  if (!record) return refuse(turn, "notFound", parameter) ?? [];
  if (record.owner !== caller.accountId) {
    return refuse(turn, "denied", parameter) ?? refuse(turn, "notFound", parameter) ?? [];
  }
  const accounts = more === undefined ? [] : world.idsAt(parameters, more);
  if (accounts.length > most) {
    const refusal = refuse(turn, "tooMany", more ?? "");
    if (refusal) return refusal;
  }
  for (const accountId of accounts) if (accountId !== record.owner) world.store.share(record, accountId, true);
  for (const accountId of less === undefined ? [] : world.idsAt(parameters, less)) {
    world.store.share(record, accountId, false);
  }
  return [record];
}
