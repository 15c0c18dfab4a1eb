/**
 * From the texts on the wire to a parameter's value, by its style.
 *
 * @see specs/protocol/signing.md 4
 * @module
 */
import type { MockParameter, Schema } from "../../types.ts";
import { Problem } from "../validate/problem.ts";
import { decodeFlat } from "./flat.ts";

/** @returns `undefined` if there is no such parameter among the texts */
export function decode(
  { name, style }: MockParameter,
  type: Schema["type"],
  texts: ReadonlyMap<string, string>,
): unknown {
  const text = texts.get(name);
  switch (style) {
    case "json":
      return text === undefined ? undefined : parseJson(name, text);
    case "simple":
    case "spaceDelimited":
    case "pipeDelimited":
      return text === undefined ? undefined : text === "" ? "" : text.split(separators[style]);
    default:
      return type === "array" || type === "object" ? structured(name, text, texts) : text;
  }
}

const separators = { simple: ",", spaceDelimited: " ", pipeDelimited: "|" };

/** Numbered and named texts; the whole as one JSON text, which the service reads as well, where there are none. */
function structured(name: string, text: string | undefined, texts: ReadonlyMap<string, string>): unknown {
  return decodeFlat(`${name}.`, texts) ?? (text === undefined ? undefined : parseJson(name, text));
}

/** JSON text; an empty one is none, and so is `null`. */
export function parseJson(name: string, text: string): unknown {
  if (text.trim() === "") return undefined;
  try {
    return JSON.parse(text) ?? undefined;
  } catch {
    return new Problem(name, "is not JSON");
  }
}
