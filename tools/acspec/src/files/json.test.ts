import fc from "fast-check";
import { expect, it } from "vitest";
import { parseJson } from "./json.ts";

it("gives what JSON.parse gives", () => {
  fc.assert(
    fc.property(fc.json(), fc.constantFrom("", "\ufeff", " \n"), (json, before) => {
      fc.pre(!/\d{16}/.test(json)); // integers beyond exact arithmetic: see below
      expect(parseJson(before + json, "f")).toEqual(JSON.parse(json));
    }),
  );
});

it("refuses what JSON.parse refuses", () => {
  const letters = fc.constantFrom(
    "{",
    "}",
    "[",
    "]",
    ":",
    ",",
    '"a"',
    '"b"',
    '"',
    "1",
    "-",
    "0",
    ".",
    "e",
    "true",
    " ",
    "\\",
  );
  fc.assert(
    fc.property(fc.array(letters, { maxLength: 12 }), (parts) => {
      const json = parts.join("");
      const twice = /"(a|b)".*"\1"/.test(json); // a name twice is refused on purpose
      fc.pre(!twice);
      expect(accepts(() => parseJson(json, "f"))).toBe(accepts(() => JSON.parse(json)));
    }),
    { numRuns: 1000 },
  );
});

it.each([
  ["nothing", "", "shelf.json: is empty; give"],
  ["blanks", " \n", "shelf.json: is empty; give"],
  ["a page", "<!doctype html>", "shelf.json: is HTML or XML, not JSON"],
  [
    "half a file",
    '{\n "a": [1,\n',
    "shelf.json#/a/1: is cut off: a value is expected; get the whole file (line 3, column 1)",
  ],
  ["half a text", '{"a": "oa', "#/a: is cut off: the end of a text"],
  [
    "a trailing comma",
    '{"a": [1,]}',
    '#/a/1: is not JSON: a value is expected, not "]}"; correct it there (line 1, column 10)',
  ],
  ["single quotes", "{'a': 1}", 'is not JSON: a name in "quotes" is expected'],
  ["no colon", '{"a" 1}', '#/a: is not JSON: ":" is expected, not "1}"'],
  ["something after the end", "{} {}", "is not JSON: the end is expected"],
  [
    "a name twice",
    '{"a": {"b": 1, "b": 2}}',
    '#/a/b: the name "b" stands twice in one object; delete one (line 1, column 16)',
  ],
  ["ten thousand levels", "[".repeat(10_000), "is nested deeper than 500 levels"],
])("says what is wrong with %s", (_, text, message) => {
  expect(() => parseJson(text, "shelf.json")).toThrow(message);
});

it("keeps every digit of an integer that a number cannot hold", () => {
  expect(parseJson('{"max": 9223372036854775807, "min": 1}', "f")).toEqual({ max: "9223372036854775807", min: 1 });
});

function accepts(parse: () => unknown): boolean {
  try {
    parse();
    return true;
  } catch {
    return false;
  }
}
