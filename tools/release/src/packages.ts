import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

export interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly private?: boolean;
  readonly bin?: Readonly<Record<string, string>>;
  readonly exports?: Readonly<Record<string, string | Readonly<Record<string, string>>>>;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
  readonly peerDependenciesMeta?: Readonly<Record<string, { optional?: boolean }>>;
  readonly [field: string]: unknown;
}

/** A package that is published. */
export interface Package {
  /** From the root of the repository: `packages/ens`. */
  readonly folder: string;
  readonly name: string;
  readonly manifest: Manifest;
}

/** Every package under `packages/` that is published, each behind those that it stands on. */
export function packagesOf(root: string): Package[] {
  const found = readdirSync(join(root, "packages"))
    .map((name) => `packages/${name}`)
    .filter((folder) => existsSync(join(root, folder, "package.json")))
    .map((folder): Package => {
      const manifest: Manifest = JSON.parse(readFileSync(join(root, folder, "package.json"), "utf8"));
      return { folder, name: manifest.name, manifest };
    })
    .filter(({ manifest }) => manifest.private !== true);
  const ordered = new Set<Package>();
  const visit = (one: Package): void => {
    for (const name of Object.keys(one.manifest.dependencies ?? {})) {
      const other = found.find((candidate) => candidate.name === name);
      if (other) visit(other);
    }
    ordered.add(one);
  };
  found.forEach(visit);
  return [...ordered];
}

/** What people write behind `from`: `@acskit/ens`, `@acskit/ens/actions`. */
export function entriesOf({ name, manifest }: Package): string[] {
  return Object.keys(manifest.exports ?? {})
    .filter((path) => !path.endsWith(".json"))
    .map((path) => name + path.slice(1));
}
