import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { Change } from "../../packages/cli/src/notes/change.ts";
import { type UpgradeNotes, upgradeNotes } from "../../packages/cli/src/upgrade-notes.ts";
import { root } from "../testing/repository.ts";

// Programs of a user's against the types of ENS as they are, and release notes that never were. A line that a change
// is to point at ends in `// ! name`.

const folder = join(root, "tests/.tmp/upgrade-notes");

const programs: Record<string, string> = {
  "client.ts": `
import { createEnsClient } from "@acskit/ens";
export const ens = createEnsClient({ credentials: { accessKeyId: "a", accessKeySecret: "b" } });
`,
  "methods.ts": `
import { ens } from "./client.ts";
const { stopInstance } = ens; // ! destructured
const reboot = ens.rebootInstance; // ! aliased
export const stop = (id: string) => stopInstance({ InstanceId: id }); // ! destructured
export const again = (id: string) => reboot({ InstanceId: id }); // ! aliased
export class Service {
  readonly #client = ens;
  release(id: string) {
    return this.#client.releaseInstance({ InstanceId: id }); // ! wrapped
  }
}
`,
  "constants.ts": `
import { createClient, DescribeRegionIsps, ens } from "@acskit/ens/actions";
const client = createClient(ens, { credentials: { accessKeyId: "a", accessKeySecret: "b" } });
export const isps = () => client.call(DescribeRegionIsps, {}); // ! constant
`,
  "api.ts": `
import { ens } from "./client.ts";
export async function share() {
  const query = { ImageId: "i", Users: ["1"] };
  const { data } = await ens.api.POST("/ShareAICImage", { params: { query } }); // ! path
  return data?.RequestId;
}
`,
  "requests.ts": `
import type { CreateDiskRequest, RunInstancesRequest } from "@acskit/ens";
import { ens } from "./client.ts";
const defaults = {
  InstanceChargeType: "PostPaid", // ! untyped object
} as const;
const request: RunInstancesRequest = {
  ...defaults,
  Amount: 1, // ! typed object
  SystemDisk: { Size: 20 }, // ! nested
};
export const run = () => ens.runInstances(request);
export const runOther = () => ens.runInstances({ InstanceChargeType: "PrePaid", Amount: 2 }); // ! value
export const disk = (Category: CreateDiskRequest["Category"]) => ens.createDisk({ Category, EnsRegionId: "e" } as CreateDiskRequest);
`,
  "answers.ts": `
import type { DescribeInstancesResponse } from "@acskit/ens";
import { ens } from "./client.ts";
export async function names() {
  const { Instances } = await ens.describeInstances({});
  const [first] = Instances?.Instance ?? [];
  const status = first?.Status; // ! field
  if (status === "Running") return first?.InstanceName; // ! compared
  return (Instances?.Instance ?? []).map(({ HostName }) => HostName); // ! pattern
}
export type Row = NonNullable<NonNullable<DescribeInstancesResponse["Instances"]>["Instance"]>[number]["OSName"]; // ! type member
`,
  "pages.ts": `
import { paginate } from "@acskit/ens/pages";
import { waitFor } from "@acskit/ens/waiters";
import { ens } from "./client.ts";
export async function* disks() {
  for await (const disk of paginate(ens, "DescribeDisks", { EnsRegionId: "e" })) yield disk.DiskName; // ! page item
}
export const ready = (DiskId: string) => waitFor(ens, "DiskAvailable", { DiskId }); // ! waiter
`,
  "errors.ts": `
import { isAcsError } from "@acskit/ens";
import { ens } from "./client.ts";
export async function start(id: string) {
  try {
    await ens.startInstance({ InstanceId: id });
  } catch (error) {
    if (isAcsError(error, "StartInstance") && error.code === "IncorrectInstanceStatus") return; // ! guarded code
    if (isAcsError(error, "StartInstance") && error.code === "InvalidParameter.InstanceId") return; // ! template code
    if (isAcsError(error)) {
      const { code } = error;
      switch (code) {
        case "NoPermission": // ! any code
          return;
      }
    }
    throw error;
  }
}
`,
  "other.ts": `
export const runInstances = (request: { Amount: number }) => request.Amount;
runInstances({ Amount: 1 });
const status: string = "Running";
if (status === "Running") console.log("Status");
`,
};

