import { isNode, type Node, own, sameValue } from "../compose/node.ts";
import type { Waiter } from "../generate/annotations.ts";
import type { Spec } from "../generate/spec.ts";
import type { Changes } from "./changes.ts";
import { compareRest } from "./rest.ts";
import { at, placed, type Spot } from "./spot.ts";

export function compareWaiters(before: Spec, after: Spec, spot: Spot, changes: Changes): void {
  for (const name of new Set([...Object.keys(before.waiters), ...Object.keys(after.waiters)])) {
    const [was, is] = [own(before.waiters, name), own(after.waiters, name)] as [Waiter | undefined, Waiter | undefined];
    const where = placed(at(spot, name), name);
    if (!was) changes.add("waiter-added", where, { after: name });
    else if (!is) changes.add("waiter-removed", where, { before: name });
    else compareWaiter(was, is, where, changes);
  }
}

function compareWaiter(was: Waiter, is: Waiter, spot: Spot, changes: Changes): void {
  const poll = at(spot, "poll");
  const [wasTakes, isTakes] = [takes(was), takes(is)];
  if (!sameValue(wasTakes, isTakes)) {
    changes.add("waiter-parameters-changed", poll, { before: wasTakes, after: isTakes });
  }
  const record = ({ poll: { operation, records }, gone }: Waiter) => [
    operation,
    records ?? null,
    gone.means === "success",
  ];
  if (!sameValue(record(was), record(is)))
    changes.add("waiter-record-changed", poll, { before: record(was), after: record(is) });
  const states = ({ poll: { state, where, parameters }, success, failure, pending, gone }: Waiter) =>
    JSON.parse(JSON.stringify({ state, where, parameters, success, failure, pending, gone }));
  if (!sameValue(states(was), states(is)))
    changes.add("waiter-states-changed", spot, { before: states(was), after: states(is) });
  const timing = ({ delayMs, deadlineMs }: Waiter) => [delayMs ?? 5000, deadlineMs ?? 600_000];
  if (!sameValue(timing(was), timing(is)))
    changes.add("waiter-timing-changed", spot, { before: timing(was), after: timing(is) });
  const known = ["poll", "success", "failure", "pending", "gone", "delayMs", "deadlineMs"];
  const [one, other] = [was, is] as unknown as [Node, Node];
  compareRest(one, other, new Set(known), spot, changes);
  const fields = new Set(["operation", "parameters", "records", "where", "state"]);
  if (isNode(one.poll) && isNode(other.poll)) compareRest(one.poll, other.poll, fields, poll, changes);
}

/** The waiter's own parameters: those of the call, and those that pick the record. */
function takes({ poll: { parameters, where = {} } }: Waiter): string[] {
  const names = Object.values(parameters).map((from) => (typeof from === "string" ? from : from[0]));
  return [...new Set([...names, ...Object.values(where)])].sort();
}
