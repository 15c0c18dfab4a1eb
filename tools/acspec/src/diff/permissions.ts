import { isNode, type Node, sameValue } from "../compose/node.ts";
import type { Changes } from "./changes.ts";
import { compareOrder, compareRest, compareSets, pairUp } from "./rest.ts";
import { at, atEach, placed, type Spot } from "./spot.ts";

/** Compares what a caller must be allowed to do: `x-acs-ram`. */
export function comparePermissions(before: unknown, after: unknown, spot: Spot, changes: Changes): void {
  if (sameValue(before, after)) return;
  const here = placed(at(spot, "x-acs-ram"), "ram");
  const [was, is] = [listOf(before), listOf(after)];
  const actions = (list: readonly Node[]) => list.map(({ action }) => action);
  if (was.length === 0 && is.length > 0) return void changes.add("ram-documented", here, { after: actions(is) });
  if (is.length === 0 && was.length > 0) return void changes.add("ram-undocumented", here, { before: actions(was) });
  const { both, gone, come } = pairUp(was, is, ({ action }) => String(action));
  while (gone.length > 0 && come.length > 0) {
    const [[one, oneIndex], [other, otherIndex]] = [gone.shift(), come.shift()] as [[Node, number], [Node, number]];
    const [from, to] = [String(one.action), String(other.action)];
    changes.add("ram-action-changed", atEach(placed(here, `ram.${to}`), [oneIndex], [otherIndex]), {
      before: from,
      after: to,
      from,
    });
    both.push([one, other, oneIndex, otherIndex]);
  }
  for (const [{ action }, index] of gone)
    changes.add("ram-action-removed", at(placed(here, `ram.${action}`), index), { before: action });
  for (const [{ action }, index] of come)
    changes.add("ram-action-added", at(placed(here, `ram.${action}`), index), { after: action });
  for (const [one, other, oneIndex, otherIndex] of both) {
    comparePermission(one, other, atEach(placed(here, `ram.${other.action}`), [oneIndex], [otherIndex]), changes);
  }
  compareOrder("x-acs-ram", actions(was), actions(is), spot, changes);
}

function comparePermission(before: Node, after: Node, spot: Spot, changes: Changes): void {
  for (const key of ["access", "level"]) {
    if (before[key] !== after[key])
      changes.add("ram-access-changed", at(spot, key), { before: before[key], after: after[key] });
  }
  compareResources(listOf(before.resources), listOf(after.resources), at(spot, "resources"), changes);
  const [was, is] = [before.conditions, after.conditions].map((list) => (Array.isArray(list) ? list : [])) as [
    unknown[],
    unknown[],
  ];
  const { gone, come } = compareSets(was, is);
  for (const one of gone) changes.add("ram-condition-removed", at(spot, "conditions"), { before: one });
  for (const one of come) changes.add("ram-condition-added", at(spot, "conditions"), { after: one });
  compareRest(before, after, new Set(["action", "access", "level", "resources", "conditions"]), spot, changes);
}

function compareResources(was: Node[], is: Node[], spot: Spot, changes: Changes): void {
  const arns = (list: readonly Node[]) => list.map(({ arn }) => arn);
  if (was.length === 0 && is.length > 0) return void changes.add("ram-documented", spot, { after: arns(is) });
  if (is.length === 0 && was.length > 0) return void changes.add("ram-undocumented", spot, { before: arns(was) });
  const exact = pairUp(was, is, ({ product, type, arn }) => JSON.stringify([product, type, arn]));
  const alike = pairUp(exact.gone, exact.come, ([{ product, type }]) => JSON.stringify([product, type]));
  const both = [...exact.both, ...alike.both.map(([[a, i], [b, j]]) => [a, b, i, j] as [Node, Node, number, number])];
  for (const [[one, index]] of alike.gone)
    changes.add("ram-resource-removed", at(spot, index), { before: one.arn ?? one.type ?? "any" });
  for (const [[one, index]] of alike.come)
    changes.add("ram-resource-added", at(spot, index), { after: one.arn ?? one.type ?? "any" });
  for (const [one, other, oneIndex, otherIndex] of both) {
    const where = atEach(spot, [oneIndex], [otherIndex]);
    if (one.arn !== other.arn || (one.required !== true && other.required === true)) {
      changes.add("ram-resource-changed", where, { before: one.arn ?? "any", after: other.arn ?? "any" });
    } else if (one.required === true && other.required !== true) {
      changes.add("ram-resource-optional", where, { before: one.arn ?? "any", after: other.arn ?? "any" });
    }
    compareRest(one, other, new Set(["arn", "required", "validation"]), where, changes);
  }
}

function listOf(value: unknown): Node[] {
  return Array.isArray(value) ? value.filter(isNode) : [];
}
