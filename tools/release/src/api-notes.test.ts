import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { writeApiNotes } from "./api-notes.ts";

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "release-"));
  mkdirSync(join(root, "specs/shelf"), { recursive: true });
});
afterEach(() => rmSync(root, { recursive: true }));

const shelf = {
  folder: "packages/shelf",
  name: "@example/shelf",
  manifest: { name: "@example/shelf", version: "1.3.0" },
};
const change = (operation: string, others: object = {}) => ({
  kind: "operation-added",
  severity: "feature",
  direction: "both",
  operation,
  place: "(operation)",
  pointer: "",
  reason: "it is new",
  ...others,
});

it("puts all that was pending into the notes of the version, without texts", () => {
  const pending = {
    "2026-06-20": [change("CreateRoom"), change("ListShelves", { kind: "documentation-changed", docs: true })],
    "2026-06-27": [change("DropRoom"), change("CreateRoom", { kind: "operation-removed" })],
  };
  writeFileSync(join(root, "specs/shelf/pending-changes.json"), JSON.stringify(pending));
  expect(writeApiNotes(root, shelf)).toBe("packages/shelf/release-notes/1.3.0.json");
  expect(JSON.parse(readFileSync(join(root, "packages/shelf/release-notes/1.3.0.json"), "utf8"))).toEqual({
    package: "@example/shelf",
    version: "1.3.0",
    changes: [change("DropRoom")],
  });
  expect(existsSync(join(root, "specs/shelf/pending-changes.json"))).toBe(false);
});

it("writes nothing for a package whose API did not change", () => {
  expect(writeApiNotes(root, shelf)).toBeUndefined();
  expect(existsSync(join(root, "packages"))).toBe(false);
});