beforeAll(() => {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(join(folder, "src"), { recursive: true });
  for (const [name, text] of Object.entries(programs)) writeFileSync(join(folder, "src", name), text);
  const tsconfig = {
    extends: "../../../tsconfig.base.json",
    compilerOptions: {
      customConditions: ["@acskit/source"],
      allowImportingTsExtensions: true,
      noEmit: true,
      lib: ["ES2023", "DOM"],
    },
    include: ["src"],
  };
  writeFileSync(join(folder, "tsconfig.json"), JSON.stringify(tsconfig));
  notes = notesOf(changes);
}, 120_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let notes: UpgradeNotes;

function notesOf(all: readonly Change[]): UpgradeNotes {
  mkdirSync(join(folder, "notes"), { recursive: true });
  writeFileSync(
    join(folder, "notes/1.3.0.json"),
    JSON.stringify({ package: "@acskit/ens", version: "1.3.0", changes: all }),
  );
  return upgradeNotes({ paths: [join(folder, "src")], from: "1.2.0", notes: join(folder, "notes") });
}

const change = (operation: string, kind: string, place: string, others: Partial<Change> = {}): Change => ({
  kind,
  severity: "breaking",
  direction: kind.startsWith("request") ? "request" : kind.startsWith("response") ? "response" : "both",
  operation,
  place,
  reason: `${operation} ${place} ${kind} ${JSON.stringify(others)}`,
  ...others,
});

type Row = [change: Change, lines: string[]];
const rows: Record<string, Row[]> = {
  "operations, however they are called": [
    [change("StopInstance", "operation-removed", "(operation)"), ["destructured"]],
    [change("RebootInstance", "operation-removed", "(operation)"), ["aliased"]],
    [change("ReleaseInstance", "operation-removed", "(operation)"), ["wrapped"]],
    [change("DescribeRegionIsps", "operation-removed", "(operation)"), ["constant"]],
    [change("ShareAICImage", "operation-removed", "(operation)"), ["path"]],
    [change("DescribeImages", "operation-removed", "(operation)"), []],
  ],
  "what a call must pass, where it does not": [
    [change("ReleaseInstance", "request-parameter-added-required", "Force"), ["wrapped"]],
    [change("ReleaseInstance", "request-parameter-became-required", "InstanceId"), []],
    [change("ShareAICImage", "request-parameter-became-required", "Users"), []],
    [change("ShareAICImage", "request-parameter-added-required", "Days"), ["path"]],
    [change("RunInstances", "request-field-added-required", "SystemDisk.Kind"), ["nested"]],
    [change("RunInstances", "request-field-added-required", "DataDisk[].Kind"), []],
  ],
  "parameters where they are named, in objects with and without a type": [
    [change("RunInstances", "request-parameter-removed", "Amount"), ["typed object", "value"]],
    [change("RunInstances", "request-parameter-removed", "InstanceChargeType"), ["untyped object", "value"]],
    [change("RunInstances", "request-field-removed", "SystemDisk.Size"), ["nested"]],
    [change("RunInstances", "request-parameter-removed", "SystemDisk"), ["nested"]],
    [change("RunInstances", "request-parameter-removed", "HostName"), []],
    [change("RunInstances", "request-parameter-renamed", "Count", { movedFrom: "Amount" }), ["typed object", "value"]],
  ],
  "values, if it is those that are gone": [
    [change("RunInstances", "request-enum-value-removed", "InstanceChargeType", { before: "PrePaid" }), ["value"]],
    [
      change("RunInstances", "request-enum-value-removed", "InstanceChargeType", { before: "PostPaid" }),
      ["untyped object"],
    ],
    [change("RunInstances", "request-enum-value-removed", "InstanceChargeType", { before: "Never" }), []],
    [change("RunInstances", "request-enum-introduced", "InstanceChargeType", { after: ["PrePaid", "PostPaid"] }), []],
  ],
  "fields where they are read": [
    [change("DescribeInstances", "response-field-removed", "Instances.Instance[].Status"), ["field", "compared"]],
    [change("DescribeInstances", "response-field-removed", "Instances.Instance[].HostName"), ["pattern"]],
    [change("DescribeInstances", "response-field-removed", "Instances.Instance[].OSName"), ["type member"]],
    [change("DescribeInstances", "response-field-removed", "TotalCount"), []],
    [change("DescribeDisks", "response-field-removed", "Disks.Disks[].DiskName"), ["page item"]],
    [change("DescribeDisks", "pagination-removed", "(operation)"), ["page item"]],
    [change("DescribeInstances", "pagination-removed", "(operation)"), []],
  ],
  "error codes, by the operation that a guard names": [
    [change("StartInstance", "error-code-removed", "errors.400.IncorrectInstanceStatus"), ["guarded code"]],
    [change("StartInstance", "error-code-removed", "errors.400.InvalidParameter.%s"), ["template code"]],
    [change("StopInstance", "error-code-removed", "errors.400.IncorrectInstanceStatus"), []],
    [change("StopInstance", "error-code-removed", "errors.403.NoPermission"), ["any code"]],
    [change("DescribeImages", "error-code-removed", "errors.403.NoPermission"), []],
  ],
  "what goes another way on the wire, where the way is in the code": [
    [change("ShareAICImage", "operation-method-changed", "(operation)"), ["path"]],
  ],
};
const changes = Object.values(rows).flatMap((table) => table.map(([one]) => one));
const waiter: Change = { ...change("", "waiter-removed", "DiskAvailable"), reason: "waiter" };
const { operation: _, ...waiterRemoved } = waiter;
const told: Row[] = [
  [change("RunInstances", "request-parameter-added-optional", "Colour", { severity: "feature" }), ["run"]],
  [
    change("DescribeInstances", "response-enum-value-added", "Instances.Instance[].Status", { severity: "feature" }),
    ["field"],
  ],
  [change("DescribeImages", "response-field-added", "Colour", { severity: "feature" }), []],
];
changes.push(waiterRemoved, ...told.map(([one]) => one));

/** The marks on the lines that a change points at. */
function marksOf(one: Change): string[] {
  const { usages = [] } = notes.touching.find(({ change }) => change.reason === one.reason) ?? {};
  const marks = usages.map(({ file, line }) => {
    const text = programs[file.slice(file.lastIndexOf("/") + 1)]?.split("\n")[line - 1] ?? "";
    return /\/\/ ! (.*)$/.exec(text)?.[1] ?? `unmarked: ${text.trim()}`;
  });
  return [...new Set(marks)].sort();
}

it.each(Object.keys(rows))("finds %s", (table) => {
  const found = (rows[table] ?? []).map(([one]) => [one.place, one.kind, marksOf(one)]);
  expect(found).toEqual((rows[table] ?? []).map(([one, lines]) => [one.place, one.kind, lines.toSorted()]));
});

it("finds a waiter where it is waited for", () => {
  expect(marksOf(waiterRemoved)).toEqual(["waiter"]);
});

it("tells of what is new in operations and fields that are used, and calls it no break", () => {
  for (const [one, lines] of told) {
    const touching = notes.touching.find(({ change }) => change.reason === one.reason);
    expect(touching !== undefined, one.reason).toBe(lines.length > 0);
    expect(touching?.breaks ?? false).toBe(false);
  }
});

it("leaves alone what only has the names", () => {
  const files = new Set(notes.usages.map(({ file }) => file.slice(file.lastIndexOf("/") + 1)));
  expect([...files].sort()).toEqual(
    Object.keys(programs)
      .filter((name) => !/^(other|client)\.ts$/.test(name))
      .sort(),
  );
});

it("says of a move on the wire that a method goes it by itself", () => {
  const moved = change("StopInstance", "request-parameter-moved", "InstanceId");
  const [touching] = notesOf([moved]).touching;
  expect(touching).toMatchObject({ breaks: false, change: { kind: "request-parameter-moved" } });
});
