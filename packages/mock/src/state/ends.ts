/**
 * The end of records: what forbids it, what goes along, what is freed.
 *
 * @module
 */
import type { Refusal } from "../engine/refusal.ts";
import { refuseWith } from "./failures.ts";
import { forget } from "./links.ts";
import { valueAt } from "./paths.ts";
import { about, refuse, type Turn } from "./turn.ts";
import type { Block, Stored } from "./types.ts";
import type { World } from "./world.ts";

const endings = new Set(["delete", "release", "remove"]);

export function isEnd({ action, effect, world }: Turn): boolean {
  return endings.has(effect.verb) || world.transition(action, effect.resource)?.to === "gone";
}

/** What forbids the end of a record. */
export function blockOf(turn: Turn, record: Stored, parameter: string): Refusal | undefined {
  const { world, action, parameters, caller } = turn;
  const isLifted = ({ unless }: Block) => unless && [true, "true"].includes(valueAt(parameters, unless) as string);
  for (const block of world.resource(record.resource)?.blockedBy ?? []) {
    if ((block.op !== undefined && block.op !== action) || isLifted(block)) continue;
    const kinds = [block.resource ?? []].flat();
    const isHeld =
      kinds.some((kind) =>
        world.lying(record, kind, caller).some((one) => block.unless || !goesAlong(world, record, one)),
      ) ||
      (block.state !== undefined && record.word === block.state) ||
      (block.field !== undefined && isSet(world.show(record, block.field, caller)));
    if (!isHeld) continue;
    if (block.code) return refuseWith(block.code, parameter, "inUse", about(turn, record.resource));
    const refusal = refuse(turn, "inUse", parameter, record.resource);
    if (refusal) return refusal;
  }
  return undefined;
}

function goesAlong(world: World, record: Stored, other: Stored): boolean {
  const rows = world.resource(record.resource)?.deletesAlso ?? [];
  return rows.some((row) => row.resource === other.resource && (row.if === undefined || isTrue(other.values[row.if])));
}

/** In a record that is gone there is nothing left, whatever did not forbid it. */
function liesIn(world: World, record: Stored, other: Stored): boolean {
  const isKind = world.resource(other.resource)?.parent === record.resource;
  return isKind && (other.links["@parent"]?.includes(record.id) ?? false);
}

function isSet(value: unknown): boolean {
  return isTrue(value) || (typeof value === "object" && value !== null); // items of a list
}

function isTrue(value: unknown): boolean {
  return value === true || value === "true";
}

/** Removes a record with what goes along; others forget it. */
export function end(world: World, record: Stored): void {
  if (!world.store.has(record)) return;
  const others = world.store.linkedTo(record.id).filter((other) => world.sees(record, other.owner));
  world.store.remove(record);
  for (const other of others) {
    if (goesAlong(world, record, other) || liesIn(world, record, other)) end(world, other);
    else if (world.store.has(other)) forget(world, other, record.id);
  }
}
