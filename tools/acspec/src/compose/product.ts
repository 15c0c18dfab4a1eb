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
import type { Oddity } from "../import/oddity.ts";
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

export interface ComposedFiles extends Composed {
  facts: Facts;
  /** What the importer finds odd in them. */
  oddities: readonly Oddity[];
}

/** The spec of a product. Facts are read as the importer reads them, so that inside everything is as its type says. */
export function composeFrom({ facts: file, overlay, docs }: Sources): ComposedFiles {
  const json = parseJson(readText(file), file);
  const { facts, report } = importDocument(json, { file: nameOf(file), descriptions: true });
  return { facts, oddities: report.oddities, ...compose(facts, readDocuments(overlay), readDocuments(docs)) };
}
