import type { Schema } from "../../types.ts";
import { checkValue, type Scope } from "./check-value.ts";
import { Problem } from "./problem.ts";

/** Nulls in a list are let through: the service skips them. */
export function checkList(value: unknown, schema: Schema, at: string, scope: Scope): unknown[] | Problem {
  if (!Array.isArray(value)) return new Problem(at, "is not a list");
  const { minItems = 0, maxItems = Number.POSITIVE_INFINITY, items } = schema;
  if (value.length < minItems) return new Problem(at, `has fewer than ${minItems} items`);
  if (value.length > maxItems) return new Problem(at, `has more than ${maxItems} items`);
  if (!items) return value;
  const checked: unknown[] = [];
  for (const item of value) {
    const result = item === null ? null : checkValue(item, items, `${at}.${checked.length + 1}`, scope);
    if (result instanceof Problem) return result;
    checked.push(result);
  }
  return checked;
}
