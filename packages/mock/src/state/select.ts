/**
 * Which records a read shows: filters by the parameters given.
 *
 * @module
 */
import { listOf, valuesAt } from "./paths.ts";
import type { Stored, Values } from "./types.ts";

type Show = (record: Stored, path: string) => unknown;
type Test = (record: Stored) => boolean;

/**
 * @param filters by parameter: `= F`, `in F`, `csv F`, `jsonlist F`, `~ F G`, `^ F`, `>= F`, `<= F`, `has F`, `tags`, `parent`
 * @param show what a read shows at a path of a record
 * @returns the tests that the parameters ask for
 */
export function testsOf(filters: Readonly<Record<string, string>>, parameters: Values, show: Show): Test[] {
  return Object.entries(filters).flatMap(([name, rule]) => {
    const given = Object.hasOwn(parameters, name) ? parameters[name] : undefined;
    if (given === undefined || given === null || given === "") return [];
    const test = testOf(rule, given, show);
    return test ? [test] : [];
  });
}

function testOf(rule: string, given: unknown, show: Show): Test | undefined {
  const [kind = "", ...paths] = rule.split(" ");
  const at = (record: Stored): string[] =>
    paths.flatMap((path) => valuesAt(show(record, ""), path).flat()).map((value) => String(value));
  const text = String(given);
  switch (kind) {
    case "=":
      return (record) => at(record).includes(text);
    case "in":
    case "csv":
    case "jsonlist": {
      const wanted = new Set(listOf(given).map(String));
      return (record) => at(record).some((value) => wanted.has(value));
    }
    case "has":
      return (record) => at(record).includes(text);
    case "~":
      return (record) => at(record).some((value) => value.includes(text));
    case "^":
      return (record) => at(record).some((value) => value.startsWith(text));
    case ">=":
      return (record) => at(record).some((value) => value >= text);
    case "<=":
      return (record) => at(record).some((value) => value <= text);
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

/** Tags in a request: a list of `{ Key, Value }` or `{ TagKey, TagValue }`, or JSON text of one. */
export function tagsOf(given: unknown): [key: string, value: string][] {
  return listOf(given).flatMap((tag) => {
    const { Key, Value, TagKey, TagValue } = Object(tag) as Record<string, unknown>;
    const key = Key ?? TagKey;
    return key === undefined ? [] : [[String(key), String(Value ?? TagValue ?? "")] as [string, string]];
  });
}
