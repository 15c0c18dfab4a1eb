import {
  constants,
  copyFileSync,
  existsSync,
  mkdirSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
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
 * Writes several files and removes others: all or none. What was put in place is taken back if the next cannot be, and
 * an interrupt waits until it is over.
 *
 * @param gone files and folders that are removed
 */
export function writeAllWhole(files: ReadonlyMap<string, string>, gone: readonly string[] = []): void {
  uninterrupted(() => replaceAll(files, gone));
}

/** Does something that an interrupt must not leave half done: it waits. */
export function uninterrupted(work: () => void): void {
  const signals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;
  const later = () => {};
  for (const signal of signals) process.on(signal, later);
  try {
    work();
  } finally {
    for (const signal of signals) process.off(signal, later);
  }
}

function replaceAll(files: ReadonlyMap<string, string>, gone: readonly string[]): void {
  const written: [temporary: string, file: string][] = [];
  const old: [old: string, file: string][] = [];
  const placed: string[] = [];
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
      written.push([temporary, existsSync(file) ? realpathSync(file) : file]);
      writeFileSync(temporary, text, { flag: "wx" });
    }
    const targets = new Set(written.map(([, target]) => target));
    for (const file of [...targets, ...gone]) {
      current = file;
      if (!existsSync(file)) continue;
      const aside = join(dirname(file), `.${process.pid}-${old.length}.old`);
      if (targets.has(file)) copyFileSync(file, aside, constants.COPYFILE_EXCL);
      else renameSync(file, aside);
      old.push([aside, file]);
    }
    for (const [temporary, file] of written) {
      current = file;
      renameSync(temporary, file);
      placed.push(file);
    }
  } catch (error) {
    for (const file of placed) rmSync(file, { force: true });
    for (const [aside, file] of old) renameSync(aside, file);
    for (const [temporary] of written) rmSync(temporary, { force: true });
    if (error instanceof Problem) throw error;
    const code = (error as NodeJS.ErrnoException).code;
    throw new Problem(`cannot be written (${reasons[code ?? ""] ?? code ?? error}); choose another target`, {
      file: current,
    });
  }
  for (const [aside] of old) rmSync(aside, { recursive: true, force: true });
}

/** Node's own `recursive` never returns where a folder can be neither made nor found, as below `/proc`. */
function makeFolder(folder: string): void {
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return;
  if (dirname(folder) !== folder) makeFolder(dirname(folder));
  mkdirSync(folder);
}
