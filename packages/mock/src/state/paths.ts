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
  const steps = path.split(".");
  for (const [at, step] of steps.entries()) {
    const name = step.replace("[]", "");
    if (!isRecord(value) || !Object.hasOwn(value, name)) return undefined;
    value = value[name];
    if (!step.endsWith("[]")) continue;
    const items = listOf(value);
    const rest = steps.slice(at + 1).join(".");
    const inner = (item: unknown) => (rest === "" ? item : valueAt(item, rest));
    return index === undefined ? items.map(inner) : inner(items[index]);
  }
  return value;
}

/** All values at a path of a record, lists on the way and at the end opened. */
export function valuesAt(root: unknown, path: string): unknown[] {
  if (path === "") return Array.isArray(root) ? root : root === undefined ? [] : [root];
  const [step = "", ...rest] = path.split(".");
  const nodes = Array.isArray(root) ? root : [root];
  return nodes.flatMap((node) => {
    const name = step.replace("[]", "");
    return isRecord(node) && Object.hasOwn(node, name) ? valuesAt(node[name], rest.join(".")) : [];
  });
}

/** Puts a value at a path without lists; objects on the way are made. */
export function put(root: Record<string, unknown>, path: string, value: unknown): void {
  const steps = path.replace(/\[\]$/, "").split(".");
  const last = steps.pop() as string;
  let node = root;
  for (const step of steps) {
    const next = Object.hasOwn(node, step) ? node[step] : undefined;
    if (isRecord(next)) node = next;
    else {
      const made: Record<string, unknown> = {};
      define(node, step, made);
      node = made;
    }
  }
  define(node, last, value);
}

/** Own, whatever its name: `__proto__` is one like any other. */
function define(node: Record<string, unknown>, name: string, value: unknown): void {
  if (name !== "__proto__") {
    node[name] = value;
    return;
  }
  Object.defineProperty(node, name, { value, enumerable: true, writable: true, configurable: true });
}
