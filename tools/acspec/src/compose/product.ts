/**
 * A spec from files: facts, overlays and docs read, composed, checked.
 *
 * @module
 */
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Facts } from "../facts.ts";
import { parseJson } from "../files/json.ts";
import { nameOf, readText } from "../files/read.ts";
import { importDocument } from "../import/document.ts";
import { type Composed, compose } from "./compose.ts";
import { readDocuments } from "./read.ts";

/** Where a spec's parts lie. */
export interface Sources {
  facts: string;
  /** a file or a folder */
  overlay?: string | undefined;
  /** a file or a folder */
  docs?: string | undefined;
}

/** The sources of `specs/<product>`; what is not there is left out. */
export function sourcesOf(facts: string): Sources {
  const beside = (name: string) => {
    const folder = join(dirname(facts), name).replaceAll("\\", "/");
    return existsSync(folder) ? folder : undefined;
  };
  return { facts, overlay: beside("overlay"), docs: beside("docs") };
}

/** Facts from a file. They are read as the importer reads them, so that inside everything is as its type says. */
export function readFacts(file: string): Facts {
  return importDocument(parseJson(readText(file), file), { file: nameOf(file), descriptions: true }).facts;
}

export function composeFrom({ facts, overlay, docs }: Sources): Composed & { facts: Facts } {
  const read = readFacts(facts);
  return { facts: read, ...compose(read, readDocuments(overlay), readDocuments(docs)) };
}
