/**
 * Whether what is committed for a product is what its sources give now.
 *
 * @module
 */
import { existsSync } from "node:fs";
import type { Facts } from "../../facts.ts";
import { readText } from "../../files/read.ts";
import { factsText } from "../../import/document.ts";
import type { Node } from "../node.ts";
import { validate } from "../validate.ts";
import { toYaml } from "../yaml.ts";

/** One thing that must be current: what it is, and what to do when it is not. */
export interface Verdict {
  what: string;
  isCurrent: boolean;
  /** what is so, or what to do */
  says: string;
}

/** Facts are in the importer's own form: importing them again gives the same bytes. */
export function factsVerdict(facts: Facts, file: string): Verdict {
  const isCurrent = factsText(facts) === readText(file);
  const says = isCurrent ? "importing it again gives the same bytes" : `run \`acspec import ${file} --out ${file}\``;
  return { what: file, isCurrent, says };
}

/** The spec is valid, and what the composer writes now. */
export async function specVerdict(spec: Node, facts: string, file: string): Promise<Verdict> {
  await validate(spec, file);
  const isCurrent = existsSync(file) && readText(file) === toYaml(spec);
  const says = isCurrent ? "is what its sources give, and valid" : `run \`acspec compose ${facts} --out ${file}\``;
  return { what: file, isCurrent, says };
}
