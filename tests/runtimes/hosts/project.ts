/**
 * Somebody else's project with the packed packages in it, and the suite as programs beside them.
 *
 * @module
 */
import { execFile, execFileSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { build } from "esbuild";
import { root } from "../../testing/repository.ts";

const packages = ["signer", "client", "mock", "ens", "ens-mock"];
const suite = join(root, "tests/runtimes/suite");

export interface Project {
  readonly folder: string;
  readonly remove: () => void;
}

/** What is installed is what `pnpm pack` would publish; no registry is asked. */
export async function createProject(): Promise<Project> {
  const folder = mkdtempSync(join(tmpdir(), "acskit-runtimes-"));
  const modules = join(folder, "node_modules");
  await Promise.all(packages.map((name) => unpack(name, folder, modules)));
  const openapiFetch = realpathSync(join(root, "packages/client/node_modules/openapi-fetch"));
  for (const name of ["openapi-fetch", "openapi-typescript-helpers"]) {
    cpSync(join(openapiFetch, "..", name), join(modules, name), { recursive: true, dereference: true });
  }
  writeFileSync(join(folder, "package.json"), JSON.stringify({ name: "a-project", private: true, type: "module" }));

  const usual = { bundle: true, format: "esm", target: "es2022", logLevel: "warning" } as const;
  const entryPoints = ["program", "page", "worker"].map((name) => join(suite, `${name}.ts`));
  await build({ ...usual, entryPoints, outdir: folder, packages: "external" });
  // Workers resolve no packages: people bundle them.
  const bundled = {
    ...usual,
    outfile: join(folder, "worker.bundled.js"),
    conditions: ["workerd", "worker", "browser"],
  };
  await build({ ...bundled, entryPoints: [join(folder, "worker.js")] });
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

async function unpack(name: string, folder: string, modules: string): Promise<void> {
  const tarballs = join(folder, `packed-${name}`);
  const target = join(modules, "@acskit", name);
  mkdirSync(target, { recursive: true });
  await promisify(execFile)("pnpm", ["pack", "--pack-destination", tarballs], { cwd: join(root, "packages", name) });
  const [tarball = ""] = readdirSync(tarballs);
  execFileSync("tar", ["-xzf", join(tarballs, tarball), "-C", target, "--strip-components=1"]);
}
