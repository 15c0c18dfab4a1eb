/**
 * How parameters become names and texts on the wire, and how those are read again.
 *
 * @see specs/protocol/signing.md 4
 * @module
 */
import type { Style } from "../types.ts";
import * as delimited from "./delimited.ts";
import * as flattened from "./flattened.ts";
import { parseJson, writeJson } from "./json.ts";
import { scalar } from "./scalar.ts";
import { maxDepth, StyleError, tooDeep } from "./style-error.ts";

export type { Style } from "../types.ts";
export { StyleError } from "./style-error.ts";

/**
 * The names and texts that carry a value.
 *
 * `null` and `undefined` send nothing. With the style `json`, text passes unchanged: it is taken for JSON already.
 *
 * @param style none for single values; lists and objects without one flatten as with `repeatList`
 * @throws StyleError for what has no exact form on the wire (NaN, Date, bytes, half a surrogate pair, …)
 */
export function encodeParameter(
  name: string,
  style: Style | undefined,
  value: unknown,
): Iterable<[name: string, text: string]> {
  if (value == null) return [];
  if (typeof value !== "object") return [[name, scalar(name, value)]];
  switch (style) {
    case "json":
      return [[name, writeJson(name, value)]];
    case "simple":
    case "spaceDelimited":
    case "pipeDelimited":
      return [[name, delimited.encode(name, value, delimited.delimiters[style])]];
    default:
      return flattened.encode(name, value);
  }
}

/**
 * The value that names and texts carry; the other direction of `encodeParameter`.
 *
 * Takes time in proportion to the texts, whatever they are called. Single values stay text; only `json` knows types.
 *
 * @returns `undefined` if the parameter is absent; with `json`, integers beyond 2^53 - 1 as `bigint`
 * @throws StyleError for text that is not JSON, names that contradict each other, and nesting beyond 100 levels
 */
export function decodeParameter(name: string, style: Style | undefined, wire: ReadonlyMap<string, string>): unknown {
  if (style === undefined || style === "repeatList" || style === "flat") return flattened.decode(name, wire);
  const text = wire.get(name);
  if (text === undefined) return undefined;
  return style === "json" ? readJson(name, text) : delimited.decode(text, delimited.delimiters[style]);
}

function readJson(name: string, text: string): unknown {
  let value: unknown;
  try {
    value = parseJson(text);
  } catch {
    throw new StyleError(name, "not well-formed JSON");
  }
  if (!isShallow(value, 0)) throw tooDeep(name);
  return value;
}

function isShallow(value: unknown, depth: number): boolean {
  if (typeof value !== "object" || value === null) return true;
  return depth < maxDepth && Object.values(value).every((item) => isShallow(item, depth + 1));
}
