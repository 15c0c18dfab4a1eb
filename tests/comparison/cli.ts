/**
 * `pnpm comparison`: lets the generator write its handlers, measures all, and writes the tables of docs/comparison.md.
 *
 * @module
 */
import { spawnSync } from "node:child_process";
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { optionsOf } from "../../tools/release/src/options.ts";
import { measure as sizeOf } from "../node/size/measure.ts";
import { readFile, root } from "../testing/repository.ts";
import { cutSpec } from "./cut-spec.ts";
import { generated, here, measure, type Suite, suites } from "./measure.ts";
import { page } from "./page.ts";
import { type Results, resultsFile } from "./results.ts";

optionsOf("comparison", {});
const actions = ["DescribeInstances", "StartInstance", "ShareAICImage"];

rmSync(generated, { recursive: true, force: true });
writeFileSync(join(here, "generator/ens.yaml"), cutSpec(readFile("specs/ens/openapi.yaml"), actions));
const orval = join(here, "node_modules/orval/dist/bin/orval.mjs");
const config = join(here, "generator/orval.config.mjs");
const { status } = spawnSync(process.execPath, [orval, "--config", config], { stdio: "inherit" });
if (status !== 0) process.exit(1);

const versionOf = (folder: string): string => JSON.parse(readFileSync(join(folder, "package.json"), "utf8")).version;
const bytesOf = (source: string) => {
  const { minified, gzipped } = sizeOf(source, ["msw", "msw/node"]);
  return { minified, gzipped };
};
const results: Results = {
  versions: {
    msw: versionOf(join(root, "tests/node_modules/msw")),
    orval: versionOf(join(here, "node_modules/orval")),
    "@faker-js/faker": versionOf(join(here, "node_modules/@faker-js/faker")),
  },
  bytes: {
    "by-hand": { minified: 0, gzipped: 0 },
    generated: bytesOf('export * from "./comparison/generator/generated/ens.msw.ts";'),
    acskit: bytesOf('export * from "@acskit/ens-mock"; export * from "@acskit/mock/msw";'),
  },
  outcomes: measure(Object.keys(suites) as Suite[]),
};
writeFileSync(resultsFile, `${JSON.stringify(results, null, 2)}\n`);
writeFileSync(join(root, "docs/comparison.md"), page(readFile("docs/comparison.md"), results));
console.log("results are in tests/comparison/results.json, tables in docs/comparison.md");
