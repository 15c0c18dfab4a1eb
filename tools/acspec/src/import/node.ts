/**
 * How a node of the upstream document is read: by its table of keywords, each value by its reader.
 *
 * @module
 */
import { Problem, pointer } from "../problem.ts";
import { hasChinese } from "./chinese.ts";
import { type FactKeyword, type Kind, keywords } from "./keywords.ts";
import type { OddKind } from "./oddity.ts";

/** What readers share in one import. */
export interface Context {
  readonly file: string | undefined;
  /** whether prose is kept */
  readonly descriptions: boolean;
  /** notes something odd */
  note(kind: OddKind, at: string, detail?: string): void;
  /** counts a text that was dropped */
  dropped(keyword: string): void;
}

/** Reads a value; `undefined` leaves it out. */
export type Reader<T> = (value: unknown, at: string, context: Context) => T | undefined;

type Readers<K extends Kind> = { [Key in FactKeyword<K>]: Reader<unknown> };
type Node<R> = { [Key in keyof R]?: R[Key] extends Reader<infer T> ? T : never };

/** Deeper than any real schema, shallow enough for every recursion behind it. */
export const deepest = 250;

export function problem(context: Context, at: string, what: string): Problem {
  return new Problem(what, { file: context.file, pointer: at });
}

/**
 * A node with its facts in the order of the table.
 *
 * @throws Problem at a keyword nobody handles
 */
export function readNode<K extends Kind, R extends Readers<K>>(
  kind: K,
  value: unknown,
  at: string,
  context: Context,
  readers: R,
): Node<R> {
  const node = record(value, at, context);
  const table: Record<string, "fact" | "prose"> = keywords[kind];
  for (const keyword of Object.keys(node)) {
    if (!Object.hasOwn(table, keyword) && !keyword.startsWith("x-")) throw unhandled(kind, keyword, at, context);
  }
  const result: Record<string, unknown> = {};
  const put = (keyword: string, reader: Reader<unknown>) => {
    const here = at + pointer(keyword);
    if (node[keyword] === undefined) return;
    if (node[keyword] === null) return context.note("nothing", here);
    const read = reader(node[keyword], here, context);
    if (read !== undefined) result[keyword] = read;
  };
  for (const [keyword, keeping] of Object.entries(table)) {
    if (keeping === "fact") put(keyword, (readers as Record<string, Reader<unknown>>)[keyword] as Reader<unknown>);
    else if (context.descriptions) put(keyword, (prose) => prose);
    else if (Object.hasOwn(node, keyword)) context.dropped(keyword);
  }
  for (const keyword of Object.keys(node)) if (!Object.hasOwn(table, keyword)) put(keyword, anything);
  return result as Node<R>;
}

function unhandled(kind: Kind, keyword: string, at: string, context: Context): Problem {
  return problem(
    context,
    at + pointer(keyword),
    `the importer does not know the keyword ${JSON.stringify(keyword)} in ${article(kind)}; ` +
      "correct its spelling, or say in tools/acspec/src/import/keywords.ts whether it is a fact or prose",
  );
}

function article(kind: Kind): string {
  return `${/^[aeiou]/.test(kind) ? "an" : "a"} ${kind.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)}`;
}

/** An object; an empty list stands for an empty one, as some converters write it. */
export function record(value: unknown, at: string, context: Context): Record<string, unknown> {
  if (Array.isArray(value) && value.length === 0) {
    context.note("emptyList", at);
    return {};
  }
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    throw problem(context, at, `must be an object, not ${kindOf(value)}`);
  }
  if (Object.hasOwn(value, "__proto__")) {
    throw problem(context, at + pointer("__proto__"), "the name __proto__ cannot be used; rename it");
  }
  return value as Record<string, unknown>;
}

/** Reads each member of an object, by name. */
export function recordOf<T>(member: Reader<T>): Reader<Record<string, T>> {
  return (value, at, context) => {
    const result: Record<string, T> = {};
    for (const [name, each] of Object.entries(record(value, at, context))) {
      const read = member(each, at + pointer(name), context);
      if (read !== undefined) result[name] = read;
    }
    return result;
  };
}

/** Reads each item of a list. */
export function listOf<T>(item: Reader<T>): Reader<T[]> {
  return (value, at, context) => {
    if (!Array.isArray(value)) throw problem(context, at, `must be a list, not ${kindOf(value)}`);
    const result: T[] = [];
    value.forEach((each, index) => {
      const read = item(each, at + pointer(index), context);
      if (read !== undefined) result.push(read);
    });
    return result;
  };
}

export const text: Reader<string> = (value, at, context) => {
  if (typeof value === "string") return value;
  throw problem(context, at, `must be a text, not ${kindOf(value)}`);
};

/** A text that names something: not empty, and no name that objects treat apart. */
export const name: Reader<string> = (value, at, context) => {
  const read = text(value, at, context) as string;
  if (read === "") throw problem(context, at, "must not be empty");
  if (read === "__proto__") throw problem(context, at, "the name __proto__ cannot be used; rename it");
  return read;
};

export const flag: Reader<boolean> = (value, at, context) => {
  if (typeof value === "boolean") return value;
  if (value !== "true" && value !== "false") {
    throw problem(context, at, `must be true or false, not ${kindOf(value)}`);
  }
  context.note("flagText", at);
  return value === "true";
};

export const integer: Reader<number> = (value, at, context) => {
  if (Number.isSafeInteger(value)) return value as number;
  throw problem(context, at, `must be an integer, not ${kindOf(value)}`);
};

/** One of a few texts. */
export function oneOf<T extends string>(what: string, values: readonly T[]): Reader<T> {
  return (value, at, context) => {
    const read = text(value, at, context) as T;
    if (values.includes(read)) return read;
    throw problem(
      context,
      at,
      `${JSON.stringify(read)} is no ${what} that the importer knows; use one of ${values.join(", ")}`,
    );
  };
}

/** A value that is kept as it is, at whatever depth, without its Chinese texts. */
export const anything: Reader<unknown> = (value, at, context) => withoutChinese(value, at, context, 0);

function withoutChinese(value: unknown, at: string, context: Context, depth: number): unknown {
  if (depth > deepest) throw tooDeep(at, context);
  if (typeof value === "string" && hasChinese(value)) {
    context.note("chinese", at);
    return undefined;
  }
  if (typeof value !== "object" || value === null) return value;
  const inner: Reader<unknown> = (each, here) => withoutChinese(each, here, context, depth + 1);
  return Array.isArray(value) ? listOf(inner)(value, at, context) : recordOf(inner)(value, at, context);
}

export function tooDeep(at: string, context: Context): Problem {
  const shown = at.length > 100 ? `${at.slice(0, 100)}…` : at;
  return problem(
    context,
    shown,
    `is nested deeper than ${deepest} levels; flatten it, or use a component that refers to itself`,
  );
}

export function kindOf(value: unknown): string {
  if (value === null) return "null";
  if (Array.isArray(value)) return value.length === 0 ? "an empty list" : "a list";
  if (typeof value === "string") return value === "" ? "an empty text" : `the text ${JSON.stringify(shorten(value))}`;
  if (typeof value === "object") return "an object";
  return value === undefined ? "left out" : `${value}`;
}

function shorten(value: string): string {
  return value.length > 40 ? `${value.slice(0, 40)}…` : value;
}
