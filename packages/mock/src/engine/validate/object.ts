import type { Schema } from "../../types.ts";
import { checkValue, type Scope } from "./check-value.ts";
import { Problem } from "./problem.ts";

/** Properties that no schema names are kept as they came: the service ignores them. */
export function checkObject(value: unknown, schema: Schema, at: string, scope: Scope): object | Problem {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return new Problem(at, "is not an object");
  const { properties = {}, required = [], additionalProperties } = schema;
  const given = new Map(Object.entries(value).filter(([, property]) => property !== null));
  for (const name of required) if (!given.has(name)) return new Problem(`${at}.${name}`, "is required");
  for (const [name, property] of given) {
    const declared = Object.hasOwn(properties, name) ? properties[name] : additionalProperties;
    if (typeof declared !== "object") continue;
    const result = checkValue(property, declared, `${at}.${name}`, scope);
    if (result instanceof Problem) return result;
    given.set(name, result);
  }
  return Object.fromEntries(given);
}
