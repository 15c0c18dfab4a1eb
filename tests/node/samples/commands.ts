import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { packagesOf } from "../../../tools/release/src/packages.ts";
import { readFile, repositoryFiles, root } from "../../testing/repository.ts";

const { scripts } = JSON.parse(readFile("package.json"));
const packages = packagesOf(root);
const acspecUsage = spawnSync(process.execPath, [join(root, "tools/acspec/src/cli.ts"), "help"], { encoding: "utf8" });

/** What people of others' bring. */
const others = ["msw", "msw-storybook-addon", "openapi-fetch", "vitest"];

/** What is wrong with a command of a page: that it names a script, package, file or flag that is not there. */
export function problemOf(command: string): string | undefined {
  const words = command.replace(/^npx -y pnpm@12 /, "pnpm ").split(/\s+/);
  const [program = "", first = "", ...rest] = words;
  if (program === "pnpm" && first === "--filter") return filtered(rest);
  if (program === "pnpm" && first === "--dir") return inFolder(rest);
  if (program === "pnpm") return pnpm(first === "run" ? (rest.shift() ?? "") : first, rest);
  if (program === "npm") return npm(first, rest);
  if (program === "npx") return npx(first, rest);
  if (program === "node") return node([first, ...rest]);
  return undefined;
}

function pnpm(script: string, rest: readonly string[]): string | undefined {
  if (["install", "add", "exec"].includes(script)) return undefined;
  if (!Object.hasOwn(scripts, script)) return `there is no script ${script}`;
  if (script === "acspec" && !acspecUsage.stdout.includes(`acspec ${rest[0]} `)) return `acspec has no ${rest[0]}`;
  if (script === "acspec") return rest.filter((word) => /^--./.test(word)).find((flag) => !knows(flag));
  return undefined;
}

function filtered([name = "", script = ""]: readonly string[]): string | undefined {
  const manifests = repositoryFiles("*package.json").map((file) => JSON.parse(readFile(file)));
  const found = manifests.find((manifest) => manifest.name === name);
  return Object.hasOwn(found?.scripts ?? {}, script) ? undefined : `${name} has no script ${script}`;
}

/** In a project that is no part of the workspace. */
function inFolder([folder = "", script = ""]: readonly string[]): string | undefined {
  if (["install", "exec"].includes(script)) return undefined;
  const manifest = repositoryFiles(`${folder}/package.json`).map((file) => JSON.parse(readFile(file)));
  return Object.hasOwn(manifest[0]?.scripts ?? {}, script) ? undefined : `${folder} has no script ${script}`;
}

const knows = (flag: string): boolean => acspecUsage.stdout.includes(flag.replace(/=.*/, ""));

function npm(command: string, rest: readonly string[]): string | undefined {
  if (!["install", "i", "init"].includes(command)) return `npm ${command} is not what people are asked to do here`;
  const names = rest.filter((word) => !word.startsWith("-")).map((word) => word.replace(/(?<=.)@.*/, ""));
  const unknown = names.find((name) => !others.includes(name) && !packages.some((one) => one.name === name));
  return unknown && `there is no package ${unknown}`;
}

function npx(name: string, rest: readonly string[]): string | undefined {
  if (others.includes(name)) return undefined;
  const found = packages.find((one) => one.name === name);
  const [bin] = Object.values(found?.manifest.bin ?? {});
  if (!found || !bin) return `${name} has no command`;
  const source = join(root, found.folder, bin.replace("./dist/", "src/").replace(/\.js$/, ".ts"));
  const { stdout } = spawnSync(process.execPath, ["--conditions=@acskit/source", source, "--help"], {
    encoding: "utf8",
  });
  const unknown = rest
    .filter((word) => word.startsWith("--"))
    .find((flag) => !stdout.includes(flag.replace(/=.*/, "")));
  return unknown && `${name} has no ${unknown}`;
}

function node(words: readonly string[]): string | undefined {
  const file = words.find((word) => !word.startsWith("-")) ?? "";
  return existsSync(join(root, file)) ? undefined : `there is no file ${file}`;
}
