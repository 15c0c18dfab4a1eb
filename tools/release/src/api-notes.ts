import { existsSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { allChanges, pendingFile, readPending } from "../../acspec/src/sync/pending.ts";
import type { Package } from "./packages.ts";

/**
 * Notes of a release as data: what changed in the API since the version before, without texts and examples. They go
 * with the package, for `acskit upgrade-notes`. What was pending is not any more.
 *
 * @returns the file; nothing if nothing was pending
 * @see docs/regenerating.md
 */
export function writeApiNotes(root: string, { folder, name, manifest }: Package): string | undefined {
  const spec = join(root, "specs", basename(folder));
  if (!existsSync(pendingFile(spec))) return undefined;
  const changes = allChanges(readPending(spec)).filter(({ docs }) => !docs);
  const file = `${folder}/release-notes/${manifest.version}.json`;
  mkdirSync(join(root, folder, "release-notes"), { recursive: true });
  const lines = changes.map((change) => `  ${JSON.stringify(change)}`).join(",\n");
  const head = ` "package": ${JSON.stringify(name)},\n "version": ${JSON.stringify(manifest.version)},\n`;
  writeFileSync(join(root, file), `{\n${head} "changes": [\n${lines}\n ]\n}\n`);
  rmSync(pendingFile(spec));
  return file;
}
