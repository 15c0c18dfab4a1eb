import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { compose } from "../compose/compose.ts";
import { factsOf, parameter } from "../compose/testing/facts.ts";
import { toYaml } from "../compose/yaml.ts";
import type { FactOperation } from "../facts.ts";
import { diffCommand } from "./diff.ts";

let folder: string;
let said: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "acspec-"));
  said = "";
  vi.spyOn(process.stdout, "write").mockImplementation((text) => {
    said += text;
    return true;
  });
});
afterEach(() => {
  vi.restoreAllMocks();
  rmSync(folder, { recursive: true });
});

const plain: Record<string, Partial<FactOperation>> = { CreateShelf: { parameters: [parameter("Name", "query")] } };
const wider: typeof plain = {
  CreateShelf: { parameters: [parameter("Name", "query"), parameter("Rows", "query")] },
};
const broken: typeof plain = { CreateShelf: { parameters: [] } };

function file(name: string, text: string): string {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
}
const factsFile = (name: string, apis: typeof plain) => file(name, JSON.stringify(factsOf(apis)));
const specFile = (name: string, apis: typeof plain) => file(name, toYaml(compose(factsOf(apis)).spec));

it.each([
  ["two facts files", factsFile, factsFile],
  ["two specs", specFile, specFile],
  ["a spec and facts", specFile, factsFile],
  ["facts and a spec", factsFile, specFile],
])("compares %s", async (_, before, after) => {
  expect(await diffCommand.run([before("old", plain), after("new", wider)])).toBe(0);
  expect(said).toBe(
    "feature   CreateShelf Rows: there is a new parameter `Rows` [request-parameter-added-optional]\n\n" +
      "0 breaking, 1 feature, 0 fixes: a minor version (below 1.0.0 a minor one)\n",
  );
});

it("takes an upstream document with prose in it", async () => {
  const facts = factsOf(wider);
  const [, rows] = facts.apis.CreateShelf?.parameters ?? [];
  const prose = file(
    "prose.json",
    JSON.stringify({ ...facts, apis: { CreateShelf: { ...facts.apis.CreateShelf, summary: "Makes one" } } }),
  );
  if (rows) rows.schema.description = "How many there are.";
  await diffCommand.run([prose, factsFile("new", wider)]);
  expect(said).toBe("nothing changed\n");
});

it("writes Markdown and JSON", async () => {
  const files = [specFile("old", plain), specFile("new", broken)];
  await diffCommand.run([...files, "--format", "markdown"]);
  expect(said).toBe(
    "### Breaking changes\n\n- **CreateShelf**: the parameter `Name` is not taken any more. Leave `Name` out.\n",
  );
  said = "";
  await diffCommand.run([...files, "--format", "json"]);
  expect(JSON.parse(said)).toEqual({
    bump: "major",
    breaking: 1,
    feature: 0,
    fix: 0,
    changes: [
      {
        kind: "request-parameter-removed",
        severity: "breaking",
        direction: "request",
        operation: "CreateShelf",
        place: "Name",
        pointer: "/paths/~1CreateShelf/post/parameters/0",
        before: "string",
        reason: "the parameter `Name` is not taken any more",
        migration: "Leave `Name` out.",
      },
    ],
  });
});

it.each([
  ["breaking", broken, 1],
  ["breaking", wider, 0],
  ["breaking", plain, 0],
  ["feature", broken, 1],
  ["feature", wider, 1],
  ["feature", plain, 0],
])("with --fail-on %s exits by what it finds", async (severity, apis, code) => {
  expect(await diffCommand.run([specFile("old", plain), specFile("new", apis), "--fail-on", severity])).toBe(code);
});

it.each<[string, () => string[], RegExp]>([
  ["no file", () => [], /name two files: acspec diff OLD NEW/],
  ["one file", () => ["a"], /name two files/],
  ["three files", () => ["a", "b", "c"], /name two files/],
  [
    "a file that is not there",
    () => [factsFile("a", plain), join(folder, "none")],
    /none: is not there; check the name/,
  ],
  ["a folder", () => [folder, folder], /is a folder; name a file/],
  ["standard input twice", () => ["-", "-"], /only one of the two/],
  [
    "a format that there is not",
    () => ["a", "b", "--format", "html"],
    /--format takes text or markdown or json, not html/,
  ],
  ["a severity that there is not", () => ["a", "b", "--fail-on", "toString"], /--fail-on takes breaking or feature/],
  ["an option that there is not", () => ["a", "b", "--oops"], /--oops/],
  ["what is no spec", () => [file("a.yaml", "a: 1"), file("b.yaml", "b: 1")], /a\.yaml.*is no spec of a product/],
  ["what is cut off", () => [file("a.json", '{"version": '), factsFile("b", plain)], /a\.json.*is cut off/],
])("refuses %s and prints nothing", async (_, args, message) => {
  await expect(async () => diffCommand.run(args())).rejects.toThrow(message);
  expect(said).toBe("");
});
