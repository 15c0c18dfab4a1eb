import { spawnSync } from "node:child_process";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { readFile, repositoryFiles, root } from "../testing/repository.ts";

const folder = join(root, "tests/.tmp/samples");
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The fenced TypeScript samples of a page, each with the line that it starts at. */
function samplesOf(page: string): [name: string, code: string][] {
  const text = readFile(page);
  return [...text.matchAll(/^```ts\n([\s\S]*?)^```$/gm)].map((match) => {
    const line = text.slice(0, match.index).split("\n").length;
    return [`${page.replaceAll("/", "_").replace(/\.md$/, "")}-line-${line}.ts`, match[1] ?? ""];
  });
}

const pages = repositoryFiles(":(glob)*.md", "docs", "specs", "packages", "bench").filter((name) =>
  name.endsWith(".md"),
);

it("every TypeScript sample of every page compiles", () => {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const samples = pages.flatMap(samplesOf);
  expect(samples.length).toBeGreaterThan(10);
  for (const [name, code] of samples) writeFileSync(join(folder, name), `${code}\nexport {};\n`);
  const compilerOptions = {
    noEmit: true,
    customConditions: ["@acskit/source"],
    declaration: false,
    isolatedDeclarations: false,
    types: ["node"],
  };
  const tsconfig = { extends: "../../../tsconfig.base.json", compilerOptions, include: ["*.ts"] };
  writeFileSync(join(folder, "tsconfig.json"), JSON.stringify(tsconfig));
  const { stdout } = spawnSync(join(root, "node_modules/.bin/tsc"), ["-p", folder], { encoding: "utf8" });
  expect(stdout).toBe("");
});
