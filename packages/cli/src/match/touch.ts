/**
 * Whether a change touches a program, and where. Pure.
 *
 * What breaks a place touches those who use the place, or what it stands in where they cannot be seen apart. What breaks
 * an operation touches every call. What is new touches nobody; it is told to those who call the operation.
 *
 * @module
 */
import type { Change } from "../notes/change.ts";
import type { Usage } from "../usages/usage.ts";
import { isBelow, isWithin, parentOf, valuesIn } from "./places.ts";

/** Changes that are about the wire: a method of the client goes the new way by itself, code on `api` has to. */
const onTheWire =
  /^(request-parameter-(moved|style-changed)|operation-(method-(changed|removed)|path-changed|scheme-removed))$/;

/** Where a program uses what a change is about; nothing where it does not. */
export interface Touch {
  usages: readonly Usage[];
  /** The program has to change, or to be looked at. */
  breaks: boolean;
}

export function touchOf(change: Change, usages: readonly Usage[]): Touch | undefined {
  if (change.operation === undefined) return ofProduct(change, usages);
  const operations = new Set([change.operation, ...(change.kind === "operation-renamed" ? [change.movedFrom] : [])]);
  const its = usages.filter((usage) => "operation" in usage && operations.has(usage.operation));
  const used = change.severity === "breaking" ? broken(change, its, usages) : told(change, its, usages);
  if (used.length > 0) return { usages: used, breaks: change.severity === "breaking" };
  // Nothing to do, but who watches the traffic wants to know.
  return onTheWire.test(change.kind) && its.length > 0 ? { usages: its, breaks: false } : undefined;
}

/** Waiters and schemas have names; what else concerns a product concerns whoever uses it. */
function ofProduct({ kind, place, severity }: Change, usages: readonly Usage[]): Touch | undefined {
  const breaks = severity === "breaking";
  if (kind === "waiter-added" || kind === "schema-added" || kind === "unused-schema-changed") return undefined;
  const isNamed = kind.startsWith("waiter-") || kind.startsWith("schema-");
  if (!isNamed) return usages.length > 0 ? { usages: [], breaks } : undefined;
  const its = usages.filter(
    (usage) => (usage.is === "waiter" && usage.waiter === place) || (usage.is === "schema" && usage.schema === place),
  );
  return its.length > 0 ? { usages: its, breaks } : undefined;
}

function broken(change: Change, its: readonly Usage[], all: readonly Usage[]): readonly Usage[] {
  const { kind, place } = change;
  if (onTheWire.test(kind)) return its.filter((usage) => usage.is === "operation" && usage.by === "api");
  if (kind.startsWith("pagination-")) return its.filter((usage) => usage.is === "operation" && usage.by === "paginate");
  if (place.startsWith("errors.")) return codesOf(change, its, all);
  if (place.startsWith("(") || kind.startsWith("ram-")) return wholes(its);
  return kind.startsWith("request-") && kind.endsWith("-required") ? withoutIt(change, its) : atPlace(change, its);
}

/** What is no harm: told to those who use the place, or the operation where the place is new. */
function told(change: Change, its: readonly Usage[], all: readonly Usage[]): readonly Usage[] {
  const { kind, place } = change;
  if (place.startsWith("errors.") && !kind.endsWith("-added")) return codesOf(change, its, all);
  const isNew = /-(field|parameter|header|status|code)-added(-|$)/.test(kind);
  const isWhole = place.startsWith("(") || place.startsWith("errors.") || kind.startsWith("ram-");
  return isNew || isWhole ? wholes(its) : atPlace(change, its);
}

/** Where the operation itself is named, or at least something of it. */
function wholes(its: readonly Usage[]): readonly Usage[] {
  const operations = its.filter(({ is }) => is === "operation");
  return operations.length > 0 ? operations : its;
}

/** Codes are compared by themselves: a template stands for many. */
function codesOf({ place, operation }: Change, its: readonly Usage[], all: readonly Usage[]): Usage[] {
  const code = place.split(".").slice(2).join(".");
  const pattern = new RegExp(`^${code.split("%s").map(escaped).join(".*")}$`, "s");
  return all.filter(
    (usage) =>
      usage.is === "code" &&
      pattern.test(usage.code) &&
      (usage.operations.length === 0 ? its.length > 0 : usage.operations.includes(operation ?? "")),
  );
}

/** Calls that do not pass what is required now, or pass what it stands in. */
function withoutIt({ place }: Change, its: readonly Usage[]): Usage[] {
  const parent = parentOf(place);
  if (parent === undefined) {
    const uses = its.filter((usage) => usage.is === "operation" && usage.by !== "type");
    const calls = uses.filter((usage) => usage.is === "operation" && usage.by !== "reference");
    // What is only handed on is called where nobody sees it.
    return (calls.length > 0 ? calls : uses).filter(
      (usage) => usage.is === "operation" && !usage.passes?.includes(place),
    );
  }
  return its.filter((usage) => usage.is === "place" && usage.direction === "request" && usage.place === parent);
}

function atPlace(change: Change, its: readonly Usage[]): Usage[] {
  const places = [change.place, ...(change.movedFrom === undefined ? [] : [change.movedFrom])];
  return its.filter((usage) => {
    if (usage.is === "operation") return change.direction === "request" && isBlind(usage);
    if (usage.is !== "place" || (change.direction !== "both" && usage.direction !== change.direction)) return false;
    const isThere = places.some(
      (place) => place === "(answer)" || isWithin(usage.place, place) || (usage.opaque && isBelow(place, usage.place)),
    );
    return isThere && meetsValue(change, usage.values);
  });
}

/** A call of which nobody can see what it passes. */
function isBlind(usage: Usage & { is: "operation" }): boolean {
  return usage.passes === undefined && usage.by !== "type" && usage.by !== "reference";
}

/** A value that is gone touches those who may use it; a list of values, those who may use another. */
function meetsValue({ kind, before, after }: Change, values: readonly string[] | undefined): boolean {
  if (values === undefined) return true;
  if (kind.endsWith("-enum-value-removed")) return values.some((value) => valuesIn(before).includes(value));
  if (kind.endsWith("-enum-introduced")) return values.some((value) => !valuesIn(after).includes(value));
  return true;
}

function escaped(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
