import type { Facts } from "../facts.ts";
import { parseJson } from "../files/json.ts";
import { readText } from "../files/read.ts";
import { importDocument } from "../import/document.ts";
import type { Oddity } from "../import/oddity.ts";

/** A state of an API. */
export interface State {
  facts: Facts;
  oddities: readonly Oddity[];
  /** Where it was read from, for messages. */
  name: string;
}

/** A document of the vendor's, without its prose. */
export function readState(text: string, name: string): State {
  const { facts, report } = importDocument(parseJson(text, name), { file: name });
  return { facts, oddities: report.oddities, name };
}

/** The facts of a product of ours, as they lie there. */
export function committedState(product: string): State {
  const name = `specs/${product}/upstream.json`;
  const { facts, report } = importDocument(parseJson(readText(name), name), { file: name, descriptions: true });
  return { facts, oddities: report.oddities, name };
}
