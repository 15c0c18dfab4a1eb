import { StyleError } from "./style-error.ts";

/** Half of a surrogate pair without the other: text that has no UTF-8 form. */
const loneSurrogate = /\p{Surrogate}/u;

/**
 * The text of a single value.
 *
 * @throws StyleError for what has no exact text: NaN, unsafe integers, lone surrogates, functions, objects
 * @see specs/protocol/signing.md 4
 */
export function scalar(name: string, value: unknown): string {
  switch (typeof value) {
    case "string":
      if (loneSurrogate.test(value)) throw new StyleError(name, "text with half a surrogate pair cannot be sent");
      return value;
    case "number":
      return exact(name, value);
    case "boolean":
    case "bigint":
      return String(value);
    default:
      throw new StyleError(name, `${kind(value)} cannot be sent as text${advice(value)}`);
  }
}

function exact(name: string, value: number): string {
  if (Math.abs(value) < 2 ** 53) return String(value); // -0 is "0"
  throw new StyleError(name, "NaN, Infinity and numbers beyond 2^53 - 1 have no exact text; pass a bigint or a string");
}

/** Whether it is a list or fields to walk through: dates, bytes, maps and the like are neither. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  if (typeof value !== "object" || value === null || kind(value) !== "an Object") return false;
  return typeof (value as { toJSON?: unknown }).toJSON !== "function"; // it says that its fields are not what it means
}

/** What a value is, in words that do not show it. */
function kind(value: unknown): string {
  const tag = typeof value === "object" ? Object.prototype.toString.call(value).slice(8, -1) : typeof value;
  return `a${/^[aeio]/i.test(tag) ? "n" : ""} ${tag}`;
}

function advice(value: unknown): string {
  if (value instanceof Date) return "; pass an ISO 8601 string in UTC";
  if (value instanceof ArrayBuffer || ArrayBuffer.isView(value)) return "; pass base64 text";
  return "";
}
