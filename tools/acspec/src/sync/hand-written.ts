import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import type { Document } from "../compose/overlay.ts";
import { parseYaml } from "../compose/read.ts";
import { readText } from "../files/read.ts";

/** What people wrote about a product: texts of files by path, those of `overlay/` and of `docs/`. */
export interface HandWritten {
  readonly overlay: ReadonlyMap<string, string>;
  readonly docs: ReadonlyMap<string, string>;
}

export function readHandWritten(folder: string): HandWritten {
  return { overlay: filesOf(join(folder, "overlay")), docs: filesOf(join(folder, "docs")) };
}

function filesOf(folder: string): Map<string, string> {
  const all = existsSync(folder) ? (readdirSync(folder, { recursive: true }) as string[]) : [];
  const names = all.filter((name) => /\.(ya?ml|json)$/.test(name));
  return new Map(names.map((name) => join(folder, name).replaceAll("\\", "/")).map((file) => [file, readText(file)]));
}

/** With another text for a file; nothing takes the file away. */
export function withText(files: HandWritten, file: string, text: string | undefined): HandWritten {
  const place = /^specs\/[^/]+\/docs\//.test(file) ? "docs" : "overlay";
  const changed = new Map(files[place]);
  if (text === undefined) changed.delete(file);
  else changed.set(file, text);
  return { ...files, [place]: changed };
}

/** What became of the files, and those that are to go. */
export function changedTexts(before: HandWritten, after: HandWritten): [file: string, text: string | undefined][] {
  return (["overlay", "docs"] as const).flatMap((place): [string, string | undefined][] => [
    ...[...before[place].keys()]
      .filter((file) => !after[place].has(file))
      .map((file) => [file, undefined] as [string, undefined]),
    ...after[place],
  ]);
}

/** Texts as documents, in the order of their names. What was read once is not read again. */
export class Documents {
  readonly #read = new Map<string, Document>();

  of(files: ReadonlyMap<string, string>): Document[] {
    return [...files].sort(([a], [b]) => (a < b ? -1 : 1)).map(([file, text]) => this.#document(file, text));
  }

  #document(file: string, text: string): Document {
    const key = `${file}\n${text}`;
    const document = this.#read.get(key) ?? parseYaml(text, file);
    this.#read.set(key, document);
    return document;
  }
}
