/**
 * JSON text, as a parameter's style and as a body. Integers of any size keep their digits in both directions: beyond
 * 2^53 - 1 they are `bigint` here and bare numbers on the wire.
 *
 * Compact, keys in the order given, unicode unescaped. A null in a list or a field stays `null`.
 *
 * @see specs/protocol/signing.md 4, json details
 * @module
 */
import { isRecord, scalar } from "./scalar.ts";
import { maxDepth, tooDeep } from "./style-error.ts";

/** @throws StyleError for what JSON cannot carry exactly, or would change in silence (dates, bytes, maps) */
export function writeJson(name: string, value: unknown, depth = 0): string {
  if (depth > maxDepth) throw tooDeep(name);
  if (value == null) return "null";
  if (typeof value === "string") return quote(name, value);
  if (Array.isArray(value)) {
    let items = "";
    for (let at = 0; at < value.length; at++) {
      items += `${at > 0 ? "," : ""}${writeJson(`${name}.${at + 1}`, value[at], depth + 1)}`;
    }
    return `[${items}]`;
  }
  if (isRecord(value)) {
    const keys = Object.keys(value).filter((key) => value[key] !== undefined);
    const field = (key: string) => `${quote(name, key)}:${writeJson(`${name}.${key}`, value[key], depth + 1)}`;
    return `{${keys.map(field).join()}}`;
  }
  return scalar(name, value);
}

function quote(name: string, text: string): string {
  return JSON.stringify(scalar(name, text));
}

/**
 * Reads JSON text.
 *
 * @returns plain values; integers beyond 2^53 - 1 as `bigint`
 * @throws SyntaxError for what is not JSON
 */
export function parseJson(text: string): unknown {
  const value: unknown = JSON.parse(text);
  return /\d{16}/.test(text) ? JSON.parse(markBigIntegers(text), unmark) : value;
}

/** A text (a key if a colon follows), or a number. Only ever meets valid JSON. */
const token = /"([^"\\]*(?:\\.[^"\\]*)*)"(\s*:)?|-?\d[\d.eE+-]*/g;

/** Unsafe integers become texts that start with one "#"; texts that start with "#" get a second one. */
function markBigIntegers(text: string): string {
  return text.replace(token, (whole, content?: string, colon?: string) => {
    if (content === undefined)
      return /^-?\d{16,}$/.test(whole) && !Number.isSafeInteger(+whole) ? `"#${whole}"` : whole;
    return colon === undefined && /^(#|\\u0023)/.test(content) ? `"#${content}"` : whole;
  });
}

function unmark(_: string, value: unknown): unknown {
  if (typeof value !== "string" || value[0] !== "#") return value;
  return value[1] === "#" ? value.slice(1) : BigInt(value.slice(1));
}
