import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { shelves } from "../import/testing/shelves.ts";
import { importCommand } from "./import.ts";

let folder: string;
let printed: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "acspec-"));
  printed = "";
  vi.spyOn(process.stdout, "write").mockImplementation((text) => {
    printed += text;
    return true;
  });
});

afterEach(() => {
  vi.restoreAllMocks();
  rmSync(folder, { recursive: true });
});

function given(text: string): string {
  const file = join(folder, "shelf.json");
  writeFileSync(file, text);
  return file;
}

it("writes facts into a folder that it makes, and reports", () => {
  const out = join(folder, "new", "facts.json");
  const file = given(`\ufeff${JSON.stringify(shelves())}`);
  expect(importCommand.run([file, "--out", out])).toBe(0);
  expect(JSON.parse(readFileSync(out, "utf8"))).toMatchObject({ info: { product: "Shelf" } });
  expect(printed).toMatch(/^Shelf 2024-01-01\n/);
  expect(printed).toMatch(/ 1 {2}operations/);
});

it("keeps what was there, and leaves nothing half-written, when the input is bad", () => {
  const out = join(folder, "facts.json");
  writeFileSync(out, "before");
  const file = given('{"version": "1.0", ');
  expect(() => importCommand.run([file, "--out", out])).toThrow(/shelf\.json.*is cut off/);
  expect(readFileSync(out, "utf8")).toBe("before");
  expect(readdirSync(folder).sort()).toEqual(["facts.json", "shelf.json"]);
});

it.each([
  ["no file", [], /name one file/],
  ["two files", ["a.json", "b.json", "--out", "c"], /name one file/],
  ["no target", ["a.json"], /say where to write/],
  ["an unknown option", ["a.json", "--oops"], /--oops/],
  ["a file that is not there", ["nowhere.json", "--out", "c"], /nowhere\.json: is not there/],
  ["a folder", [".", "--out", "c"], /\.: is a folder; name a file/],
])("says what is wrong with %s", (_, args, message) => {
  expect(() => importCommand.run(args)).toThrow(message);
  expect(existsSync("c")).toBe(false);
});

it.each([
  ["a folder as target", ".", /is a folder; name a file to write to/],
  ["a target below a file", "shelf.json/facts.json", /its folder is a file/],
])("says what is wrong with %s", (_, target, message) => {
  const file = given(JSON.stringify(shelves()));
  mkdirSync(join(folder, "empty"));
  expect(() => importCommand.run([file, "--out", join(folder, target)])).toThrow(message);
  expect(readdirSync(folder).sort()).toEqual(["empty", "shelf.json"]);
});
