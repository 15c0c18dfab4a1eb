/**
 * The products of the repository: a folder of `specs/` each.
 *
 * @module
 */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import type { Facts } from "../facts.ts";

type Info = Pick<Facts["info"], "product" | "version">;

/** The folders of `specs/` that hold facts. */
export function productNames(): string[] {
  const folders = existsSync("specs") ? readdirSync("specs") : [];
  return folders.filter((name) => existsSync(factsOf(name))).sort();
}

/** What the facts of a folder are about; they say it in their first lines, as the importer writes them. */
export function infoOf(folder: string): Info | undefined {
  if (!existsSync(factsOf(folder))) return undefined;
  const info = /"info": (\{[^{}]*\})/.exec(readFileSync(factsOf(folder), "utf8").slice(0, 2000))?.[1];
  return info === undefined ? undefined : (JSON.parse(info) as Info);
}

/** The folder of a product and version; without one of this version, the first of the product. */
export function folderOf({ product, version }: Info): string | undefined {
  const known = productNames().flatMap((folder) => {
    const info = infoOf(folder);
    return info?.product.toLowerCase() === product.toLowerCase() ? [{ folder, version: info.version }] : [];
  });
  return (known.find((one) => one.version === version) ?? known[0])?.folder;
}

function factsOf(folder: string): string {
  return `specs/${folder}/upstream.json`;
}
