import { sameValue } from "../compose/node.ts";
import type { Change } from "../diff/index.ts";

/**
 * Changes, and those that came after them, as one list: what came and went is in none, what changed twice is there once.
 *
 * @param first changes between a state and the next
 * @param second changes between that and the one after it
 */
export function mergeChanges(first: readonly Change[], second: readonly Change[]): Change[] {
  return second.reduce(withChange, [...first]);
}

function withChange(list: readonly Change[], next: Change): Change[] {
  const isNewOperation = list.some(({ kind, operation }) => kind === "operation-added" && operation === next.operation);
  if (isNewOperation && next.kind === "operation-removed") return without(list, next.operation);
  if (isNewOperation && next.operation !== undefined) return [...list]; // whatever changes in it, users meet it as new
  if (next.kind === "operation-removed") return [...without(list, next.operation), next];
  const wasRemoved = list.some(({ kind, operation }) => kind === "operation-removed" && operation === next.operation);
  if (wasRemoved && next.kind === "operation-added") return without(list, next.operation);
  const at = list.findIndex((change) => isOpposite(change, next));
  if (at !== -1) return list.filter((_, index) => index !== at);
  const same = list.findIndex((change) => isSame(change, next) && sameValue(change.after, next.before));
  const earlier = list[same];
  if (earlier === undefined) return [...list, next];
  const { before: _, ...rest } = next;
  return list.with(same, earlier.before === undefined ? rest : { ...rest, before: earlier.before });
}

function without(list: readonly Change[], action: string | undefined): Change[] {
  return list.filter(({ operation }) => operation !== action);
}

function isSame(one: Change, other: Change): boolean {
  return one.kind === other.kind && isAtOnePlace(one, other);
}

function isAtOnePlace(one: Change, other: Change): boolean {
  return one.operation === other.operation && one.place === other.place && one.direction === other.direction;
}

/** What the second takes back of the first: from A to B, then from B to A. */
function isOpposite(one: Change, other: Change): boolean {
  if (!isAtOnePlace(one, other) || one.movedFrom !== undefined || other.movedFrom !== undefined) return false;
  const isSwapped = sameValue(one.before, other.after) && sameValue(one.after, other.before);
  if (one.before === undefined && one.after === undefined) return isSwapped && opposite(one.kind) === other.kind;
  if (lastKey(one) === lastKey(other)) return isSwapped;
  // A place may have several limits: they differ in what the pointer ends in.
  const isLimit = other.kind.includes("-limit-");
  return isSwapped && !isLimit && (one.kind === other.kind || opposite(one.kind) === other.kind);
}

const opposites = [
  ["became-required", "became-optional"],
  ["became-read", "became-write"],
  ["allowed", "forbidden"],
  ["-deprecated", "-undeprecated"],
  ["-documented", "-undocumented"],
  ["narrowed", "widened"],
  ["introduced", "dropped"],
  ["added-optional", "removed"],
  ["added-required", "removed"],
  ["added", "removed"],
] as const;

/** The kind that takes a kind back, where it has a name of its own. */
function opposite(kind: string): string | undefined {
  for (const [one, other] of opposites) {
    if (kind.endsWith(one)) return kind.slice(0, -one.length) + other;
    if (kind.endsWith(other)) return kind.slice(0, -other.length) + one;
  }
  return undefined;
}

function lastKey({ pointer }: Change): string {
  return pointer.slice(pointer.lastIndexOf("/"));
}
