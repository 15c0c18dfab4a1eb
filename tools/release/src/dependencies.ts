import { existsSync, readFileSync, realpathSync } from "node:fs";
import { dirname, join } from "node:path";
import { type Manifest, type Package, packagesOf } from "./packages.ts";

/** A package of somebody else's that is installed with ours. */
export interface Dependency {
  readonly name: string;
  readonly version: string;
  /** Where it lies, all links followed. */
  readonly folder: string;
  readonly manifest: Manifest;
}

/**
 * What comes with a package when it is installed: packages of ours and of others, those that they bring included,
 * each once and by name. Optional peers are not among them.
 */
export function installedWith(root: string, one: Package): { ours: string[]; others: Dependency[] } {
  const packages = new Map(packagesOf(root).map((each) => [each.name, each]));
  const ours = new Set<string>();
  const others = new Map<string, Dependency>();
  const visit = (manifest: Manifest, folder: string): void => {
    for (const name of Object.keys(manifest.dependencies ?? {})) {
      const own = packages.get(name);
      if (own) {
        ours.add(name);
        visit(own.manifest, join(root, own.folder));
      } else if (!others.has(name)) {
        const found = locate(name, folder);
        others.set(name, found);
        visit(found.manifest, found.folder);
      }
    }
  };
  visit(one.manifest, join(root, one.folder));
  const byName = [...others.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
  return { ours: [...ours].sort(), others: byName };
}

/** As Node finds it: in the nearest `node_modules` upwards. */
function locate(name: string, from: string): Dependency {
  for (let at = from; ; at = dirname(at)) {
    const file = join(at, "node_modules", name, "package.json");
    if (existsSync(file)) {
      const manifest: Manifest = JSON.parse(readFileSync(file, "utf8"));
      return { name, version: manifest.version, folder: dirname(realpathSync(file)), manifest };
    }
    if (dirname(at) === at) throw new Error(`${name} is not installed, which ${from} depends on: run \`pnpm install\``);
  }
}
