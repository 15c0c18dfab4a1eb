import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { uninterrupted, writeAllWhole } from "../files/write.ts";
import { Problem } from "../problem.ts";
import type { NewProduct } from "./plan.ts";

/**
 * Puts a new product's folders in place and changes the workspace's files: all or nothing. The folders are written
 * beside their places first, under names that begin with a dot, and then renamed.
 *
 * @throws Problem for what cannot be written; everything is then as it was
 */
export function place({ folders, edits }: Pick<NewProduct, "folders" | "edits">): void {
  const staged = [...folders.keys()].map((folder) => [stagedName(folder), folder] as const);
  const placed: string[] = [];
  uninterrupted(() => {
    try {
      for (const [temporary, folder] of staged) writeFolder(temporary, folders.get(folder) ?? new Map());
      for (const [temporary, folder] of staged) {
        if (existsSync(folder)) throw new Problem("has come to be there meanwhile; look at it", { file: folder });
        renameSync(temporary, folder);
        placed.push(folder);
      }
      writeAllWhole(edits);
    } catch (error) {
      for (const folder of placed) rmSync(folder, { recursive: true, force: true });
      if (error instanceof Problem) throw error;
      const { code, path } = error as NodeJS.ErrnoException;
      throw new Problem(`cannot be written (${code ?? error}); nothing was added`, { file: path });
    } finally {
      for (const [temporary] of staged) rmSync(temporary, { recursive: true, force: true });
    }
  });
}

/** `packages/.vpc.4711.tmp` */
function stagedName(folder: string): string {
  return join(dirname(folder), `.${basename(folder)}.${process.pid}.tmp`);
}

function writeFolder(folder: string, files: ReadonlyMap<string, string>): void {
  for (const [file, text] of files) {
    const path = join(folder, file);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text, { flag: "wx" });
  }
}
