/**
 * Two specs → what changed for the users of the packages. Pure: reads and writes nothing.
 *
 * Every difference is told: one that no rule knows as `other-changed`. Keys may stand in any order.
 *
 * @see docs/api-changes.md
 * @module
 */
import { type Node, own, sameValue } from "../compose/node.ts";
import type { Spec } from "../generate/spec.ts";
import { pointer } from "../problem.ts";
import type { Change, Severity } from "./change.ts";
import type { Changes } from "./changes.ts";
import { contextOf } from "./context.ts";
import { compareOperations } from "./operations.ts";
import { compareComponents, compareProduct, productSpot } from "./product.ts";

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
  compareWhatIsLeft(before, after, changes);
  const settled = changes.list.map((change) => ({ ...change, pointer: nearestPointer(change, before, after) }));
  return settled.toSorted((a, b) => order.indexOf(a.severity) - order.indexOf(b.severity));
}

/** What is not the same although no rule found anything there: a name that stands twice in a list, above all. */
function compareWhatIsLeft(before: Spec, after: Spec, changes: Changes): void {
  const [was, is] = [before.document, after.document] as unknown as [Node, Node];
  for (const key of new Set([...Object.keys(was), ...Object.keys(is)])) {
    const way = pointer(key);
    const [one, other] = [own(was, key), own(is, key)];
    const isTold = changes.list.some(({ pointer: told, kind }) => {
      // What all operations ask for is told of with each.
      return told === way || told.startsWith(`${way}/`) || (key === "security" && kind.startsWith("security-"));
    });
    if (sameValue(one, other) || isTold) continue;
    changes.add("other-changed", { ...productSpot, was: way, is: way }, { before: typeof one, after: typeof other });
  }
}

/** The pointer as far as it leads anywhere in the spec that it is meant for. */
function nearestPointer({ pointer: way, ...change }: Change, before: Spec, after: Spec): string {
  const isGone = change.before !== undefined && change.after === undefined;
  const parts = way.split("/").slice(1);
  let value: unknown = (isGone ? before : after).document;
  for (const [index, part] of parts.entries()) {
    const key = part.replaceAll("~1", "/").replaceAll("~0", "~");
    if (typeof value !== "object" || value === null || !Object.hasOwn(value, key)) {
      return ["", ...parts.slice(0, index)].join("/");
    }
    value = (value as Node)[key];
  }
  return way;
}
