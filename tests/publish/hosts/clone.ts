/**
 * A scratch clone of the repository, as a release job has it: released from, then changed, then released again.
 *
 * @module
 */
import { appendFileSync, cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { type Manifest, type Package, packagesOf } from "../../../tools/release/src/packages.ts";
import { repositoryFiles, root } from "../../testing/repository.ts";
import type { Registry } from "./registry.ts";
import { run } from "./run.ts";

export interface Clone {
  readonly folder: string;
  readonly packages: () => Package[];
  readonly addChangeset: (name: string, bumps: Readonly<Record<string, string>>, text: string) => void;
  readonly append: (file: string, text: string) => void;
  /** `pnpm run version`, and a commit of what it wrote. */
  readonly version: () => Promise<void>;
  /** `changeset publish`, with `dist` as it lies there. */
  readonly publish: () => Promise<string>;
  /** `pnpm release`, which builds first. */
  readonly release: () => Promise<string>;
}

export async function createClone(folder: string, registry: Registry): Promise<Clone> {
  for (const file of repositoryFiles().filter((name) => existsSync(join(root, name)))) copy(file);
  for (const { folder } of packagesOf(root)) copy(join(folder, "dist"));
  const { host } = new URL(registry.url);
  writeFileSync(join(folder, ".npmrc"), `//${host}/:_authToken=${registry.token}\n@acskit:registry=${registry.url}\n`);
  const bin = (path: string) => join(folder, "node_modules", path);
  const env = {
    ...process.env,
    PATH: `${bin(".bin")}:${process.env.PATH}`,
    GITHUB_REPOSITORY: "somebody/acskit",
    GITHUB_SERVER_URL: "https://github.example",
  };
  const git = (...args: string[]) =>
    run("git", ["-c", "user.name=rehearsal", "-c", "user.email=rehearsal@example.com", ...args], { cwd: folder });
  const commit = async (message: string): Promise<void> => {
    await git("add", ".");
    await git("commit", "-qm", message);
  };
  await git("init", "-qb", "main");
  await commit("Everything");
  await run("pnpm", ["install", "--offline", "--frozen-lockfile", "--ignore-scripts"], { cwd: folder, env });

  const node = (...args: string[]) => run(process.execPath, args, { cwd: folder, env });
  return {
    folder,
    packages: () => packagesOf(folder),
    addChangeset: (name, bumps, text) => {
      const lines = Object.entries(bumps).map(([name, bump]) => `${JSON.stringify(name)}: ${bump}\n`);
      writeFileSync(join(folder, `.changeset/${name}.md`), `---\n${lines.join("")}---\n\n${text}\n`);
    },
    append: (file, text) => appendFileSync(join(folder, file), text),
    version: async () => {
      await node("tools/release/src/cli.ts", "version");
      await commit("Version");
    },
    publish: () => node(bin("@changesets/cli/bin.js"), "publish"),
    release: () => node("tools/release/src/cli.ts", "publish"),
  };

  function copy(file: string): void {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    cpSync(join(root, file), join(folder, file), { recursive: true });
  }
}

export function manifestIn(folder: string, one: Package): Manifest {
  return JSON.parse(readFileSync(join(folder, one.folder, "package.json"), "utf8"));
}
