/**
 * Records that other accounts may see.
 *
 * @module
 */
import type { Refusal } from "../engine/refusal.ts";
import { listOf, valueAt } from "./paths.ts";
import { namedBy, refuse, type Turn } from "./turn.ts";
import type { Stored } from "./types.ts";

export function share(turn: Turn): readonly Stored[] | Refusal {
  const { world, effect, parameters, caller } = turn;
  const { with: more, without: less, most = Number.POSITIVE_INFINITY } = effect.share ?? {};
  const named = namedBy(turn, effect.resource);
  const [record] = named?.records ?? [];
  if (!record) return refuse(turn, "notFound", named?.parameter ?? "") ?? [];
  if (record.owner !== caller.accountId) {
    const refusal = refuse(turn, "denied", named?.parameter ?? "");
    if (refusal) return refusal;
  }
  const accounts = listOf(more && valueAt(parameters, more)).map(String);
  if (accounts.length > most) {
    const refusal = refuse(turn, "tooMany", more ?? "");
    if (refusal) return refusal;
  }
  for (const accountId of accounts) world.store.share(record, accountId, true);
  for (const accountId of listOf(less && valueAt(parameters, less)).map(String))
    world.store.share(record, accountId, false);
  return [record];
}
