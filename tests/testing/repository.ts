import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

export const root: string = fileURLToPath(new URL("../../", import.meta.url));

/** The files that git tracks, and those it would. */
export function repositoryFiles(...patterns: string[]): string[] {
  const list = execFileSync("git", ["ls-files", "--cached", "--others", "--exclude-standard", ...patterns], {
    cwd: root,
  });
  return list
    .toString()
    .split("\n")
    .filter((name) => name !== "");
}

export function readFile(name: string): string {
  return readFileSync(`${root}${name}`, "utf8");
}
