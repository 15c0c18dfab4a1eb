import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { Problem } from "../problem.ts";
import type { ReleaseNotes } from "./change.ts";
import { compareVersions } from "./versions.ts";

/**
 * The notes of a folder, those after a version up to another, the oldest first.
 *
 * @param folder a package, or its `release-notes`
 * @throws Problem for a folder that is not there, and a file that is no notes
 */
export function readNotes(folder: string, from: string, to: string): ReleaseNotes[] {
  const inner = join(folder, "release-notes");
  const notes = existsSync(inner) ? inner : folder;
  if (!statSync(notes, { throwIfNoEntry: false })?.isDirectory()) {
    throw new Problem(`${notes} is no folder; name one with release notes`);
  }
  const names = readdirSync(notes).filter((name) => /^\d.*\.json$/.test(name));
  return names
    .map((name) => readOne(join(notes, name)))
    .filter(({ version }) => compareVersions(version, from) > 0 && compareVersions(version, to) <= 0)
    .sort((a, b) => compareVersions(a.version, b.version));
}

function readOne(file: string): ReleaseNotes {
  let value: unknown;
  try {
    value = JSON.parse(readFileSync(file, "utf8"));
  } catch (error) {
    throw new Problem(`${file} cannot be read: ${(error as Error).message}`);
  }
  const { version, changes } = (value ?? {}) as Partial<ReleaseNotes>;
  if (typeof version !== "string" || !Array.isArray(changes)) {
    throw new Problem(`${file} is no release notes: it needs a version and changes`);
  }
  return value as ReleaseNotes;
}
