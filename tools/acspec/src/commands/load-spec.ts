import { compose } from "../compose/compose.ts";
import { sourcesOf } from "../compose/product.ts";
import { readDocuments } from "../compose/read.ts";
import type { Facts } from "../facts.ts";
import { parseJson } from "../files/json.ts";
import { nameOf, readText } from "../files/read.ts";
import { type OpenApi, readSpec, type Spec, specFrom } from "../generate/spec.ts";
import { importDocument } from "../import/document.ts";
import { folderOf } from "./products.ts";

/** A document that was read: a spec as it is, or facts, of which `compose` makes one. */
export type Loaded = { file: string; spec: Spec } | { file: string; facts: Facts };

/**
 * Reads a spec (`openapi.yaml`), facts (`upstream.json`) or an upstream document (`api-docs.json`), whichever it is.
 *
 * @param path `-` for standard input
 * @throws Problem for what is none of them
 */
export function load(path: string): Loaded {
  const [text, file] = [readText(path), nameOf(path)];
  if (!/^\uFEFF?\s*\{/.test(text)) return { file, spec: readSpec(text, file) };
  const json = parseJson(text, file);
  if (typeof json === "object" && json !== null && "openapi" in json) return { file, spec: readSpec(text, file) };
  return { file, facts: importDocument(json, { file, descriptions: undefined }).facts };
}

/**
 * The spec of a loaded document.
 *
 * @param product a folder of `specs/` whose overlay and docs are put to facts; none leaves them as they are
 * @throws Problem for an overlay or a text that matches nothing
 */
export function specOf(loaded: Loaded, product?: string): Spec {
  if ("spec" in loaded) return loaded.spec;
  const { overlay, docs } = product === undefined ? {} : sourcesOf(`specs/${product}/upstream.json`);
  const { spec } = compose(loaded.facts, readDocuments(overlay), readDocuments(docs));
  return specFrom(spec as unknown as OpenApi, loaded.file);
}

/** The folder of `specs/` that a document's product has, if it has one. */
export function productOf(loaded: Loaded): string | undefined {
  return folderOf("spec" in loaded ? loaded.spec : loaded.facts.info);
}
