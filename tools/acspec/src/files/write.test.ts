import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { writeAllWhole, writeWhole } from "./write.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "acspec-write-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

it("makes the folders of a target", () => {
  writeWhole(join(folder, "a/b/c.txt"), "text");
  expect(readFileSync(join(folder, "a/b/c.txt"), "utf8")).toBe("text");
  expect(readdirSync(join(folder, "a/b"))).toEqual(["c.txt"]);
});

it("puts no file in place when one of several cannot be written", () => {
  mkdirSync(join(folder, "b"));
  writeFileSync(join(folder, "a"), "before");
  const files = new Map([
    [join(folder, "a"), "after"],
    [join(folder, "b"), "a folder stands here"],
  ]);
  expect(() => writeAllWhole(files)).toThrow(/b: is a folder; name a file to write to/);
  expect(readFileSync(join(folder, "a"), "utf8")).toBe("before");
  expect(readdirSync(folder)).toEqual(["a", "b"]);
});

it("writes through a link and leaves it a link", () => {
  writeFileSync(join(folder, "real"), "before");
  symlinkSync(join(folder, "real"), join(folder, "link"));
  writeWhole(join(folder, "link"), "after");
  expect(readFileSync(join(folder, "real"), "utf8")).toBe("after");
});

it("refuses a target whose folder is a file", () => {
  writeFileSync(join(folder, "a"), "");
  expect(() => writeWhole(join(folder, "a/b"), "")).toThrow(/cannot be written \(its folder is a file\)/);
});

it.runIf(process.platform === "linux")("refuses a target whose folder can be neither made nor found", () => {
  expect(() => writeWhole("/proc/nowhere/file", "")).toThrow(/cannot be written \(its folder cannot be made\)/);
});

it("removes what is gone, after everything is in place", () => {
  writeFileSync(join(folder, "old"), "");
  writeAllWhole(new Map([[join(folder, "new"), ""]]), [join(folder, "old")]);
  expect(readdirSync(folder)).toEqual(["new"]);
});

it("puts back what it had replaced when a later file cannot be removed", () => {
  writeFileSync(join(folder, "a"), "before");
  const files = new Map([[join(folder, "a"), "after"]]);
  mkdirSync(join(folder, "b"));
  writeFileSync(join(folder, "b/c"), "");
  const blocked = join(folder, `b/.${process.pid}-1.old`); // where c would be put aside
  mkdirSync(blocked);
  writeFileSync(join(blocked, "full"), "");
  expect(() => writeAllWhole(files, [join(folder, "b/c")])).toThrow(/cannot be written/);
  expect(readFileSync(join(folder, "a"), "utf8")).toBe("before");
  expect(readdirSync(folder)).toEqual(["a", "b"]);
});
