import type { Schema } from "../../types.ts";
import { Problem } from "./problem.ts";

/** Numbers and booleans of a JSON text are taken as the text they are written in. */
export function checkString(value: unknown, schema: Schema, at: string, warnings: string[]): string | Problem {
  if (typeof value === "number" || typeof value === "bigint" || typeof value === "boolean") {
    return checkString(String(value), schema, at, warnings);
  }
  if (typeof value !== "string") return new Problem(at, "is not text");
  const { minLength = 0, maxLength = Number.POSITIVE_INFINITY, pattern } = schema;
  if (value.length < minLength) return new Problem(at, `is shorter than ${minLength} characters`);
  // Characters beyond U+FFFF count once; the longer count is enough for nearly all texts.
  if (value.length > maxLength && [...value].length > maxLength) {
    return new Problem(at, `is longer than ${maxLength} characters`);
  }
  if (pattern === undefined || fits(value, pattern)) return value;
  if (/^\^.*\$$/s.test(pattern)) return new Problem(at, `does not fit the pattern ${pattern}`);
  warnings.push(`${at} does not fit the loose pattern ${pattern}, let through`);
  return value;
}

/** A pattern that is no regular expression here says nothing; very long texts are not tried. */
function fits(value: string, pattern: string): boolean {
  if (value.length > 10_000) return true;
  try {
    return new RegExp(pattern, "u").test(value);
  } catch {
    try {
      return new RegExp(pattern).test(value);
    } catch {
      return true;
    }
  }
}
