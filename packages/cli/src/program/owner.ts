import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type ts from "typescript";

/** Which package a file belongs to: the name in the nearest `package.json`. */
export class Owners {
  readonly #known = new Map<string, string | undefined>();

  of({ fileName }: ts.SourceFile): string | undefined {
    return this.#ofFolder(dirname(fileName));
  }

  #ofFolder(folder: string): string | undefined {
    if (this.#known.has(folder)) return this.#known.get(folder);
    const name = nameIn(folder) ?? (dirname(folder) === folder ? undefined : this.#ofFolder(dirname(folder)));
    this.#known.set(folder, name);
    return name;
  }
}

function nameIn(folder: string): string | undefined {
  const file = join(folder, "package.json");
  if (!existsSync(file)) return undefined;
  return (JSON.parse(readFileSync(file, "utf8")) as { name?: string }).name;
}
