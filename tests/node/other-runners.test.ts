import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { root } from "../testing/repository.ts";

const folder = join(root, "tests/runners");
const jest = join(folder, "node_modules/jest/bin/jest.js");
const reason = existsSync(jest) ? "" : ": it is not installed; `npx -y pnpm@12 --dir tests/runners install` does that";

it.skipIf(reason)(`Jest imports the packages, requires them, and passes${reason}`, () => {
  const args = ["--experimental-vm-modules", "--no-warnings", jest, "--ci", "--runInBand"];
  const { status, stderr } = spawnSync(process.execPath, args, { cwd: folder, encoding: "utf8" });
  expect(stderr).toContain("2 passed, 2 total");
  expect(status, stderr).toBe(0);
});

it.skipIf(reason)(`samples for Cypress compile${reason}`, () => {
  const { stdout } = spawnSync(join(root, "node_modules/.bin/tsc"), ["-p", folder], { encoding: "utf8" });
  expect(stdout).toBe("");
});
