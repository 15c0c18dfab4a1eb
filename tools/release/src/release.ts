import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { changeset } from "./changeset.ts";
import { packagesOf } from "./packages.ts";

/**
 * Builds everything anew and publishes what the registry does not have yet, each package behind those it stands on.
 * What stopped half-way is finished by running it again. Gives the exit code.
 */
export function release(root: string): number {
  const { status } = spawnSync("turbo", ["run", "build", "--force", "--output-logs=errors-only"], {
    cwd: root,
    stdio: "inherit",
    env: { TURBO_TELEMETRY_DISABLED: "1", ...process.env },
  });
  if (status !== 0) return status ?? 1;
  nameRepository(root, process.env);
  return changeset(root, "publish");
}

/**
 * Provenance is refused where `repository` is not the one that the workflow runs in, and links of READMEs lead
 * nowhere without it. Only the workflow knows the name, so it is written into its checkout and never committed.
 */
function nameRepository(root: string, { GITHUB_SERVER_URL, GITHUB_REPOSITORY }: NodeJS.ProcessEnv): void {
  if (!GITHUB_SERVER_URL || !GITHUB_REPOSITORY) return;
  for (const { folder } of packagesOf(root)) {
    const file = join(root, folder, "package.json");
    const { name, version, ...others } = JSON.parse(readFileSync(file, "utf8"));
    const repository = { type: "git", url: `git+${GITHUB_SERVER_URL}/${GITHUB_REPOSITORY}.git`, directory: folder };
    writeFileSync(file, `${JSON.stringify({ name, version, repository, ...others }, undefined, 2)}\n`);
  }
}
