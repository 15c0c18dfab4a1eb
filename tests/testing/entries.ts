import { readFileSync } from "node:fs";
import { join } from "node:path";
import { entriesOf, type Manifest, type Package } from "../../tools/release/src/packages.ts";

/**
 * What people can import of an installed package with nothing else installed: the entries that need none of its peers.
 *
 * @param at where it is installed
 * @param condition whether its types are looked at, or its code
 */
export function standaloneEntries(one: Package, at: string, condition: "types" | "default"): string[] {
  const { exports = {}, peerDependencies = {} }: Manifest = JSON.parse(readFileSync(join(at, "package.json"), "utf8"));
  return entriesOf(one).filter((entry) => {
    const target = exports[`.${entry.slice(one.name.length)}`];
    const file = typeof target === "object" ? (target[condition] ?? "") : "";
    const text = readFileSync(join(at, file), "utf8");
    return !Object.keys(peerDependencies).some((peer) => text.includes(`from "${peer}`));
  });
}
