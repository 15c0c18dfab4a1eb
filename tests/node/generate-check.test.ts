import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { acspec } from "../testing/acspec.ts";
import { root } from "../testing/repository.ts";

const folder = join(root, "tests/.tmp/generate-check");
const generate = (...flags: string[]) =>
  acspec(["generate", "--spec", `${folder}/openapi.yaml`, "--out", folder, ...flags]);

beforeAll(() => {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  acspec(["import", "tests/fixtures/shelf.api-docs.json", "--out", `${folder}/facts.json`]);
  acspec(["compose", `${folder}/facts.json`, "--out", `${folder}/openapi.yaml`]);
  generate();
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it("the generated files of every product are what the generator writes", () => {
  const { status, stdout, stderr } = acspec(["generate", "--check"]);
  expect(stderr).toBe("");
  expect(stdout).toMatch(/^\d+ generated files are what the generator writes/);
  expect(status).toBe(0);
});

it("finds a file that was edited, names it, and leaves it as it is", () => {
  const file = join(folder, "client/table.ts");
  const text = readFileSync(file, "utf8");
  writeFileSync(file, `${text}// by hand\n`);
  const { status, stderr } = generate("--check");
  expect(status).toBe(1);
  expect(stderr).toContain("tests/.tmp/generate-check/client/table.ts");
  expect(readFileSync(file, "utf8")).toBe(`${text}// by hand\n`);
  generate();
  expect(readFileSync(file, "utf8")).toBe(text);
});

it("finds a file that is missing and one that nobody writes any more", () => {
  rmSync(join(folder, "mock/product.ts"));
  writeFileSync(join(folder, "client/old.ts"), "");
  const { status, stderr } = generate("--check");
  expect(status).toBe(1);
  expect(stderr).toContain("mock/product.ts");
  expect(stderr).toContain("client/old.ts");
  generate();
  expect(generate("--check").status).toBe(0);
});
