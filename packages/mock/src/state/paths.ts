import { isRecord } from "../check.ts";

/** A value as a list: a list, JSON text of one, text with commas, or a single value. */
export function listOf(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value;
  if (value === undefined || value === null || value === "") return [];
  if (typeof value !== "string") return [value];
  if (value.startsWith("[")) {
    try {
      const parsed: unknown = JSON.parse(value);
      if (Array.isArray(parsed)) return parsed;
    } catch {
      // a text like any other
    }
  }
  return value.split(",").map((part) => part.trim());
}

/** The value at a path; a list on the way stands for each of its items, or for one of them. */
export function valueAt(root: unknown, path: string, index?: number): unknown {
  if (!isRecord(root)) return undefined;
  if (Object.hasOwn(root, path)) return root[path]; // names may hold dots
  if (!path.includes(".") && !path.endsWith("]")) return undefined;
  let value: unknown = root;
  for (const { name, isList, rest } of stepsOf(path)) {
    if (!isRecord(value) || !Object.hasOwn(value, name)) return undefined;
    value = value[name];
    if (!isList) continue;
    const items = listOf(value);
    const inner = (item: unknown) => (rest === "" ? item : valueAt(item, rest));
    return index === undefined ? items.map(inner) : inner(items[index]);
  }
  return value;
}

/** All values at a path of a record, lists on the way and at the end opened. */
export function valuesAt(root: unknown, path: string): unknown[] {
  if (path === "") return Array.isArray(root) ? root : root === undefined ? [] : [root];
  const [{ name, rest }] = stepsOf(path);
  const inner = (node: unknown) => (isRecord(node) && Object.hasOwn(node, name) ? valuesAt(node[name], rest) : []);
  return Array.isArray(root) ? root.flatMap(inner) : inner(root);
}

interface Step {
  readonly name: string;
  readonly isList: boolean;
  /** The path behind it. */
  readonly rest: string;
}

/** By path: tables have a few hundred. Requests may name others, so they are not kept for ever. */
const known = new Map<string, readonly [Step, ...Step[]]>();
const mostKnown = 10_000;

function stepsOf(path: string): readonly [Step, ...Step[]] {
  let steps = known.get(path);
  if (!steps) {
    const [step = "", ...others] = path.split(".");
    const rest = others.join(".");
    const first = { name: step.replace("[]", ""), isList: step.endsWith("[]"), rest };
    steps = [first, ...(others.length > 0 ? stepsOf(rest) : [])];
    if (known.size >= mostKnown) known.clear();
    known.set(path, steps);
  }
  return steps;
}

/** Puts a value at a path without lists; objects on the way are made. */
export function put(root: Record<string, unknown>, path: string, value: unknown): void {
  let node = root;
  for (const { name, rest } of stepsOf(path)) {
    if (rest === "") {
      define(node, name, value);
      return;
    }
    const next = Object.hasOwn(node, name) ? node[name] : undefined;
    if (isRecord(next)) node = next;
    else {
      const made: Record<string, unknown> = {};
      define(node, name, made);
      node = made;
    }
  }
}

/** Own, whatever its name: `__proto__` is one like any other. */
export function define(node: Record<string, unknown>, name: string, value: unknown): void {
  if (name !== "__proto__") {
    node[name] = value;
    return;
  }
  Object.defineProperty(node, name, { value, enumerable: true, writable: true, configurable: true });
}

/** A copy of lists and plain objects, however deep: a tenth of what `structuredClone` takes, which does the rest. */
export function copyOf(value: unknown): unknown {
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map(copyOf);
  if (Object.getPrototypeOf(value) !== Object.prototype) return structuredClone(value);
  const copy: Record<string, unknown> = { ...value };
  for (const name of Object.keys(copy)) if (typeof copy[name] === "object") define(copy, name, copyOf(copy[name]));
  return copy;
}
