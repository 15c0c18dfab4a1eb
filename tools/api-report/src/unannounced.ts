import { spawnSync } from "node:child_process";
import type { Package } from "../../release/src/packages.ts";

/**
 * Packages whose public types changed, and which no changeset of the same change names.
 *
 * @param since a git ref: the branch that the change goes to
 * @throws Error if git does not know it
 */
export function unannounced(root: string, since: string, packages: readonly Package[]): string[] {
  const changed = git(root, "diff", "--name-only", `${since}...HEAD`).split("\n");
  const changesets = changed.filter((path) => /^\.changeset\/[^/]+\.md$/.test(path) && !path.endsWith("README.md"));
  const texts = changesets.map((path) => git(root, "show", `HEAD:${path}`));
  return packages
    .filter(({ folder }) => changed.some((path) => path.startsWith(`${folder}/api/`)))
    .filter(({ name }) => !texts.some((text) => new RegExp(`^["']?${name}["']?: (major|minor|patch)$`, "m").test(text)))
    .map(({ name }) => `${name}: its public types changed, and no changeset says so: run \`pnpm changeset\``);
}

function git(root: string, ...args: string[]): string {
  const { status, stdout, stderr } = spawnSync("git", args, { cwd: root, encoding: "utf8" });
  if (status !== 0) throw new Error(`git ${args[0]}: ${stderr.split("\n")[0]}`);
  return stdout;
}
