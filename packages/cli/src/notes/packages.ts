import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { Problem } from "../problem.ts";

/** A package on this disk. */
export interface Installed {
  folder: string;
  version: string;
}

/** The package that a program in this folder gets; nothing if none is installed. */
export function installedFor(folder: string, name: string): Installed | undefined {
  for (let at = folder; ; at = dirname(at)) {
    const found = join(at, "node_modules", name);
    if (existsSync(join(found, "package.json"))) return { folder: found, version: versionIn(found) };
    if (dirname(at) === at) return undefined;
  }
}

/**
 * Gets a version of a package from the registry that npm is set up for, and hands it over for the time of a visit.
 *
 * @param range a version, or a tag such as `latest`
 */
export function withPackage<Result>(name: string, range: string, visit: (installed: Installed) => Result): Result {
  const folder = mkdtempSync(join(tmpdir(), "acskit-"));
  try {
    writeFileSync(join(folder, "package.json"), "{}");
    const args = ["install", "--ignore-scripts", "--no-audit", "--no-fund", "--omit=dev", `${name}@${range}`];
    const isWindows = process.platform === "win32"; // npm is a script there
    const { status, stderr, error } = spawnSync("npm", args, { cwd: folder, encoding: "utf8", shell: isWindows });
    if (status !== 0) {
      const [reason] = /(?<=npm (?:ERR!|error) )(?!code).*/.exec(stderr ?? "") ?? [];
      throw new Problem(`npm cannot get ${name}@${range}: ${error?.message ?? reason ?? "see npm"}; or give --notes`);
    }
    const installed = join(folder, "node_modules", name);
    return visit({ folder: installed, version: versionIn(installed) });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function versionIn(folder: string): string {
  return (JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as { version: string }).version;
}
