/**
 * Which records a read shows: filters by the parameters given.
 *
 * @module
 */
import { isRecord } from "../check.ts";
import { listOf } from "./paths.ts";
import type { Stored, Values } from "./types.ts";

/** All values that a read shows at a path of a record. */
type Seen = (record: Stored, path: string) => readonly unknown[];

/** One filter that is asked for. */
export interface Filter {
  readonly test: (record: Stored) => boolean;
  /** Set where it asks for one value at one path, and nothing else. */
  readonly equal?: { readonly path: string; readonly value: string };
}

/**
 * @param filters by parameter: `= F`, `in F`, `csv F`, `jsonlist F`, `~ F G`, `^ F`, `> F`, `>= F`, `< F`, `<= F`,
 * `has F`, `tags`, `parent`; others choose nothing
 * @returns the filters that the parameters ask for
 */
export function filtersOf(filters: Readonly<Record<string, string>>, parameters: Values, seen: Seen): Filter[] {
  return Object.entries(filters).flatMap(([name, rule]) => {
    const given = Object.hasOwn(parameters, name) ? parameters[name] : undefined;
    if (given === undefined || given === null || given === "") return [];
    const test = testOf(rule, given, seen);
    if (!test) return [];
    const [kind = "", path = "", more] = rule.split(" ");
    const [value, ...others] = /^(in|csv|jsonlist)$/.test(kind) ? listOf(given).map(String) : [String(given)];
    const isOne = /^(=|has|in|csv|jsonlist)$/.test(kind) && more === undefined && others.length === 0;
    return [{ test, ...(isOne && value !== undefined && { equal: { path, value } }) }];
  });
}

function testOf(rule: string, given: unknown, seen: Seen): Filter["test"] | undefined {
  const [kind = "", ...paths] = rule.split(" ");
  const text = String(given);
  const some =
    (test: (value: string) => boolean): Filter["test"] =>
    (record) =>
      paths.some((path) => seen(record, path).some((value) => test(String(value))));
  switch (kind) {
    case "=":
    case "has":
      return some((value) => value === text);
    case "in":
    case "csv":
    case "jsonlist": {
      const wanted = new Set(listOf(given).map(String));
      return some((value) => wanted.has(value));
    }
    case "~":
      return some((value) => value.includes(text));
    case "^":
      return some((value) => value.startsWith(text));
    case ">":
      return some((value) => order(asExact(value, text), text) > 0);
    case ">=":
      return some((value) => order(asExact(value, text), text) >= 0);
    case "<":
      return some((value) => order(asExact(value, text), text) < 0);
    case "<=":
      return some((value) => order(asExact(value, text), text) <= 0);
    case "parent":
      return (record) => Object.values(record.links).some((ids) => ids.includes(text));
    case "tags": {
      const wanted = tagsOf(given);
      return ({ tags }) =>
        wanted.every(([key, value]) => tags.some(([k, v]) => k === key && (value === "" || v === value)));
    }
    default:
      return undefined;
  }
}

/** Beside a day, a time is the day that it lies in. */
function asExact(value: string, given: string): string {
  return /^\d{4}-\d\d-\d\d$/.test(given) ? value.slice(0, given.length) : value;
}

/** By number where both are numbers, else by text: times are of one form. */
function order(one: string, other: string): number {
  const [a, b] = [Number(one), Number(other)];
  if (one !== "" && other !== "" && !Number.isNaN(a) && !Number.isNaN(b)) return a - b;
  return one < other ? -1 : Number(one > other);
}

/**
 * The order that a parameter asks for: `{"Name":"asc"}`, as JSON text or an object; the first name counts most.
 *
 * @param rule `sort`, and for names that are no fields the field of each: `sort NameSort=Name`
 * @returns nothing if it names no field and direction
 */
export function orderOf(
  given: unknown,
  rule: string,
  seen: Seen,
): ((one: Stored, other: Stored) => number) | undefined {
  const fields = new Map(rule.split(" ").map((pair) => pair.split("=") as [string, string]));
  const orders = Object.entries(objectOf(given)).flatMap(([name, direction]) => {
    if (!/^(asc|desc)$/i.test(String(direction))) return [];
    const sign = /^desc$/i.test(String(direction)) ? -1 : 1;
    const at = (record: Stored) => String(seen(record, fields.get(name) ?? name)[0] ?? "");
    return [(one: Stored, other: Stored) => sign * order(at(one), at(other))];
  });
  if (orders.length === 0) return undefined;
  return (one, other) => orders.map((by) => by(one, other)).find((sign) => sign !== 0) ?? 0;
}

function objectOf(given: unknown): Readonly<Record<string, unknown>> {
  if (isRecord(given)) return given;
  if (given === undefined) return {}; // nearly always, and an error caught costs as much as a record shown
  try {
    const parsed: unknown = JSON.parse(String(given));
    return isRecord(parsed) ? parsed : {};
  } catch {
    return {};
  }
}

/** Tags in a request: a list of `{ Key, Value }` or `{ TagKey, TagValue }`, or JSON text of one. A key counts once. */
export function tagsOf(given: unknown): [key: string, value: string][] {
  const tags = new Map<string, string>();
  for (const tag of listOf(given)) {
    const { Key, Value, TagKey, TagValue } = Object(tag) as Record<string, unknown>;
    const key = Key ?? TagKey;
    if (key !== undefined) tags.set(String(key), String(Value ?? TagValue ?? ""));
  }
  return [...tags];
}
