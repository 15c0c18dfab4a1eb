/**
 * Tags of records of any kind.
 *
 * @module
 */
import type { Refusal } from "../engine/refusal.ts";
import { answerOf } from "./answers.ts";
import { put, valueAt } from "./paths.ts";
import { project } from "./project.ts";
import { tagsOf } from "./select.ts";
import { refuse, type Turn } from "./turn.ts";
import type { MockRules, Stored } from "./types.ts";

type TagNames = NonNullable<MockRules["tags"]>;

/** Puts tags on, takes them off, or lists them. */
export function tag(turn: Turn, names: TagNames): Record<string, unknown> | Refusal {
  const { effect, world, parameters, caller } = turn;
  const ids = world.idsAt(parameters, names.id);
  const kinds = kindsOf(turn, String(valueAt(parameters, names.type) ?? ""));
  const found = ids
    .flatMap((id) => kinds.flatMap((kind) => world.store.get(kind, id) ?? []))
    .filter(({ owner }) => owner === caller.accountId);
  if (effect.verb === "list") {
    const all = () => kinds.flatMap((kind) => world.store.list(kind, caller.accountId));
    return listTags(turn, names, ids.length > 0 ? found : all());
  }
  if (found.length < ids.length) {
    const refusal = refuse(turn, "notFound", names.id);
    if (refusal) return refusal;
  }
  for (const record of found)
    record.tags = effect.verb === "untag" ? untagged(turn, record) : tagged(turn, names, record);
  return answerOf(turn, { records: found, failed: new Map() });
}

/** The kinds of record that a word stands for. */
function kindsOf({ world }: Turn, type: string): string[] {
  const kinds = Object.entries(world.resources);
  return kinds.flatMap(([kind, { tags }]) => (tags?.toLowerCase() === type.toLowerCase() ? [kind] : []));
}

function tagged({ parameters }: Turn, names: TagNames, record: Stored): Stored["tags"] {
  return [...new Map([...record.tags, ...tagsOf(valueAt(parameters, names.parameter))])];
}

/** Without the keys that are named; without all of them if that is asked for and no key is named. */
function untagged({ world, parameters }: Turn, record: Stored): Stored["tags"] {
  const keys = world.idsAt(parameters, "TagKey");
  if (keys.length === 0 && [true, "true"].includes(valueAt(parameters, "All") as string)) return [];
  return record.tags.filter(([key]) => !keys.includes(key));
}

function listTags(turn: Turn, names: TagNames, records: readonly Stored[]): Record<string, unknown> {
  const { world, operation, parameters, effect, action } = turn;
  const wanted = tagsOf(valueAt(parameters, names.parameter));
  const isWanted = (key: string, value: string) =>
    wanted.length === 0 || wanted.some(([k, v]) => k === key && (v === "" || v === value));
  const rows = records.flatMap((record) => {
    const of = { ResourceId: record.id, ResourceType: world.resource(record.resource)?.tags };
    return record.tags
      .filter(([key, value]) => isWanted(key, value))
      .map(([TagKey, TagValue]) => ({ ...of, TagKey, TagValue }));
  });
  const fields: Record<string, unknown> = {};
  const at = world.resource(effect.resource)?.reads?.find(({ by }) => by === action)?.at;
  if (at) put(fields, at, rows);
  return project(operation.shape ?? {}, fields) as Record<string, unknown>;
}
