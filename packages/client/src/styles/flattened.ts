/**
 * `repeatList`, `flat`, and lists and objects that have no style: `Tag.1.Key=env`, numbered from 1 once nulls are gone.
 *
 * An empty list sends nothing, so it reads back as absent; single values read back as text.
 *
 * @see specs/protocol/signing.md 4, flattening
 * @module
 */
import { isRecord, scalar } from "./scalar.ts";
import { maxDepth, StyleError, tooDeep } from "./style-error.ts";

export function* encode(name: string, value: unknown, depth = 0): Iterable<[name: string, text: string]> {
  if (depth > maxDepth) throw tooDeep(name);
  if (Array.isArray(value)) {
    let n = 0;
    for (const item of value) if (item != null) yield* encode(`${name}.${++n}`, item, depth + 1);
  } else if (isRecord(value)) {
    for (const key of Object.keys(value)) {
      if (value[key] != null) yield* encode(`${name}.${key}`, value[key], depth + 1);
    }
  } else {
    yield [name, scalar(name, value)];
  }
}

/** A level of names; a `Map`, so that no name means anything to JavaScript. */
type Level = Map<string, Level | string>;

export function decode(name: string, wire: ReadonlyMap<string, string>): unknown {
  const whole = wire.get(name);
  if (whole !== undefined) return whole;
  const root: Level = new Map();
  for (const [key, text] of wire) if (key.startsWith(`${name}.`)) put(root, key, key.slice(name.length + 1), text);
  return root.size > 0 ? fold(root) : undefined;
}

function put(root: Level, name: string, rest: string, text: string): void {
  const way = rest.split(".", maxDepth + 1);
  if (way.length > maxDepth) throw tooDeep(name.slice(0, name.indexOf(".")));
  const last = way.pop() as string; // a split has a part at least
  let level = root;
  for (const part of way) {
    const next = level.get(part) ?? new Map();
    if (typeof next === "string") throw bothWays(name);
    level.set(part, next);
    level = next;
  }
  if (level.has(last)) throw bothWays(name);
  level.set(last, text);
}

function bothWays(name: string): StyleError {
  return new StyleError(name, "sent as a single value and as a list or object");
}

/** Levels with numbers alone are lists; gaps close, so a huge number costs nothing. */
function fold(level: Level | string): unknown {
  if (typeof level === "string") return level;
  const entries = [...level];
  if (entries.every(([part]) => /^[1-9]\d*$/.test(part))) {
    return entries.sort(([a], [b]) => a.length - b.length || (a < b ? -1 : 1)).map(([, item]) => fold(item));
  }
  return Object.fromEntries(entries.map(([part, item]) => [part, fold(item)])); // defines, so `__proto__` is a field
}
