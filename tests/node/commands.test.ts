import { spawnSync } from "node:child_process";
import { expect, it } from "vitest";
import { root } from "../testing/repository.ts";

const nothing = "no-such-file";

it.each([
  ["size", "tests/node/size/cli.ts --no-such", /^size: Unknown option '--no-such'; it takes --raise$/],
  ["api", "tools/api-report/src/cli.ts --no-such", /^api: Unknown option '--no-such'; it takes --check and --since$/],
  ["api", `tools/api-report/src/cli.ts --since ${nothing}`, /^api: git diff: fatal: .*no-such-file/],
  ["docs", "tests/node/site/cli.ts --no-such", /^docs: Unknown option '--no-such'; it takes nothing$/],
  ["comparison", "tests/comparison/cli.ts orval", /^comparison: Unexpected argument 'orval'; it takes nothing$/],
  ["release", "tools/release/src/cli.ts version --no-such", /^release: say one of version, publish/],
  ["bench", "bench/run.ts no-such", /^no row no-such; there are: install, /],
  [
    "pull-request",
    "scripts/pull-request.mjs --no-such",
    /^pull-request: Unknown option '--no-such'; it takes --branch /,
  ],
  [
    "pull-request",
    `scripts/pull-request.mjs --branch a --title b --body ${nothing}`,
    /^pull-request: no-such-file is not there; --body names a file$/,
  ],
  ["acspec", "tools/acspec/src/cli.ts generate --no-such", /^acspec: Unknown option '--no-such': acspec generate \[/],
  ["acspec", `tools/acspec/src/cli.ts import ${nothing} --out ${nothing}.json`, /^acspec: no-such-file: is not there/],
  ["acskit", "packages/cli/src/cli.ts upgrade-notes --no-such", /^acskit: Unknown option '--no-such'; --help lists/],
  ["acskit", `packages/cli/src/cli.ts upgrade-notes ${nothing}`, /^acskit: no-such-file is not there/],
  ["ens-mock", "packages/ens-mock/src/cli.ts --no-such", /^ens-mock: unknown flag --no-such; --help lists/],
  ["sts-mock", `packages/sts-mock/src/cli.ts --config ${nothing}`, /^sts-mock: --config: cannot read no-such-file/],
])("%s answers what it does not know with one message and exit code 2: %s", (_, command, message) => {
  const args = ["--conditions=@acskit/source", ...command.split(" ")];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: root, encoding: "utf8" });
  expect(stderr.trimEnd().split("\n")).toEqual([expect.stringMatching(message)]);
  expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
});

it.each([
  ["acspec", "tools/acspec/src/cli.ts diff --help", "acspec diff OLD NEW "],
  ["acskit", "packages/cli/src/cli.ts upgrade-notes --help", "acskit upgrade-notes "],
])("%s says what a command takes when it is asked behind its name", (_, command, usage) => {
  const args = ["--conditions=@acskit/source", ...command.split(" ")];
  const { status, stdout } = spawnSync(process.execPath, args, { cwd: root, encoding: "utf8" });
  expect(stdout).toContain(usage);
  expect(status).toBe(0);
});
