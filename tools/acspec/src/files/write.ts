import { existsSync, mkdirSync, realpathSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { Problem } from "../problem.ts";

/** What the system's codes mean to somebody who names a target. */
const reasons: Readonly<Record<string, string>> = {
  EACCES: "permission denied",
  EPERM: "not permitted",
  EROFS: "the disk is read-only",
  ENOSPC: "the disk is full",
  EEXIST: "its folder is a file",
  ENOTDIR: "its folder is a file",
  ENOENT: "its folder cannot be made",
};

/** Writes a file whole or not at all: to a temporary file beside it first, then renamed. */
export function writeWhole(file: string, text: string): void {
  writeAllWhole(new Map([[file, text]]));
}

/**
 * Writes several files; none is put in place before all of them could be written.
 * @param gone files that are removed at the end
 */
export function writeAllWhole(files: ReadonlyMap<string, string>, gone: readonly string[] = []): void {
  const written: [temporary: string, file: string][] = [];
  let current: string | undefined;
  try {
    for (const [file, text] of files) {
      current = file;
      const there = statSync(file, { throwIfNoEntry: false });
      if (there?.isDirectory()) throw new Problem("is a folder; name a file to write to", { file });
      if (there && !there.isFile()) {
        writeFileSync(file, text); // a device, such as /dev/stdout, must stay one
        continue;
      }
      makeFolder(dirname(file));
      const temporary = join(dirname(file), `.${process.pid}-${written.length}.tmp`);
      written.push([temporary, file]);
      writeFileSync(temporary, text, { flag: "wx" });
    }
    for (const [temporary, file] of written) renameSync(temporary, existsSync(file) ? realpathSync(file) : file);
    for (const file of gone) rmSync(file, { recursive: true });
  } catch (error) {
    for (const [temporary] of written) rmSync(temporary, { force: true });
    if (error instanceof Problem) throw error;
    const code = (error as NodeJS.ErrnoException).code;
    throw new Problem(`cannot be written (${reasons[code ?? ""] ?? code ?? error}); choose another target`, {
      file: current,
    });
  }
}

/** Node's own `recursive` never returns where a folder can be neither made nor found, as below `/proc`. */
function makeFolder(folder: string): void {
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return;
  if (dirname(folder) !== folder) makeFolder(dirname(folder));
  mkdirSync(folder);
}
