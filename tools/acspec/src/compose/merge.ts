import { Problem } from "../problem.ts";
import { isNode, type Node, own, sameValue, set } from "./node.ts";
import type { Provenance, Source } from "./provenance.ts";

/**
 * Merges an overlay's update into what its target selects: maps member by member, lists at their end, anything else
 * by replacement. What a list holds already is not put there twice: the spec's lists are sets.
 *
 * @returns how much was changed
 */
export function merge(target: unknown, update: unknown, source: Source, provenance: Provenance): number {
  if (Array.isArray(target)) return append(target, update);
  if (isNode(target) && isNode(update)) return mergeMembers(target, update, source, provenance);
  throw new Problem("an overlay can update maps and lists; aim at the map that holds the value", {
    ...(source.from === "overlay" ? { file: source.file, pointer: `/actions/${source.entry}` } : {}),
  });
}

function mergeMembers(target: Node, update: Node, source: Source, provenance: Provenance): number {
  let count = 0;
  for (const [key, value] of Object.entries(update)) {
    const before = own(target, key);
    let changes = 1;
    if (sameValue(before, value)) changes = 0;
    else if (isNode(before) && isNode(value)) changes = mergeMembers(before, value, source, provenance);
    else if (Array.isArray(before) && Array.isArray(value)) changes = append(before, value);
    else if (isNode(value)) setMap(target, key, value, source, provenance);
    else set(target, key, structuredClone(value));
    if (changes > 0) provenance.say(target, source, key);
    count += changes;
  }
  return count;
}

/** Member by member, so that each has its source: later entries may add others. */
function setMap(target: Node, key: string, value: Node, source: Source, provenance: Provenance): void {
  const made: Node = {};
  set(target, key, made);
  mergeMembers(made, value, source, provenance);
}

function append(target: unknown[], update: unknown): number {
  const items = Array.isArray(update) ? update : [update];
  const added = items.filter((item) => !target.some((present) => sameValue(present, item)));
  target.push(...added.map((item) => structuredClone(item)));
  return added.length;
}
