/**
 * Projects of somebody else's, and how each package manager puts ours into them. Each has its own cache, so nothing
 * comes from an earlier run, and one registry, so nothing comes from elsewhere.
 *
 * @module
 */
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { samplesOf } from "../../testing/samples.ts";
import type { Registry } from "./registry.ts";
import { run } from "./run.ts";
import { tool } from "./tools.ts";

export type Files = Readonly<Record<string, string>>;

/** A project, and how a program of its is run. */
export interface Project {
  readonly folder: string;
  /** Runs a program of the project with a Node; gives what it printed. */
  readonly node: (binary: string, args: readonly string[], env?: NodeJS.ProcessEnv) => Promise<string>;
}

export type Installer = (folder: string, registry: Registry, names: readonly string[]) => Promise<Project>;

/** npm, told to refuse wherever peers do not fit. */
export const npm: Installer = async (folder, registry, names) => {
  write(folder, {
    "package.json": manifest(),
    ".npmrc": `registry=${registry.url}\nstrict-peer-deps=true\naudit=false\nfund=false\ncache=${folder}/.cache\n`,
  });
  await run("npm", ["install", ...names], { cwd: folder });
  return plainProject(folder);
};

/** pnpm as it is strictest: nothing is hoisted, peers are checked, none is added. */
export const pnpm: Installer = async (folder, registry, names) => {
  write(folder, { "package.json": manifest(), ...pnpmSettings(folder, registry) });
  await run("pnpm", ["add", ...names], { cwd: folder });
  return plainProject(folder);
};

/** The same in a monorepo: the program lies in a package below, which asks for ours. */
export const monorepo: Installer = async (folder, registry, names) => {
  const dependencies = Object.fromEntries(names.map((name) => [name, "*"]));
  write(folder, {
    "package.json": manifest(),
    ...pnpmSettings(folder, registry, "packages:\n  - apps/*\n"),
    "apps/shop/package.json": manifest({ name: "shop", dependencies }),
  });
  await run("pnpm", ["install"], { cwd: folder });
  return plainProject(join(folder, "apps/shop"));
};

export const yarnClassic: Installer = async (folder, registry, names) => {
  write(folder, { "package.json": manifest(), ".npmrc": `registry=${registry.url}\n`, ".yarnrc": "" });
  const yarn = tool("yarn/bin/yarn.js");
  const flags = ["--registry", registry.url, "--cache-folder", `${folder}/.cache`, "--non-interactive"];
  await run(process.execPath, [yarn, "add", ...flags, ...names], { cwd: folder });
  return plainProject(folder);
};

/** Yarn without any node_modules: Plug'n'Play, which lets nobody import what is not declared. */
export const yarnPnp: Installer = async (folder, registry, names) => {
  write(folder, {
    "package.json": manifest(),
    "yarn.lock": "",
    ".yarnrc.yml": [
      "nodeLinker: pnp",
      "pnpMode: strict",
      `npmRegistryServer: ${JSON.stringify(registry.url)}`,
      "unsafeHttpWhitelist: [127.0.0.1]",
      "enableTelemetry: false",
      "enableGlobalCache: false",
      "npmMinimalAgeGate: 0",
      `globalFolder: ${JSON.stringify(`${folder}/.yarn/global`)}`,
      "",
    ].join("\n"),
  });
  const yarn = tool("@yarnpkg/cli-dist/bin/yarn.js");
  await run(process.execPath, [yarn, "add", ...names], { cwd: folder });
  const loader = pathToFileURL(join(folder, ".pnp.loader.mjs")).href;
  const loaders = ["--require", join(folder, ".pnp.cjs"), "--no-warnings", "--experimental-loader", loader];
  return {
    folder,
    node: (binary, args, env) => run(binary, [...loaders, ...args], { cwd: folder, ...(env ? { env } : {}) }),
  };
};

export function write(folder: string, files: Files): void {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
}

/** What the README of a package asks to install: a stranger does what it says. */
export function installsOf(readme: string): string[] {
  const installed = [...readme.matchAll(/^ {4}npm install (.+)$/gm)].map(([, names = ""]) => names);
  const run = [...readme.matchAll(/^ {4}npx (@?[\w/-]+)/gm)].map(([, name = ""]) => name);
  return [...installed, ...run].flatMap((names) => names.split(" ").filter((name) => !name.startsWith("-")));
}

/** The first example of a README, the one that takes a minute; empty for a command's. */
export function exampleOf(readme: string): string {
  return samplesOf(readme).find(({ language }) => language === "ts")?.code ?? "";
}

function manifest(more: object = {}): string {
  return JSON.stringify({ name: "a-project", version: "0.0.0", private: true, type: "module", ...more });
}

function pnpmSettings(folder: string, registry: Registry, more = ""): Files {
  const settings = [
    "nodeLinker: isolated",
    "hoist: false",
    "strictPeerDependencies: true",
    "autoInstallPeers: false",
    "minimumReleaseAge: 0",
    `storeDir: ${JSON.stringify(`${folder}/.store`)}`,
    `cacheDir: ${JSON.stringify(`${folder}/.cache`)}`,
  ];
  return { ".npmrc": `registry=${registry.url}\n`, "pnpm-workspace.yaml": `${more}${settings.join("\n")}\n` };
}

function plainProject(folder: string): Project {
  return { folder, node: (binary, args, env) => run(binary, args, { cwd: folder, ...(env ? { env } : {}) }) };
}
