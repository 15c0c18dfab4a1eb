import { spawnSync } from "node:child_process";
import { join } from "node:path";

/** Runs changesets' own command in the repository; gives its exit code. */
export function changeset(root: string, command: "version" | "publish"): number {
  const bin = join(root, "node_modules/@changesets/cli/bin.js");
  return spawnSync(process.execPath, [bin, command], { cwd: root, stdio: "inherit" }).status ?? 1;
}
