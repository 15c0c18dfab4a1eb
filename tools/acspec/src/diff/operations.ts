import { isNode, type Node, own } from "../compose/node.ts";
import type { Operation, Spec } from "../generate/spec.ts";
import { pointer } from "../problem.ts";
import type { Context } from "./context.ts";
import { compareOperation, type Placed } from "./operation.ts";
import { bestPairs, jaccard, nameLikeness } from "./similar.ts";
import type { Spot } from "./spot.ts";

/** Compares the operations of two specs by their actions. */
export function compareOperations(before: Spec, after: Spec, context: Context): void {
  const [was, is] = [placedIn(before), placedIn(after)];
  const gone = [...was.values()].filter(({ operation }) => !is.has(operation.action));
  const come = [...is.values()].filter(({ operation }) => !was.has(operation.action));
  const kept = [...was.values()].filter(({ operation }) => is.has(operation.action));
  const renamed = bestPairs(gone, come, (one, other) => {
    const likeness = operationLikeness(one, other);
    // What is clearly more like an operation that is still there is a sister of that one.
    const isSister = likeness > 0 && kept.some((sister) => operationLikeness(sister, other) > likeness + 0.1);
    return isSister ? 0 : likeness;
  });
  for (const one of gone) {
    if (renamed.some(([from]) => from === one)) continue;
    context.changes.add("operation-removed", spotOf(one, one), { before: one.operation.action });
  }
  for (const other of is.values()) {
    const one = was.get(other.operation.action) ?? renamed.find(([, to]) => to === other)?.[0];
    if (one === undefined) {
      context.changes.add("operation-added", spotOf(other, other), { after: other.operation.action });
      continue;
    }
    const spot = spotOf(one, other);
    const [from, to] = [one.operation.action, other.operation.action];
    if (from !== to) context.changes.add("operation-renamed", spot, { before: from, after: to, from });
    compareOperation(one, other, spot, context);
  }
}

function placedIn(spec: Spec): Map<string, Placed> {
  const isRpc = spec.style === "RPC";
  const { security } = spec.document as { security?: unknown };
  return new Map(
    spec.operations.map((operation) => {
      const raw = own(spec.document.paths[operation.key], operation.method.toLowerCase()) as Node;
      return [operation.action, { operation, raw, security, isRpc }];
    }),
  );
}

function spotOf(before: Placed, after: Placed): Spot {
  const [was, is] = [before, after].map(({ operation: { key, method } }) =>
    pointer("paths", key, method.toLowerCase()),
  );
  return {
    operation: after.operation.action,
    direction: "request",
    place: "(operation)",
    was: was as string,
    is: is as string,
    role: "whole",
  };
}

/** What verbs do; operations that do opposite things are not one under two names, however alike. */
const verbs: readonly RegExp[] = [
  /^(Create|Add|Run|Allocate|Insert|New|Upload|Import|Register)/,
  /^(Delete|Remove|Release|Destroy|Drop|Unregister)/,
  /^(Describe|List|Get|Query|Check|Search)/,
  /^(Modify|Update|Set|Put|Change|Edit)/,
  /^(Start|Enable|Resume|Open)/,
  /^(Stop|Disable|Suspend|Close|Pause)/,
  /^(Attach|Associate|Join|Bind|Tag)/,
  /^(Detach|Unassociate|Disassociate|Leave|Unbind|Untag)/,
  /^(Reboot|Restart|Reset|Reinit)/,
];

/** Alike in name and in what goes in and comes out. */
function operationLikeness(before: Placed, after: Placed): number {
  const [was, is] = [before.operation, after.operation];
  const kinds = [was, is].map(({ action }) => verbs.findIndex((verb) => verb.test(action)));
  if (kinds[0] !== kinds[1]) return 0;
  const names = nameLikeness(was.action, is.action);
  const [wasShape, isShape] = [shapeOf(was), shapeOf(is)];
  const shape = jaccard(wasShape, isShape);
  if (Math.max(wasShape.length, isShape.length) < 3) return names >= 0.75 && shape >= 0.5 ? names + shape : 0;
  const isSamePath = !before.isRpc && was.path === is.path && was.method === is.method;
  return shape >= 0.5 && (names >= 0.5 || isSamePath) && names + shape >= (isSamePath ? 0.8 : 1.4) ? names + shape : 0;
}

function shapeOf({ parameters, response }: Operation): string[] {
  const fields = isNode(response?.properties) ? Object.keys(response.properties) : [];
  return [
    ...parameters.map(({ name, schema }) => `${name}: ${schema.type}`),
    ...fields.filter((name) => name !== "RequestId").map((name) => `→ ${name}`),
  ];
}
