import { existsSync } from "node:fs";
import { type Node, own } from "../compose/node.ts";
import type { Change } from "../diff/index.ts";
import { parseJson } from "../files/json.ts";
import { readText } from "../files/read.ts";
import { changesetFile, changesetText, type Package } from "./changeset.ts";
import { pendingFile, pendingText, readPending, withChanges } from "./pending.ts";
import type { Texts } from "./texts.ts";

/** A changeset: its file, and how much the packages' versions rise. */
export interface Note {
  file: string;
  packages: readonly Package[];
  /** All that it is about: a second one of the same day takes up the first. */
  changes: readonly Change[];
  /** The changeset, and the changes as data. */
  texts: Texts;
}

/** What the next release is to say; nothing if users notice nothing. */
export function noteOf(product: string, spec: Node, changes: readonly Change[], today: string): Note | undefined {
  if (changes.length === 0) return undefined;
  const folder = `specs/${product}`;
  const pending = withChanges(readPending(folder), today, changes);
  const merged = pending[today] ?? [];
  const packages = packagesOf(product);
  const file = changesetFile(product, today);
  const text =
    merged.length === 0 ? undefined : changesetText(packages, String(own(spec.info, "title")), today, merged);
  return {
    file,
    packages,
    changes: merged,
    texts: new Map([
      [file, text],
      [pendingFile(folder), pendingText(pending)],
    ]),
  };
}

/** The packages that are generated from a product's spec. */
function packagesOf(product: string): Package[] {
  return [`packages/${product}`, `packages/${product}-mock`]
    .map((folder) => `${folder}/package.json`)
    .filter((file) => existsSync(file))
    .map((file) => parseJson(readText(file), file) as Package);
}
