import { spawnSync } from "node:child_process";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parseAllDocuments } from "yaml";
import { readFile, root } from "../../testing/repository.ts";
import { commandsOf } from "../../testing/samples.ts";
import { problemOf } from "./commands.ts";
import { elsewhere, mistakesFor } from "./elsewhere.ts";
import { fileOf, isTest, pages, samples } from "./pages.ts";
import { runSample } from "./run.ts";
import { runOf } from "./run-command.ts";

// What stands on a page holds. A sample that cannot be run has a line `<!-- not run: reason -->` before it; one that is a
// part of a file of the repository, with tests of its own, `<!-- from path -->`.

const folder = join(root, "tests/.tmp/samples");
const quoted = samples.filter(({ from }) => from !== undefined);
const programs = samples.filter(({ language, from }) => /^[jt]s$/.test(language) && from === undefined);
const run = programs.filter(({ notRun }) => notRun === undefined);
const marked = programs.filter(({ notRun }) => notRun !== undefined);
const commands = pages.flatMap((page) => commandsOf(readFile(page)).map((command) => ({ page, command })));
const others = commands.filter(({ command }) => runOf(command) === undefined);

describe("the samples of all pages", () => {
  beforeAll(() => {
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
    for (const sample of programs) {
      const end = sample.language === "ts" ? "\nexport {};\n" : "";
      // Servers of samples would meet on their port.
      const code = sample.code.replaceAll(/\bport: \d{4,5}\b/g, "port: 0");
      writeFileSync(join(folder, fileOf(sample)), `${code}${end}`);
    }
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it("compile, if they are TypeScript", () => {
    expect(programs.length).toBeGreaterThan(10);
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

  it.concurrent.each(run.filter(({ code }) => !isTest(code)))("$place runs, answered by the mocks", async (sample) => {
    expect(await runSample(folder, fileOf(sample))).toBe("");
  });

  it("pass, if they are tests", () => {
    const config = `import { defineConfig } from "vitest/config";
      import { defaultServerConditions } from "vite";
      const conditions = ["@acskit/source", ...defaultServerConditions];
      export default defineConfig({ root: import.meta.dirname, resolve: { conditions }, ssr: { resolve: { conditions } } });`;
    writeFileSync(join(folder, "vitest.config.ts"), config);
    const vitest = join(root, "node_modules/vitest/vitest.mjs");
    const args = [
      vitest,
      "run",
      "--passWithNoTests",
      "--reporter=dot",
      ...run.filter(({ code }) => isTest(code)).map(fileOf),
    ];
    const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: folder, encoding: "utf8" });
    expect(status, stdout + stderr).toBe(0);
  });

  it.each(samples.filter(({ language }) => language === "json"))("$place is JSON", ({ code }) => {
    expect(() => JSON.parse(code)).not.toThrow();
  });

  it.each(samples.filter(({ language }) => /^ya?ml$/.test(language)))("$place is YAML", ({ code }) => {
    expect(parseAllDocuments(code).flatMap(({ errors }) => errors)).toEqual([]);
  });

  it.each(quoted)("$place is in $from, word for word", ({ code, from = "" }) => {
    expect(readFile(from)).toContain(code);
  });

  it("are of a kind that is looked at", () => {
    const kinds = /^(ts|js|json|ya?ml|sh|bash|txt|text|xml|)$/;
    const strange = samples.filter(({ language, from }) => from === undefined && !kinds.test(language));
    expect(strange.map(({ place }) => place)).toEqual([]);
  });

  it("are counted", () => {
    const idle = others.flatMap(({ page, command }) => {
      const { notRun } = { notRun: undefined, ...elsewhere(command) };
      return notRun === undefined ? [] : [{ place: `${page}: ${command}`, notRun }];
    });
    const count = (language: RegExp) => samples.filter((sample) => language.test(sample.language)).length;
    console.log(
      [
        `samples: ${run.length} programs run`,
        `${marked.length} only compiled`,
        `${quoted.length} parts of files`,
        `${count(/^(json|ya?ml)$/)} data`,
        `${commands.length} commands, ${commands.length - others.length} of them run, ${others.length - idle.length} run elsewhere in CI`,
        `${count(/^(txt|text|xml|)$/)} texts`,
      ].join(", "),
    );
    for (const { place, notRun } of [...marked, ...idle]) console.log(`not run: ${place}: ${notRun}`);
    expect(run.length).toBeGreaterThan(marked.length);
  });
});

it.concurrent.each([
  ...new Set(commands.map(({ command }) => command).filter((command) => runOf(command) !== undefined)),
])("%s runs", async (command) => {
  expect(await runOf(command)?.()).toBe("");
});

it("every other command is run somewhere else in CI, or says why it is not", () => {
  expect(mistakesFor(others.map(({ command }) => command))).toEqual([]);
});

it("commands on pages name scripts, packages, files and flags that are there", () => {
  const problems = commands.flatMap(({ page, command }) => {
    const problem = problemOf(command);
    return problem === undefined ? [] : [`${page}: \`${command}\`: ${problem}`];
  });
  expect(commands.length).toBeGreaterThan(20);
  expect(problems).toEqual([]);
});
