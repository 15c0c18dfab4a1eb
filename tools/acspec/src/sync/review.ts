/**
 * What of a new state nobody has looked at: operations that came, and those whose annotations changed by rules that
 * were written for others, or that got a parameter or a field that a rule may have missed.
 *
 * @module
 */
import { kindKey } from "../compose/annotations/kind.ts";
import { paginationKey } from "../compose/annotations/pagination.ts";
import { secretKey } from "../compose/annotations/secret.ts";
import { waitersKey } from "../compose/annotations/waiters.ts";
import { operationsOf } from "../compose/compose.ts";
import { isNode, type Node, own, sameValue } from "../compose/node.ts";
import type { Entry } from "./without-review.ts";

/** An operation that wants a look, and why. */
export interface Unreviewed {
  action: string;
  isNew: boolean;
  reason: string;
}

/** Of an operation in the spec: nobody has looked at its annotations yet. */
export const unreviewedKey = "x-acs-unreviewed";

const choosesPage = /^(PageNumber|PageNo|CurrentPage|NextToken|Marker|MaxResults|MaxKeys)$/;
const soundsSecret = /passw|secret|token|private_?key|user_?data|credential|kube_?config$/i;
const soundsOnly = /^(ClientToken|NextToken)$/;

export function unreviewed(before: Node, after: Node): Unreviewed[] {
  const [wasPolled, isPolled] = [waitersOf(before), waitersOf(after)];
  const known = new Map(operationsOf(before).map((operation) => [String(operation.operationId), operation]));
  return operationsOf(after).flatMap((operation): Unreviewed[] => {
    const action = String(operation.operationId);
    const was = known.get(action);
    if (!was)
      return [{ action, isNew: true, reason: sentence(["It is new upstream", ...mayBeSecret(namesIn(operation))]) }];
    const reasons = reasonsOf(was, operation);
    if (!sameValue(wasPolled.get(action), isPolled.get(action))) reasons.push("what waits by it changed");
    return reasons.length === 0 ? [] : [{ action, isNew: false, reason: sentence(reasons) }];
  });
}

/** The names of the waiters that poll an operation, by action. */
function waitersOf(spec: Node): Map<unknown, string[]> {
  const waiters = Object.entries((spec[waitersKey] ?? {}) as Node);
  const polled = Map.groupBy(waiters, ([, waiter]) => own(own(waiter, "poll"), "operation"));
  return new Map([...polled].map(([action, rows]) => [action, rows.map(([name]) => name)]));
}

function reasonsOf(was: Node, is: Node): string[] {
  const reasons: string[] = [];
  if (!sameValue(was[kindKey], is[kindKey])) reasons.push("its kind changed");
  if (!sameValue(was[paginationKey], is[paginationKey])) reasons.push("its pages changed");
  const [wasNames, isNames] = [namesIn(was), namesIn(is)];
  const names = new Set([...wasNames.keys(), ...isNames.keys()]);
  const marked = [...names].filter((name) => (wasNames.get(name) ?? false) !== (isNames.get(name) ?? false));
  if (marked.length > 0) reasons.push(`what is secret of it changed: ${marked.join(", ")}`);
  const came = [...isNames].filter(([name]) => !wasNames.has(name));
  reasons.push(...mayBeSecret(came));
  const pages = came.filter(([name]) => choosesPage.test(name) && is[paginationKey] === undefined);
  if (pages.length > 0) reasons.push(`it may answer in pages: ${pages.map(([name]) => name).join(", ")}`);
  return reasons;
}

function mayBeSecret(names: Iterable<readonly [name: string, marked: boolean]>): string[] {
  const sounding = [...names].filter(([name, marked]) => !marked && soundsSecret.test(name) && !soundsOnly.test(name));
  return sounding.length === 0 ? [] : [`it may be a secret: ${sounding.map(([name]) => name).join(", ")}`];
}

function sentence(reasons: readonly string[]): string {
  const text = reasons.join("; ");
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}

/** The names of parameters and fields of an operation, and whether one of that name is marked as secret. */
function namesIn(operation: Node): Map<string, boolean> {
  const names = new Map<string, boolean>();
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) for (const item of value) visit(item);
    if (!isNode(value)) return;
    if (typeof value.name === "string" && value.in !== undefined) note(value.name, value);
    if (isNode(value.properties)) for (const [name, property] of Object.entries(value.properties)) note(name, property);
    for (const [key, inner] of Object.entries(value)) if (key !== "examples") visit(inner);
  };
  const note = (name: string, holder: unknown) =>
    names.set(name, (names.get(name) ?? false) || own(holder, secretKey) === true);
  for (const key of ["parameters", "requestBody", "responses"]) visit(operation[key]);
  return names;
}

/** An operation that is new is taken to write, whatever it is called, so that it is never repeated unasked. */
export function entriesFor(found: readonly Unreviewed[], after: Node, today: string): Entry[] {
  const operations = new Map(operationsOf(after).map((operation) => [String(operation.operationId), operation]));
  return found.flatMap(({ action, isNew, reason }): Entry[] => {
    const operation = operations.get(action);
    if (operation?.[unreviewedKey] === true) return [];
    const isRead = own(operation?.[kindKey], "kind") === "read";
    return [
      {
        target: `$.paths[*][?@.operationId=='${action}']`,
        description: `${reason} Found on ${today}; nobody has looked at it yet.`,
        update: { [unreviewedKey]: true, ...(isNew && isRead ? { [kindKey]: { kind: "write" } } : {}) },
      },
    ];
  });
}
