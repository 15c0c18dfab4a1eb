import { StyleError } from "./style-error.ts";

/**
 * The text of a single value.
 *
 * @throws StyleError for what has no exact text: NaN, unsafe integers, lone surrogates, functions, objects
 * @see specs/protocol/signing.md 4
 */
export function scalar(name: string, value: unknown): string {
  if (typeof value === "string") {
    if (!value.isWellFormed()) throw new StyleError(name, "half a surrogate pair cannot be sent");
    return value;
  }
  if (typeof value === "number" && !(Math.abs(value) < 2 ** 53)) {
    throw new StyleError(name, "a number without an exact text; pass a bigint or a string");
  }
  if (/^(number|boolean|bigint)$/.test(typeof value)) return String(value); // -0 is "0"
  throw new StyleError(name, `${kind(value)} cannot be sent; pass text, for dates ISO 8601, for bytes base64`);
}

/** Whether it is a list or fields to walk through: dates, bytes, maps and the like are neither. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return kind(value) === "Object" && typeof (value as { toJSON?: unknown }).toJSON !== "function"; // then its fields are not what it means
}

/** What a value is, in a word that does not show it. */
export function kind(value: unknown): string {
  return Object.prototype.toString.call(value).slice(8, -1);
}
