import { Misfit, Problem, pointer } from "../problem.ts";
import { parametersOf, propertiesOf } from "./fields.ts";
import { didYouMean } from "./nearest.ts";
import { isNode, type Node, own, set } from "./node.ts";
import type { Document } from "./overlay.ts";
import type { Provenance, Source } from "./provenance.ts";
import { allSchemas } from "./walk.ts";

/** Gives a text to every parameter and field that has none and whose name a glossary knows. */
export function applyGlossary(
  spec: Node,
  operations: readonly Node[],
  glossaries: readonly Document[],
  provenance: Provenance,
): void {
  const texts = readGlossaries(glossaries);
  if (texts.size === 0) return;
  const met = new Set<string>();
  for (const [name, holder] of namedNodes(spec, operations)) {
    met.add(name);
    const entry = texts.get(name);
    if (!entry || holder.description !== undefined) continue;
    set(holder, "description", entry.text);
    provenance.say(holder, entry.source, "description");
  }
  for (const [name, { source }] of texts) {
    if (!met.has(name)) throw new Misfit(`nothing is called ${name}${didYouMean(name, met)}`, source);
  }
}

interface Entry {
  text: string;
  source: Source & { file: string; pointer: string };
}

function readGlossaries(glossaries: readonly Document[]): Map<string, Entry> {
  const texts = new Map<string, Entry>();
  for (const { file, content } of glossaries) {
    const names = own(content, "names");
    if (!isNode(names)) throw new Problem("must be a map from names to texts", { file, pointer: "/names" });
    for (const [name, text] of Object.entries(names)) {
      const source = { from: "docs", file, pointer: pointer("names", name) } as const;
      if (typeof text !== "string" || text.trim() === "") throw new Problem("must be a text", source);
      if (texts.has(name)) throw new Problem(`${name} has a text in two glossaries`, source);
      texts.set(name, { text: text.trim(), source });
    }
  }
  return texts;
}

/** Every parameter and every property in a spec, by name. */
function* namedNodes(spec: Node, operations: readonly Node[]): Iterable<[name: string, holder: Node]> {
  for (const operation of operations) {
    for (const [name, { holder }] of parametersOf(operation)) yield [name, holder];
  }
  for (const schema of allSchemas(spec, operations)) yield* propertiesOf(schema);
}
