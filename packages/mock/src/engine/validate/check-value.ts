/**
 * A decoded value against its schema, as the service would look at it: never stricter.
 *
 * Texts become what the schema says (`"10"` an integer), so what comes out has the operation's own types.
 *
 * @module
 */
import type { Schema } from "../../types.ts";
import { checkBoolean } from "./boolean.ts";
import { checkList } from "./list.ts";
import { checkNumber } from "./number.ts";
import { checkObject } from "./object.ts";
import { Problem } from "./problem.ts";
import { checkString } from "./string.ts";

export interface Scope {
  /** The product's schemas, by name. */
  readonly schemas: Readonly<Record<string, Schema>>;
  /** Collects what was let through although the table says otherwise. */
  readonly warnings: string[];
  readonly depth: number;
}

const maxDepth = 64;

/** @returns the value with its schema's types, or the problem */
export function checkValue(value: unknown, schema: Schema, at: string, scope: Scope): unknown {
  if (scope.depth > maxDepth) return new Problem(at, "is nested too deeply");
  const resolved = resolve(schema, scope.schemas);
  const checked = checkKind(value, resolved, at, scope);
  if (checked instanceof Problem) return checked;
  return outsideEnum(checked, resolved) ? new Problem(at, `is none of ${resolved.enum?.join(", ")}`) : checked;
}

function checkKind(value: unknown, schema: Schema, at: string, scope: Scope): unknown {
  switch (schema.type) {
    case "string":
      return checkString(value, schema, at, scope.warnings);
    case "integer":
    case "number":
      return checkNumber(value, schema, at);
    case "boolean":
      return checkBoolean(value, at);
    case "array":
      return checkList(value, schema, at, { ...scope, depth: scope.depth + 1 });
    case "object":
      return checkObject(value, schema, at, { ...scope, depth: scope.depth + 1 });
    default:
      return value;
  }
}

function outsideEnum(value: unknown, schema: Schema): boolean {
  if (!schema.enum || typeof value === "object") return false;
  return !schema.enum.some((allowed) => String(allowed) === String(value));
}

/** Follows references; those that lead nowhere, or only to each other, allow anything. */
export function resolve(schema: Schema, schemas: Readonly<Record<string, Schema>>): Schema {
  let current = schema;
  for (let hops = 0; current.$ref !== undefined; hops++) {
    if (hops > maxDepth || !Object.hasOwn(schemas, current.$ref)) return {};
    current = schemas[current.$ref] ?? {};
  }
  return current;
}
