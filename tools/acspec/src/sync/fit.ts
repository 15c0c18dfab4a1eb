/**
 * Overlays and texts after the API has changed under them: what is about nothing now is taken out, texts follow their
 * operation to another group, annotations that do not fit are switched off. Each is said.
 *
 * @module
 */
import { query } from "json-p3";
import { type Composed, compose } from "../compose/compose.ts";
import type { Node } from "../compose/node.ts";
import type { Document } from "../compose/overlay.ts";
import type { Facts } from "../facts.ts";
import { Misfit } from "../problem.ts";
import { cutFromYaml, type Way } from "./cut-yaml.ts";
import { followGroup, renameGroup } from "./groups.ts";
import { Documents, type HandWritten, withText } from "./hand-written.ts";
import { partsNaming } from "./parts-naming.ts";
import { reasonBelow, withEntries, withEntryForAll, withoutReviewFile } from "./without-review.ts";

export interface Fitted {
  files: HandWritten;
  composed: Composed;
  /** What was taken out, moved or switched off, and why, in sentences. */
  said: string[];
}

export interface Around {
  /** `specs/<product>` */
  folder: string;
  /** The spec before, whose overlays and texts fitted. */
  before: Node;
}

/**
 * Composes, as often as it takes.
 *
 * @throws Problem for what is wrong in any state of the API
 */
export function fit(facts: Facts, files: HandWritten, around: Around, documents = new Documents()): Fitted {
  const said: string[] = [];
  let fitting = files;
  for (;;) {
    try {
      const composed = compose(facts, documents.of(fitting.overlay), documents.of(fitting.docs));
      return { files: fitting, composed, said };
    } catch (error) {
      if (!(error instanceof Misfit)) throw error;
      const changed = remedied(error, fitting, facts, around, documents);
      if (changed === undefined || changed.files === fitting) throw error;
      fitting = changed.files;
      if (changed.says !== undefined) said.push(changed.says);
    }
  }
}

interface Remedy {
  files: HandWritten;
  /** For people; nothing where it is of no interest. */
  says: string | undefined;
}

function remedied(
  misfit: Misfit,
  files: HandWritten,
  facts: Facts,
  around: Around,
  documents: Documents,
): Remedy | undefined {
  const { file, pointer = "", annotation, message } = misfit;
  if (annotation !== undefined) return switchedOff(annotation, message, files, around);
  const text = file === undefined ? undefined : (files.overlay.get(file) ?? files.docs.get(file));
  if (file === undefined || text === undefined) return undefined;
  const way = wayOf(pointer);
  if (files.docs.has(file)) {
    if (pointer === "/group") return renameGroup(file, files, facts, around, message);
    if (way.length === 2 && way[0] === "operations" && Object.hasOwn(facts.apis, String(way[1]))) {
      return followGroup(String(way[1]), file, files, facts, around);
    }
  }
  const rest = withText(files, file, kept(cutFromYaml(text, way), file, files));
  if (file === withoutReviewFile(around.folder)) return { files: rest, says: undefined };
  const reason = files.overlay.has(file) ? reasonIn(documents.of(files.overlay), file, Number(way[1])) : "";
  return { files: rest, says: `${message}; taken out${reason}` };
}

/** The parts of an annotation that name what is not there; all of it, where that is not enough. */
function switchedOff(
  { path, missing }: NonNullable<Misfit["annotation"]>,
  message: string,
  files: HandWritten,
  { folder, before }: Around,
): Remedy {
  const because = message.replace(/^\S+#\S+: /, "");
  const description = `It does not fit what came upstream: ${because}${because.endsWith("?") ? "" : "."}`;
  const says = `${message}: switched off in ${withoutReviewFile(folder)}`;
  if (missing !== undefined) {
    const parts = partsNaming(query(path, before as never).values()[0], missing);
    const entries = parts.map((part) => ({ target: path + part, description, remove: true as const }));
    const lessened = withEntries(files, folder, entries);
    if (lessened !== files) return { files: lessened, says };
  }
  // What lacks a part that was switched off before is told of already.
  const earlier = missing === undefined ? reasonBelow(files, folder, path) : undefined;
  const whole = { target: path, description: earlier ?? description, remove: true as const };
  return { files: withEntryForAll(files, folder, whole), says: earlier === undefined ? says : undefined };
}

/** An overlay without entries is none. */
function kept(text: string | undefined, file: string, files: HandWritten): string | undefined {
  return text !== undefined && files.overlay.has(file) && !/^actions:/m.test(text) ? undefined : text;
}

function wayOf(pointer: string): Way {
  const parts = pointer.split("/").slice(1);
  const names = parts.map((part) => part.replaceAll("~1", "/").replaceAll("~0", "~"));
  return names.map((name, at) => (names[0] === "actions" && at === 1 ? Number(name) : name));
}

/** What an overlay's entry said of itself, for who decides whether it is needed in another form. */
function reasonIn(overlays: readonly Document[], file: string, entry: number): string {
  const content = overlays.find((overlay) => overlay.file === file)?.content as {
    actions?: { description?: string }[];
  };
  const description = content?.actions?.[entry]?.description;
  return description === undefined ? "" : ` (it said: ${description.trim()})`;
}
