/**
 * What a new product's folder, packages and types are called.
 *
 * @module
 */
import type { Spec } from "../generate/spec.ts";
import { reserved, typeName } from "../generate/text.ts";
import { Problem } from "../problem.ts";

/** The longest name for a folder; npm takes more, lines of code do not. */
const longest = 40;

/** The names of a product's packages and of what they export. */
export interface Names {
  /** Of `specs/<folder>` and `packages/<folder>`: `vpc`. */
  folder: string;
  /** As names of types and functions have it: `Vpc`. */
  type: string;
  /** The constant that stands for the product in the small client's way: `vpc`. */
  constant: string;
  /** What texts call it: `Vpc, version 2016-04-28`. */
  title: string;
}

export function namesOf(spec: Spec, folder: string): Names {
  return {
    folder,
    type: typeName(spec.product),
    constant: constantName(spec, folder),
    title: `${oneLine(spec.product)}, version ${oneLine(spec.version)}`,
  };
}

/** The folder's name in camel case, unless that is a word of the language or one of the product's operations. */
function constantName({ operations }: Spec, folder: string): string {
  const name = folder.replaceAll(/-+([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
  const taken = new Set(["createClient", ...operations.map(({ action }) => action)]);
  if (/^\d/.test(name)) return `product${name}`;
  return reserved.has(name) || taken.has(name) ? `${name}Product` : name;
}

/** What a person asked for with `--product`. @throws Problem for a name that no package may have */
export function checkFolderName(name: string): string {
  if (/^[a-z0-9]+(-[a-z0-9]+)*$/.test(name) && name.length <= longest) return name;
  const near = plainName(name);
  const hint = near && near !== name ? `, such as ${near}` : "";
  throw new Problem(
    `--product ${JSON.stringify(name)} names no package; take lower-case letters, digits and single hyphens, at most ${longest}${hint}`,
  );
}

/** Names to try for a product: its own, and with its version behind, as a second version of a product has it. */
export function folderNames({ product, version }: { product: string; version: string }): string[] {
  const name = plainName(product);
  if (name === "") return [];
  return [name, plainName(`${name.slice(0, longest - 11)}-${version.replaceAll(/[^A-Za-z0-9]/g, "")}`)];
}

function plainName(text: string): string {
  return text
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "-")
    .slice(0, longest)
    .replaceAll(/^-+|-+$/g, "");
}

/** A vendor's word in the middle of our texts. */
function oneLine(text: string): string {
  return text.replaceAll(/[\s`*<>[\]]+/g, " ").trim();
}
