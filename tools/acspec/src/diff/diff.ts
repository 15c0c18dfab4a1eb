/**
 * Two specs → what changed for the users of the packages. Pure: reads and writes nothing.
 *
 * Every difference is told: one that no rule knows as `other-changed`. Keys may stand in any order.
 *
 * @see docs/api-changes.md
 * @module
 */
import { type Node, sameValue } from "../compose/node.ts";
import type { Spec } from "../generate/spec.ts";
import type { Change, Severity } from "./change.ts";
import { contextOf } from "./context.ts";
import { compareOperations } from "./operations.ts";
import { compareComponents, compareProduct } from "./product.ts";

const order: readonly Severity[] = ["breaking", "feature", "fix"];

/**
 * @param before the spec of the packages that people have
 * @param after the spec of those that they are to get
 * @returns breaking changes first; empty if both say the same
 */
export function diff(before: Spec, after: Spec): Change[] {
  if (sameValue(before.document, after.document)) return [];
  const context = contextOf(before.schemas as Record<string, Node>, after.schemas as Record<string, Node>);
  compareProduct(before, after, context);
  compareOperations(before, after, context);
  compareComponents(before, after, context);
  const { changes } = context;
  if (changes.list.length === 0) {
    const spot = { direction: "request", place: "(spec)", was: "", is: "", role: "whole" } as const;
    changes.add("other-changed", spot, { before: "another spec", after: "another spec" });
  }
  const settled = changes.list.map((change) => ({ ...change, pointer: nearestPointer(change, before, after) }));
  return settled.toSorted((a, b) => order.indexOf(a.severity) - order.indexOf(b.severity));
}

/** The pointer as far as it leads anywhere in the spec that it is meant for. */
function nearestPointer({ pointer, ...change }: Change, before: Spec, after: Spec): string {
  const isGone = change.before !== undefined && change.after === undefined;
  const parts = pointer.split("/").slice(1);
  let value: unknown = (isGone ? before : after).document;
  for (const [index, part] of parts.entries()) {
    const key = part.replaceAll("~1", "/").replaceAll("~0", "~");
    if (typeof value !== "object" || value === null || !Object.hasOwn(value, key)) {
      return ["", ...parts.slice(0, index)].join("/");
    }
    value = (value as Node)[key];
  }
  return pointer;
}
