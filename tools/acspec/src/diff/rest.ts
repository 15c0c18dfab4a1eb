import { isNode, type Node, own, sameValue } from "../compose/node.ts";
import type { Changes } from "./changes.ts";
import { at, type Spot } from "./spot.ts";

const texts = new Set(["title", "summary", "description", "externalDocs", "$comment", "advice"]);
const examples = new Set(["example", "examples", "x-acs-example"]);

/**
 * Compares the members that no rule of their own knows, so that nothing is passed over.
 *
 * @param known members that are compared elsewhere
 */
export function compareRest(before: Node, after: Node, known: ReadonlySet<string>, spot: Spot, changes: Changes): void {
  for (const key of new Set([...Object.keys(before), ...Object.keys(after)])) {
    if (!known.has(key)) compareOther(key, own(before, key), own(after, key), spot, changes);
  }
}

export function compareOther(key: string, before: unknown, after: unknown, spot: Spot, changes: Changes): void {
  if (sameValue(before, after)) return;
  const kind = texts.has(key) ? "documentation-changed" : examples.has(key) ? "example-changed" : "other-changed";
  changes.add(kind, at(spot, key), { before: told(before), after: told(after) });
}

/** `undefined` means that there is none; a member that is there is something. */
function told(value: unknown): unknown {
  return isNode(value) || Array.isArray(value) ? structuredClone(value) : value;
}

/** Reports when what is in both lists stands in another order. */
export function compareOrder(key: string, before: unknown, after: unknown, spot: Spot, changes: Changes): void {
  if (!Array.isArray(before) || !Array.isArray(after)) return;
  const kept = <T>(list: readonly T[], other: readonly T[]) =>
    [...new Set(list)].filter((item) => other.includes(item));
  const [was, is] = [kept(before, after), kept(after, before)];
  if (!sameValue(was, is)) changes.add("order-changed", at(spot, key), { before: was, after: is });
}

/** Items of two lists, by what names them: those in both, then those in one alone, with their indexes. */
export function pairUp<T>(
  before: readonly T[],
  after: readonly T[],
  nameOf: (item: T) => string,
): { both: [T, T, number, number][]; gone: [T, number][]; come: [T, number][] } {
  const unmatched = new Map<string, number[]>();
  for (const [index, item] of after.entries()) {
    const name = nameOf(item);
    unmatched.set(name, [...(unmatched.get(name) ?? []), index]);
  }
  const both: [T, T, number, number][] = [];
  const gone: [T, number][] = [];
  for (const [index, item] of before.entries()) {
    const match = unmatched.get(nameOf(item))?.shift();
    if (match === undefined) gone.push([item, index]);
    else both.push([item, after[match] as T, index, match]);
  }
  const come = [...unmatched.values()].flat().sort((a, b) => a - b);
  return { both, gone, come: come.map((index) => [after[index] as T, index]) };
}

/** Texts of two lists: those that went, and those that came. */
export function compareSets<T>(before: readonly T[], after: readonly T[]): { gone: T[]; come: T[] } {
  const has = (list: readonly T[], item: T) => list.some((other) => sameValue(other, item));
  return {
    gone: before.filter((item) => !has(after, item)),
    come: after.filter((item) => !has(before, item)),
  };
}

/** Compares members that only the mock goes by. */
export function compareMock(keys: readonly string[], before: Node, after: Node, spot: Spot, changes: Changes): void {
  for (const key of keys) {
    const [was, is] = [own(before, key), own(after, key)];
    if (!sameValue(was, is)) changes.add("mock-changed", at(spot, key), { before: told(was), after: told(is) });
  }
}
