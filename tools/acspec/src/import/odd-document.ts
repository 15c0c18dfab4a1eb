import type { Directory, Facts } from "../facts.ts";
import { pointer } from "../problem.ts";
import type { Oddity } from "./oddity.ts";

/** What is odd about the document as a whole: its groups and hosts. */
export function* oddDocument(facts: Facts): Generator<Oddity> {
  const actions = Object.keys(facts.apis);
  if (actions.length === 0) yield { kind: "noOperations", pointer: "/apis" };
  const grouped = new Map<string, string>();
  for (const { action, at } of actionsIn(facts.directories ?? [], "/directories")) {
    const before = grouped.get(action);
    if (!Object.hasOwn(facts.apis, action)) yield { kind: "unknownAction", pointer: at, detail: action };
    else if (before !== undefined) yield { kind: "twoGroups", pointer: at, detail: action };
    grouped.set(action, at);
  }
  if (facts.directories) {
    for (const action of actions) if (!grouped.has(action)) yield { kind: "noGroup", pointer: pointer("apis", action) };
  }
  const regions = new Map<string, string>();
  for (const [index, { regionId, endpoint }] of facts.endpoints.entries()) {
    const before = regions.get(regionId);
    if (before !== undefined && before !== endpoint) {
      yield { kind: "sameRegion", pointer: pointer("endpoints", index), detail: regionId };
    }
    regions.set(regionId, before ?? endpoint);
  }
}

function* actionsIn(children: readonly (string | Directory)[], at: string): Generator<{ action: string; at: string }> {
  for (const [index, child] of children.entries()) {
    if (typeof child === "string") yield { action: child, at: at + pointer(index) };
    else yield* actionsIn(child.children, at + pointer(index, "children"));
  }
}
