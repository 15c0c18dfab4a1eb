import { inputs, type Json, type Mutator, where } from "./mutator.ts";

const whole = "(operation)";

function change(operation: Json, keyword: string, value: unknown): string {
  operation[keyword] = value;
  return whole;
}

/** The codes of an operation: the status, and the row. */
function codes(operation: Json): [status: string, row: Json, rows: Json[]][] {
  return Object.entries((operation["x-acs-errors"] ?? {}) as Record<string, Json[]>).flatMap(([status, rows]) =>
    rows.map((row) => [status, row, rows] as [string, Json, Json[]]),
  );
}

/** Codes that stand once, and that no template of the operation covers. */
function singleCodes(operation: Json): [status: string, row: Json, rows: Json[]][] {
  const all = codes(operation);
  const isCovered = (code: unknown) =>
    all.some(([, { code: other }]) => String(other).includes("%s") && code !== other);
  return all.filter(([, { code }]) => all.filter(([, row]) => row.code === code).length === 1 && !isCovered(code));
}

export const operationMutators: readonly Mutator[] = [
  {
    kind: "operation-deprecated",
    severity: "feature",
    on: (one) => (one.deprecated ? [] : [() => change(one, "deprecated", true)]),
  },
  {
    kind: "operation-method-removed",
    severity: "breaking",
    on: (one) => where([one], isOf(["post", "get"], ["get", "post"]), () => change(one, "x-acs-methods", ["post"])),
  },
  {
    kind: "operation-method-added",
    severity: "feature",
    on: (one) => where([one], isOf(["post"]), () => change(one, "x-acs-methods", ["post", "get"])),
  },
  {
    kind: "operation-scheme-removed",
    severity: "breaking",
    on: (one) =>
      where(
        [one],
        ({ "x-acs-schemes": schemes }) => (schemes as string[]).includes("http"),
        () => change(one, "x-acs-schemes", ["https"]),
      ),
  },
  {
    kind: "operation-scheme-added",
    severity: "feature",
    on: (one) =>
      where(
        [one],
        ({ "x-acs-schemes": schemes }) => String(schemes) === "https",
        () => change(one, "x-acs-schemes", ["https", "http"]),
      ),
  },
  { kind: "operation-group-changed", severity: "fix", on: (one) => [() => change(one, "tags", ["Mutants"])] },
  {
    kind: "security-alternative-added",
    severity: "feature",
    on: (one) => [() => change(one, "security", [{ AK: [] }, { Mutant: [] }])],
  },
  {
    kind: "error-code-added",
    severity: "feature",
    on: (one) => [
      () => {
        one["x-acs-errors"] = {
          ...((one["x-acs-errors"] as Json | undefined) ?? {}),
          "418": [{ code: "Mutant", message: "" }],
        };
        return "errors.418.Mutant";
      },
    ],
  },
  {
    kind: "error-code-removed",
    severity: "breaking",
    on: (one) =>
      where(
        singleCodes(one),
        () => true,
        ([status, row, rows]) => {
          rows.splice(rows.indexOf(row), 1);
          return `errors.${status}.${row.code}`;
        },
      ),
  },
  {
    kind: "error-status-changed",
    severity: "breaking",
    on: (one) =>
      where(
        singleCodes(one),
        () => true,
        ([, row, rows]) => {
          rows.splice(rows.indexOf(row), 1);
          (one["x-acs-errors"] as Json)["418"] = [row];
          return `errors.418.${row.code}`;
        },
      ),
  },
  {
    kind: "error-message-changed",
    severity: "fix",
    on: (one) =>
      where(
        singleCodes(one),
        () => true,
        ([status, row]) => {
          row.message = "A mutant.";
          return `errors.${status}.${row.code}`;
        },
      ),
  },
  {
    kind: "ram-action-changed",
    severity: "breaking",
    on: (one) =>
      where(
        ((one["x-acs-ram"] ?? []) as Json[]).slice(0, 1),
        () => true,
        (ram) => {
          ram.action = "mutant:Do";
          return "ram.mutant:Do";
        },
      ),
  },
  { kind: "documentation-changed", severity: "fix", on: (one) => [() => change(one, "summary", "A mutant.")] },
  {
    kind: "example-changed",
    severity: "fix",
    on: (one) =>
      where(
        inputs(one),
        ({ schema }) => typeof schema.example === "string",
        ({ schema, place }) => {
          schema.example = "mutant";
          return place;
        },
      ),
  },
  { kind: "other-changed", severity: "fix", on: (one) => [() => change(one, "x-acs-mutant", true)] },
];

function isOf(...lists: string[][]): (operation: Json) => boolean {
  return (operation) => lists.some((list) => String(operation["x-acs-methods"]) === String(list));
}
