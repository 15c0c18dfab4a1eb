import { existsSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { parseDocument } from "yaml";
import { readText } from "../files/read.ts";
import { Problem } from "../problem.ts";
import type { Document } from "./overlay.ts";

/** The YAML documents of a file or of a folder and those in it, in the order of their names. */
export function readDocuments(path: string | undefined): Document[] {
  if (path === undefined) return [];
  if (!existsSync(path)) throw new Problem("is not there; check the name", { file: path });
  if (!statSync(path).isDirectory()) return [readDocument(path)];
  const names = (readdirSync(path, { recursive: true }) as string[]).filter((name) => /\.(ya?ml|json)$/.test(name));
  return names.sort((a, b) => (a < b ? -1 : 1)).map((name) => readDocument(join(path, name).replaceAll("\\", "/")));
}

function readDocument(file: string): Document {
  return parseYaml(readText(file), file);
}

/** A YAML document from its text. */
export function parseYaml(text: string, file: string): Document {
  const document = parseDocument(text);
  const [error] = document.errors;
  if (error) throw new Problem(`is not YAML: ${error.message.split("\n")[0]}`, { file });
  return { file, content: document.toJS({ maxAliasCount: 100 }) };
}
