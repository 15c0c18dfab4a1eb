import { readFileSync, statSync } from "node:fs";
import { Problem } from "../problem.ts";

/** The text of a file, or of standard input for `-`. */
export function readText(file: string): string {
  try {
    if (file !== "-" && statSync(file, { throwIfNoEntry: false })?.isDirectory()) {
      throw new Problem("is a folder; name a file", { file });
    }
    return readFileSync(file === "-" ? 0 : file, "utf8");
  } catch (error) {
    if (error instanceof Problem) throw error;
    const code = (error as NodeJS.ErrnoException).code;
    throw new Problem(
      code === "ENOENT" ? "is not there; check the name" : `cannot be read (${code}); check its permissions`,
      { file: nameOf(file) },
    );
  }
}

/** How messages name a file that may be standard input. */
export function nameOf(file: string): string {
  return file === "-" ? "standard input" : file;
}
