import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { writeApiNotes } from "./api-notes.ts";
import { changeset } from "./changeset.ts";
import { type Changeset, parseChangeset, section, withSection } from "./notes.ts";
import { packagesOf } from "./packages.ts";

/** `changeset version`, and behind it CHANGELOGs that a person can read. Gives the exit code. */
export function version(root: string): number {
  const changesets = changesetsOf(root);
  if (changesets.length === 0) {
    console.log("There are no changesets: nothing to release. `pnpm changeset` writes one.");
    return 0;
  }
  const before = new Map(packagesOf(root).map(({ name, manifest }) => [name, manifest.version]));
  const status = changeset(root, "version");
  if (status !== 0) return status;

  const packages = packagesOf(root);
  const released = new Map(
    packages.filter(({ name, manifest }) => before.get(name) !== manifest.version).map((one) => [one.name, one]),
  );
  for (const one of released.values()) {
    const { name, folder, manifest } = one;
    const updated = Object.keys(manifest.dependencies ?? {}).flatMap((other) => {
      const at = released.get(other)?.manifest.version;
      return at === undefined ? [] : [[other, at] as const];
    });
    const file = join(root, folder, "CHANGELOG.md");
    const text = section(name, manifest.version, changesets, updated);
    const old = existsSync(file) ? readFileSync(file, "utf8") : "";
    writeFileSync(file, withSection(old, name, manifest.version, text));
    const notes = writeApiNotes(root, one);
    console.log(`${name} ${before.get(name)} → ${manifest.version}${notes === undefined ? "" : `, ${notes}`}`);
  }
  console.log("Next: read the CHANGELOGs, commit, and `pnpm release`.");
  return 0;
}

function changesetsOf(root: string): Changeset[] {
  const folder = join(root, ".changeset");
  const files = readdirSync(folder).filter((name) => name.endsWith(".md") && name !== "README.md");
  return files.sort().map((name) => parseChangeset(`.changeset/${name}`, readFileSync(join(folder, name), "utf8")));
}
