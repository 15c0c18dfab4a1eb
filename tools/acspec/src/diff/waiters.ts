import { isNode, type Node, node, own, sameValue } from "../compose/node.ts";
import type { Spec } from "../generate/spec.ts";
import type { Changes } from "./changes.ts";
import { compareOther, compareRest } from "./rest.ts";
import type { Kind } from "./rules/index.ts";
import { at, placed, type Spot } from "./spot.ts";

/** Compares what can be waited for: `x-acs-waiters`. */
export function compareWaiters(before: Spec, after: Spec, spot: Spot, changes: Changes): void {
  for (const name of new Set([...Object.keys(before.waiters), ...Object.keys(after.waiters)])) {
    const [was, is] = [own(before.waiters, name), own(after.waiters, name)];
    const where = placed(at(spot, name), name);
    if (was === undefined) changes.add("waiter-added", where, { after: name });
    else if (is === undefined) changes.add("waiter-removed", where, { before: name });
    else if (isNode(was) && isNode(is)) compareWaiter(was, is, where, changes);
    else compareOther(name, was, is, spot, changes);
  }
}

/** What a waiter's users meet, and where it is told at. */
const aspects: readonly (readonly [kind: Kind, aspect: (waiter: Node, poll: Node) => unknown, part?: string])[] = [
  ["waiter-parameters-changed", (_, poll) => takes(poll), "poll"],
  [
    "waiter-record-changed",
    ({ gone }, { operation, records }) => [operation, records, own(gone, "means") === "success"],
  ],
  [
    "waiter-states-changed",
    ({ success, failure, pending, gone }, { state, where, parameters }) =>
      node(Object.entries({ state, where, parameters, success, failure, pending, gone })),
  ],
  ["waiter-timing-changed", ({ delayMs = 5000, deadlineMs = 600_000 }) => [delayMs, deadlineMs]],
];
const known = new Set(["poll", "success", "failure", "pending", "gone", "delayMs", "deadlineMs"]);
const knownOfPoll = new Set(["operation", "parameters", "records", "where", "state"]);

function compareWaiter(before: Node, after: Node, spot: Spot, changes: Changes): void {
  const [wasPoll, isPoll] = [before.poll, after.poll].map((poll) => (isNode(poll) ? poll : {})) as [Node, Node];
  for (const [kind, aspect, part] of aspects) {
    const [was, is] = [aspect(before, wasPoll), aspect(after, isPoll)];
    const where = part !== undefined && part in after ? at(spot, part) : spot;
    if (!sameValue(was, is)) changes.add(kind, where, { before: was, after: is });
  }
  compareRest(before, after, known, spot, changes);
  compareRest(wasPoll, isPoll, knownOfPoll, at(spot, "poll"), changes);
}

/** The waiter's own parameters: those of the call, and those that pick the record. */
function takes({ parameters, where }: Node): string[] {
  const names = [parameters, where].flatMap((map) => (isNode(map) ? Object.values(map).flat() : []));
  return [...new Set(names.map(String))].sort();
}
