import { isRecord } from "../check.ts";
import { listOf } from "./paths.ts";
import type { Shape, Values } from "./types.ts";

/**
 * Values in the form of an answer: cast to its types, without what it does not know, with what it always has. Lists
 * are there even when empty.
 */
export function project(shape: Shape, value: unknown): unknown {
  if (Array.isArray(shape)) return listOf(value).map((item) => project(shape[0] as Shape, item));
  if (typeof shape === "string") return cast(shape, value);
  const values: Values = isRecord(value) ? value : {};
  const answer: Record<string, unknown> = {};
  for (const { name, isRequired, inner } of rowsOf(shape as Record<string, Shape>)) {
    const own = Object.hasOwn(values, name) ? values[name] : undefined;
    const value = Array.isArray(own) && typeof inner === "string" && inner !== "a" ? own[0] : own; // one of a list
    if (value === undefined && typeof inner === "string" && !isRequired) continue;
    answer[name] = project(inner, value);
  }
  return answer;
}

interface Row {
  readonly name: string;
  readonly isRequired: boolean;
  readonly inner: Shape;
}

/** By shape: the same for each record. */
const known = new WeakMap<object, readonly Row[]>();

function rowsOf(shape: Readonly<Record<string, Shape>>): readonly Row[] {
  let rows = known.get(shape);
  if (!rows) {
    rows = Object.entries(shape).map(([key, inner]) => {
      const isRequired = key.startsWith("!");
      return { name: isRequired ? key.slice(1) : key, isRequired, inner };
    });
    known.set(shape, rows);
  }
  return rows;
}

function cast(type: string, value: unknown): unknown {
  if (type === "i" || type === "n") {
    const number = typeof value === "bigint" ? value : Number(value ?? 0);
    if (typeof number === "bigint") return number;
    return Number.isFinite(number) ? (type === "i" ? Math.trunc(number) : number) : 0;
  }
  if (type === "b") return value === true || value === "true";
  if (type === "a") return value ?? {};
  if (value === undefined || value === null) return "";
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}

/** The shape at a path of an answer. */
export function shapeAt(shape: Shape | undefined, path: string): Shape | undefined {
  let at = shape;
  for (const step of path.split(".").filter((step) => step !== "")) {
    const name = step.replace("[]", "");
    if (typeof at !== "object" || Array.isArray(at)) return undefined;
    const names = at as { readonly [name: string]: Shape };
    at = names[name] ?? names[`!${name}`];
    if (step.endsWith("[]")) at = Array.isArray(at) ? at[0] : undefined;
  }
  return at;
}
