import { Problem } from "./problem.ts";

/** Any case: the vendor's own examples have `True`. */
export function checkBoolean(value: unknown, at: string): boolean | Problem {
  if (typeof value === "boolean") return value;
  const text = typeof value === "string" ? value.toLowerCase() : "";
  return text === "true" || text === "false" ? text === "true" : new Problem(at, "is neither true nor false");
}
