import { cpSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type Dependency, installedWith } from "../../../tools/release/src/dependencies.ts";
import { packagesOf } from "../../../tools/release/src/packages.ts";
import { root } from "../../testing/repository.ts";
import type { Registry } from "./registry.ts";
import { run } from "./run.ts";

/** Publishes what our packages bring of others', from what is installed here: nothing is fetched from elsewhere. */
export async function publishThirdParties(folder: string, registry: Registry): Promise<void> {
  const found = packagesOf(root).flatMap((one) => installedWith(root, one).others);
  const { host } = new URL(registry.url);
  for (const one of new Map(found.map((each) => [each.name, each])).values()) {
    const copy = copyOf(one, folder);
    writeFileSync(join(copy, ".npmrc"), `registry=${registry.url}\n//${host}/:_authToken=${registry.token}\n`);
    await run("npm", ["publish", "--ignore-scripts", "--access", "public"], { cwd: copy });
  }
}

/** A copy, for in a store of pnpm's equal files are one; without the scripts, that a publisher alone runs. */
export function copyOf({ name, folder: source }: Dependency, folder: string): string {
  const copy = join(folder, name.replace("/", "-"));
  mkdirSync(copy, { recursive: true });
  cpSync(source, copy, { recursive: true, dereference: true });
  const file = join(copy, "package.json");
  const { scripts, publishConfig, ...manifest } = JSON.parse(readFileSync(file, "utf8"));
  writeFileSync(file, JSON.stringify(manifest));
  return copy;
}
