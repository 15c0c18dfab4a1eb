import { expect, it } from "vitest";
import type { Change } from "../diff/index.ts";
import { mergeChanges } from "./merge-changes.ts";

const change = (kind: string, place: string, others: Partial<Change> = {}): Change => ({
  kind,
  severity: "feature",
  direction: "request",
  operation: "CreateShelf",
  place,
  pointer: `/${place}`,
  reason: kind,
  ...others,
});
const operation = (kind: string, action = "CreateShelf") => change(kind, "(operation)", { operation: action });

const added = change("request-parameter-added-optional", "Colour", { after: "Colour" });
const removed = change("request-parameter-removed", "Colour", { before: "Colour" });
const narrowed = change("request-limit-narrowed", "Name", { pointer: "/Name/maxLength", before: 9, after: 5 });
const widened = change("request-limit-widened", "Name", { pointer: "/Name/maxLength", before: 5, after: 9 });
const furthered = change("request-limit-narrowed", "Name", { pointer: "/Name/maxLength", before: 5, after: 3 });
const other = change("request-limit-widened", "Name", { pointer: "/Name/minLength", before: 5, after: 9 });

it.each<[string, Change[], Change[], Change[]]>([
  ["keeps what happens in different places", [added], [narrowed], [added, narrowed]],
  ["forgets a parameter that came and went", [added], [removed], []],
  ["forgets a limit that is as it was", [narrowed], [widened], []],
  ["tells a limit that changed twice once", [narrowed], [furthered], [{ ...furthered, before: 9 }]],
  ["keeps apart two limits of one place", [narrowed], [other], [narrowed, other]],
  [
    "forgets what is optional again",
    [change("request-parameter-became-required", "Name")],
    [change("request-parameter-became-optional", "Name")],
    [],
  ],
  [
    "forgets an operation that came and went",
    [operation("operation-added"), narrowed],
    [operation("operation-removed")],
    [],
  ],
  ["forgets an operation that went and came", [operation("operation-removed")], [operation("operation-added")], []],
  [
    "tells nothing of what changes in a new operation",
    [operation("operation-added")],
    [narrowed],
    [operation("operation-added")],
  ],
  [
    "tells of a removed operation nothing else",
    [narrowed],
    [operation("operation-removed")],
    [operation("operation-removed")],
  ],
  [
    "leaves other operations alone",
    [operation("operation-added", "CreateRoom"), narrowed],
    [operation("operation-removed", "CreateRoom")],
    [narrowed],
  ],
])("%s", (_, first, second, merged) => {
  expect(mergeChanges(first, second)).toEqual(merged);
});
