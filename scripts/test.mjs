// Builds, runs every test, and ends with the totals of vitest's report.
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, rmSync } from "node:fs";

const report = "tests/test-report.json";
const installed = "/usr/bin/chromium";
const runtimes = "tests/runtimes/node_modules/.modules.yaml";
const worker = "examples/worker/node_modules/.modules.yaml";
const stories = "examples/storybook/node_modules/.modules.yaml";
const rehearsal = "tests/publish/node_modules/.modules.yaml";
const runners = "tests/runners/node_modules/.modules.yaml";

rmSync(report, { force: true });
const { status } = spawnSync("turbo", ["run", "test", "--output-logs=full", "--", ...process.argv.slice(2)], {
  stdio: "inherit",
  // Part of the task's key: what was installed since makes the tests run again.
  env: {
    TURBO_TELEMETRY_DISABLED: "1",
    CHROMIUM: existsSync(installed) ? installed : "none",
    RUNTIMES: existsSync(runtimes) ? "installed" : "none",
    WORKER: existsSync(worker) ? "installed" : "none",
    STORIES: existsSync(stories) ? "installed" : "none",
    REHEARSAL: existsSync(rehearsal) ? "installed" : "none",
    RUNNERS: existsSync(runners) ? "installed" : "none",
    ...process.env,
  },
});
if (!existsSync(report)) process.exit(status || 1);

const { numPassedTests, numFailedTests, numPendingTests, numTodoTests, testResults } = JSON.parse(
  readFileSync(report, "utf8"),
);
for (const { assertionResults } of testResults) {
  for (const test of assertionResults) if (test.status === "skipped") console.log(`skipped: ${test.fullName.trim()}`);
}

// A file that could not even be loaded has failed, though none of its tests did.
const unloaded = testResults.filter(
  (file) => file.status === "failed" && !file.assertionResults.some((test) => test.status === "failed"),
).length;
const failed = numFailedTests + unloaded;
if (status !== 0 && failed === 0) {
  console.error("vitest failed outside of the tests; see above");
  process.exit(1);
}
const notRun = numPendingTests + numTodoTests;
if (notRun > 0) console.log(`${notRun} skipped`);
console.log(`${numPassedTests} passed, ${failed} failed`);
process.exitCode = failed > 0 || numPassedTests === 0 ? 1 : 0;
