/**
 * Tags of records of any kind.
 *
 * @module
 */

import type { Refusal } from "../engine/refusal.ts";
import { listOf, put, valueAt } from "./paths.ts";
import { project } from "./project.ts";
import { tagsOf } from "./select.ts";
import { refuse, type Turn } from "./turn.ts";
import type { Stored } from "./types.ts";

export function tag(turn: Turn): Record<string, unknown> | Refusal {
  const { world, effect, parameters, caller } = turn;
  const names = world.rules.tags;
  if (!names) return {};
  const ids = listOf(valueAt(parameters, names.id)).map(String);
  const kinds = kindsOf(turn, String(valueAt(parameters, names.type) ?? ""));
  const found = ids
    .flatMap((id) => kinds.flatMap((kind) => world.store.get(kind, id) ?? []))
    .filter(({ owner }) => owner === caller.accountId);
  if (effect.verb === "list")
    return listTags(
      turn,
      found.length > 0 || ids.length > 0 ? found : kinds.flatMap((kind) => world.store.list(kind, caller.accountId)),
    );
  if (found.length < ids.length) {
    const refusal = refuse(turn, "notFound", names.id);
    if (refusal) return refusal;
  }
  const given = tagsOf(valueAt(parameters, names.parameter));
  const keys = new Set(
    effect.verb === "tag" ? given.map(([key]) => key) : listOf(valueAt(parameters, "TagKey")).map(String),
  );
  const all = effect.verb === "untag" && valueAt(parameters, "All") === true && keys.size === 0;
  for (const record of found) {
    const kept = all ? [] : record.tags.filter(([key]) => !keys.has(key));
    record.tags = effect.verb === "tag" ? [...kept, ...given] : kept;
  }
  return {};
}

function kindsOf({ world }: Turn, type: string): string[] {
  return Object.entries(world.resources).flatMap(([name, { tags }]) =>
    tags && tags.toLowerCase() === type.toLowerCase() ? [name] : [],
  );
}

function listTags(
  { world, operation, parameters, effect, action }: Turn,
  records: readonly Stored[],
): Record<string, unknown> {
  const wanted = tagsOf(valueAt(parameters, world.rules.tags?.parameter ?? ""));
  const rows = records.flatMap((record) =>
    record.tags
      .filter(([key, value]) => wanted.length === 0 || wanted.some(([k, v]) => k === key && (v === "" || v === value)))
      .map(([TagKey, TagValue]) => ({
        ResourceId: record.id,
        ResourceType: world.resource(record.resource)?.tags,
        TagKey,
        TagValue,
      })),
  );
  const fields: Record<string, unknown> = {};
  const at = world.resource(effect.resource)?.reads?.find(({ by }) => by === action)?.at;
  if (at) put(fields, at, rows);
  return project(operation.shape ?? {}, fields) as Record<string, unknown>;
}
