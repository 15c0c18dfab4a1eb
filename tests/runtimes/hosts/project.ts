/**
 * Somebody else's project with the packed packages in it, and the suite as programs beside them.
 *
 * @module
 */
import { execFile, execFileSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { build } from "esbuild";
import { installedWith } from "../../../tools/release/src/dependencies.ts";
import type { Package } from "../../../tools/release/src/packages.ts";
import { root } from "../../testing/repository.ts";
import { packages, workspace } from "./workspace.ts";

const suite = join(root, "tests/runtimes/suite");

export interface Project {
  readonly folder: string;
  readonly remove: () => void;
}

/** What is installed is what `pnpm pack` would publish; no registry is asked. */
export async function createProject(): Promise<Project> {
  const folder = mkdtempSync(join(tmpdir(), "acskit-runtimes-"));
  const modules = join(folder, "node_modules");
  await Promise.all(packages.map((one) => unpack(one, folder, modules)));
  for (const { name, folder: source } of packages.flatMap((one) => installedWith(root, one).others)) {
    cpSync(source, join(modules, name), { recursive: true, dereference: true });
  }
  writeFileSync(join(folder, "package.json"), JSON.stringify({ name: "a-project", private: true, type: "module" }));

  const usual = { bundle: true, format: "esm", target: "es2022", logLevel: "warning" } as const;
  const entryPoints = ["program", "page", "worker"].map((name) => join(suite, `${name}.ts`));
  await build({ ...usual, entryPoints, outdir: folder, packages: "external", plugins: [workspace(folder)] });
  // Workers resolve no packages: people bundle them.
  const bundled = {
    ...usual,
    outfile: join(folder, "worker.bundled.js"),
    conditions: ["workerd", "worker", "browser"],
  };
  await build({ ...bundled, entryPoints: [join(folder, "worker.js")] });
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

async function unpack(one: Package, folder: string, modules: string): Promise<void> {
  const tarballs = join(folder, "packed", one.name);
  const target = join(modules, one.name);
  mkdirSync(target, { recursive: true });
  await promisify(execFile)("pnpm", ["pack", "--pack-destination", tarballs], { cwd: join(root, one.folder) });
  const [tarball = ""] = readdirSync(tarballs);
  execFileSync("tar", ["-xzf", join(tarballs, tarball), "-C", target, "--strip-components=1"]);
}
