import { isNode, type Node, own, sameValue } from "../compose/node.ts";
import type { Operation } from "../generate/spec.ts";
import { compareBody } from "./body.ts";
import type { Context } from "./context.ts";
import { compareErrors } from "./errors.ts";
import { markMoves } from "./moves.ts";
import { comparePagination } from "./pagination.ts";
import { compareParameters } from "./parameters.ts";
import { comparePermissions } from "./permissions.ts";
import { compareResponses } from "./responses.ts";
import { compareMock, compareOrder, compareRest, compareSets } from "./rest.ts";
import { at, placed, type Spot } from "./spot.ts";

/** An operation in a spec: as the emitters know it, and as it stands there. */
export interface Placed {
  operation: Operation;
  raw: Node;
  /** What the document asks for where the operation says nothing of its own. */
  security: unknown;
  /** RPC products serve every operation at one path, whatever it says. */
  isRpc: boolean;
}

/** What the mock alone goes by. */
const mockWords = ["x-acs-resource"];

/** Members that have rules of their own. */
const known = new Set([
  ...["operationId", "tags", "deprecated", "security", "parameters", "requestBody", "responses"],
  ...["x-acs-methods", "x-acs-schemes", "x-acs-errors", "x-acs-ram", "x-acs-kind", "x-acs-pagination"],
  ...["x-acs-host-parameters", "x-acs-change-history"],
  ...mockWords,
]);

/** Everything that changed in an operation which both specs have. */
export function compareOperation(before: Placed, after: Placed, spot: Spot, context: Context): void {
  const [was, is] = [before.raw, after.raw];
  context.visits.clear();
  const { changes } = context;
  const toldBefore = changes.list.length;
  compareWire(before, after, spot, context);
  compareDeprecation(was, is, spot, context);
  compareGroups(was, is, spot, context);
  compareSecurity(was.security ?? before.security, is.security ?? after.security, at(spot, "security"), context);
  compareKind(was["x-acs-kind"], is["x-acs-kind"], spot, context);
  comparePagination(was["x-acs-pagination"], is["x-acs-pagination"], spot, changes);
  comparePermissions(was["x-acs-ram"], is["x-acs-ram"], spot, changes);
  if (!sameValue(was["x-acs-change-history"], is["x-acs-change-history"])) {
    changes.add("change-history-changed", at(spot, "x-acs-change-history"));
  }
  compareErrors(was["x-acs-errors"], is["x-acs-errors"], spot, changes);
  compareParameters(before.operation, after.operation, [was, is], { ...spot, place: "" }, context);
  compareBody(was.requestBody, is.requestBody, spot, context);
  compareResponses(was.responses, is.responses, { ...spot, place: "" }, context);
  compareMock(mockWords, was, is, spot, changes);
  compareRest(was, is, before.isRpc ? known : new Set([...known, "x-acs-path"]), spot, changes);
  markMoves(context);
  // A name that stands twice in a list, above all; no rule looks for it.
  if (changes.list.length === toldBefore && !sameValue({ ...was, operationId: is.operationId }, is)) {
    changes.add("other-changed", spot, { before: "otherwise", after: "stated otherwise" });
  }
}

/** Method, path and scheme. */
function compareWire(before: Placed, after: Placed, spot: Spot, { changes }: Context): void {
  const [was, is] = [before.operation, after.operation];
  const isRenamed = was.action !== is.action;
  if (was.method !== is.method) changes.add("operation-method-changed", spot, { before: was.method, after: is.method });
  const methods = compareSets(was.methods, is.methods);
  const methodSpot = at(spot, "x-acs-methods");
  for (const method of methods.gone) changes.add("operation-method-removed", methodSpot, { before: method });
  const come = methods.come.filter((method) => was.method === is.method || method !== is.method);
  for (const method of come) changes.add("operation-method-added", methodSpot, { after: method });
  compareOrder("x-acs-methods", was.methods, is.methods, spot, changes);
  const isRpc = before.isRpc && after.isRpc;
  if (!isRpc && was.path !== is.path) changes.add("operation-path-changed", spot, { before: was.path, after: is.path });
  else if (was.key !== is.key && !(isRpc && isRenamed)) {
    changes.add("operation-path-changed", spot, { before: was.key, after: is.key });
  }
  const schemes = compareSets(listOf(was.schemes), listOf(is.schemes));
  const schemeSpot = at(spot, "x-acs-schemes");
  for (const scheme of schemes.gone) changes.add("operation-scheme-removed", schemeSpot, { before: scheme });
  for (const scheme of schemes.come) changes.add("operation-scheme-added", schemeSpot, { after: scheme });
  compareOrder("x-acs-schemes", was.schemes, is.schemes, spot, changes);
}

function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [value];
}

function compareDeprecation(before: Node, after: Node, spot: Spot, { changes }: Context): void {
  const [was, is] = [before.deprecated === true, after.deprecated === true];
  if (was === is) return;
  changes.add(
    is ? "operation-deprecated" : "operation-undeprecated",
    at(spot, "deprecated"),
    is ? { after: true } : { before: true },
  );
}

function compareGroups(before: Node, after: Node, spot: Spot, { changes }: Context): void {
  if (!sameValue(before.tags, after.tags)) {
    changes.add("operation-group-changed", at(spot, "tags"), { before: before.tags ?? [], after: after.tags ?? [] });
  }
}

/** Each entry is a way of its own to prove who calls. */
function compareSecurity(before: unknown, after: unknown, spot: Spot, { changes }: Context): void {
  const ways = (list: unknown) => (Array.isArray(list) && list.length > 0 ? list : [{}]).map(wayOf);
  const { gone, come } = compareSets(ways(before), ways(after));
  for (const way of gone) changes.add("security-alternative-removed", spot, { before: way });
  for (const way of come) changes.add("security-alternative-added", spot, { after: way });
}

function wayOf(requirement: unknown): string {
  const schemes = Object.entries(isNode(requirement) ? requirement : {}).map(([scheme, scopes]) => {
    const asked = Array.isArray(scopes) && scopes.length > 0 ? ` (${scopes.toSorted().join(", ")})` : "";
    return `${scheme}${asked}`;
  });
  return schemes.sort().join(" and ") || "no signature";
}

/** Reads are sent again, and writes that a token makes safe to repeat. */
function compareKind(before: unknown, after: unknown, spot: Spot, { changes }: Context): void {
  const here = placed(at(spot, "x-acs-kind"), "(operation)");
  const [wasRead, isRead] = [own(before, "kind") === "read", own(after, "kind") === "read"];
  const details = { before: wasRead ? "read" : "write", after: isRead ? "read" : "write" };
  if (wasRead !== isRead) changes.add(isRead ? "operation-became-read" : "operation-became-write", here, details);
  const [wasToken, isToken] = [own(before, "token"), own(after, "token")];
  if (wasToken !== isToken) {
    const change = wasToken === undefined ? "added" : isToken === undefined ? "removed" : "changed";
    changes.add(`idempotency-token-${change}`, at(here, "token"), { before: wasToken, after: isToken });
  }
  const [was, is] = [before, after].map((kind) => (isNode(kind) ? kind : {})) as [Node, Node];
  compareRest(was, is, new Set(["kind", "token"]), here, changes);
  if (was.kind !== is.kind && wasRead === isRead)
    changes.add("other-changed", at(here, "kind"), { before: was.kind, after: is.kind });
}
