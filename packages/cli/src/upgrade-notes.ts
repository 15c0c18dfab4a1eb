import { type Touch, touchOf } from "./match/touch.ts";
import type { Change, ReleaseNotes } from "./notes/change.ts";
import { installedFor, withPackage } from "./notes/packages.ts";
import { readNotes } from "./notes/read-notes.ts";
import { compareVersions } from "./notes/versions.ts";
import { Problem } from "./problem.ts";
import { openProgram } from "./program/open-program.ts";
import { Owners } from "./program/owner.ts";
import { ProductApi, productPackagesIn } from "./program/product-api.ts";
import { findUsages } from "./usages/find-usages.ts";
import type { Usage } from "./usages/usage.ts";

export interface UpgradeOptions {
  /** Files and folders of the program. */
  paths: readonly string[];
  /** The product package; the one that the program uses. */
  package?: string;
  /** The version that the program is written for; the installed one. */
  from?: string;
  /** The version to go to; the newest in the registry. */
  to?: string;
  /** A folder with release notes, or a package with some, in place of what is installed or in the registry. */
  notes?: string;
}

/** A change that touches the program. */
export interface Touching extends Touch {
  change: Change;
  /** The version that it came with. */
  version: string;
}

export interface UpgradeNotes {
  package: string;
  from: string;
  to: string;
  /** How many changes there are in all. */
  count: number;
  /** Those that touch the program, what breaks first. */
  touching: readonly Touching[];
  /** What the program uses. */
  usages: readonly Usage[];
}

/**
 * The release notes between two versions of a product package, cut down to what a program uses.
 *
 * Reads the program with the compiler, by types: what is `any` is not seen. Versions that are not installed come from
 * the registry that npm is set up for.
 *
 * @throws Problem for paths without a program, a program without the package's types, versions without notes
 */
export function upgradeNotes({ paths, package: asked, from, to, notes }: UpgradeOptions): UpgradeNotes {
  const { program, files, folder } = openProgram(paths);
  const owners = new Owners();
  const name = asked ?? onlyOne(productPackagesIn(program, owners), folder);
  const api = new ProductApi(program, name, owners);
  const installed = installedFor(folder, name);
  if (!api.isThere && !installed)
    throw new Problem(`${name} is not installed in ${folder}; install it, or say --package`);
  const usages = api.isThere ? findUsages(program, files, api, owners) : [];

  const start = from ?? installed?.version;
  if (start === undefined) throw new Problem(`the version of ${name} is not known: say --from`);
  const found = notesBetween({ name, from: start, to, notes, installed });
  const touching = found.releases.flatMap(({ version, changes }) =>
    changes.flatMap((change): Touching[] => {
      const touch = touchOf(change, usages);
      return touch ? [{ change, version, ...touch }] : [];
    }),
  );
  const count = found.releases.reduce((sum, { changes }) => sum + changes.length, 0);
  return { package: name, from: start, to: found.to, count, touching: touching.toSorted(byHarm), usages };
}

function onlyOne([first, ...more]: readonly string[], folder: string): string {
  if (first === undefined) {
    throw new Problem(
      `the program in ${folder} uses no client of acskit, or its packages are not installed; else say --package`,
    );
  }
  if (more.length === 0) return first;
  throw new Problem(`the program uses ${[first, ...more].join(" and ")}: say one of them with --package`);
}

interface Asked {
  name: string;
  from: string;
  to: string | undefined;
  notes: string | undefined;
  installed: { folder: string; version: string } | undefined;
}

function notesBetween({ name, from, to, notes, installed }: Asked): { to: string; releases: ReleaseNotes[] } {
  if (to !== undefined && compareVersions(from, to) >= 0) {
    throw new Problem(`${to} does not come after ${from}: --from is what you have, --to what you want`);
  }
  if (notes !== undefined) {
    const releases = readNotes(notes, from, to ?? "999999.0.0");
    return { to: to ?? releases.at(-1)?.version ?? from, releases };
  }
  if (installed && to !== undefined && compareVersions(installed.version, to) >= 0) {
    return { to, releases: readNotes(installed.folder, from, to) };
  }
  return withPackage(name, to ?? "latest", ({ folder, version }) => ({
    to: version,
    releases: readNotes(folder, from, version),
  }));
}

const order = { breaking: 0, feature: 1, fix: 2 } as const;

function byHarm(a: Touching, b: Touching): number {
  return Number(b.breaks) - Number(a.breaks) || order[a.change.severity] - order[b.change.severity];
}
