// Runs tasks of the graph in turbo.json, without telemetry: `node scripts/turbo.mjs build`.
import { spawnSync } from "node:child_process";

const { status } = spawnSync("turbo", ["run", ...process.argv.slice(2)], {
  stdio: "inherit",
  env: { TURBO_TELEMETRY_DISABLED: "1", ...process.env },
});
process.exitCode = status ?? 1;
