/**
 * `overlay/without-review.yaml`: what came upstream and nobody has looked at yet, and annotations that do not fit any
 * more. Named so that it is applied after the other overlays.
 *
 * @module
 */
import { Document, isCollection, parse, type Scalar } from "yaml";
import { cutFromYaml } from "./cut-yaml.ts";
import type { HandWritten } from "./hand-written.ts";
import { withText } from "./hand-written.ts";

/** An entry of an overlay. */
export interface Entry {
  target: string;
  description: string;
  update?: object;
  remove?: true;
}

export function withoutReviewFile(folder: string): string {
  return `${folder}/overlay/without-review.yaml`;
}

const heading = `overlay: 1.0.0
info:
  title: What came upstream and nobody has looked at yet
  version: "1"
# Written by \`pnpm sync\`, emptied by people: look at what an entry names (kind, pages, waiters, secrets, texts), say
# what is to be said in the files beside this one, delete the entry, then compose and generate.
actions:
`;

/** Adds entries, but those whose target has one. */
export function withEntries(files: HandWritten, folder: string, entries: readonly Entry[]): HandWritten {
  const file = withoutReviewFile(folder);
  const written = files.overlay.get(file) ?? "";
  const text = /^actions:/m.test(written) ? written : heading;
  const there = new Set(entriesIn(text).map(({ target }) => target));
  const added = entries.filter(({ target }) => !there.has(target));
  if (added.length === 0) return files;
  return withText(files, file, `${text.trimEnd()}\n${added.map(entryText).join("\n")}`);
}

/** One entry for the whole in place of those for parts of it. */
export function withEntryForAll(files: HandWritten, folder: string, whole: Entry): HandWritten {
  const file = withoutReviewFile(folder);
  const text = files.overlay.get(file);
  const at = entriesIn(text).findIndex(({ target }) => target.startsWith(`${whole.target}[`));
  if (text === undefined || at === -1) return withEntries(files, folder, [whole]);
  return withEntryForAll(withText(files, file, cutFromYaml(text, ["actions", at])), folder, whole);
}

/** Why a part of what `target` names is switched off already. */
export function reasonBelow(files: HandWritten, folder: string, target: string): string | undefined {
  const entries = entriesIn(files.overlay.get(withoutReviewFile(folder)));
  return entries.find((entry) => entry.target.startsWith(`${target}[`))?.description;
}

function entriesIn(text: string | undefined): Entry[] {
  const { actions } = (parse(text ?? "") ?? {}) as { actions?: Entry[] | null };
  return actions ?? [];
}

function entryText({ target, description, ...rest }: Entry): string {
  const document = new Document({ target, description, ...rest });
  const text = document.get("description", true) as Scalar;
  text.type = "BLOCK_FOLDED";
  const update = document.get("update");
  if (isCollection(update)) update.flow = true;
  const [first, ...lines] = document.toString({ lineWidth: 110 }).trimEnd().split("\n");
  return [`  - ${first}`, ...lines.map((line) => `    ${line}`), ""].join("\n");
}
