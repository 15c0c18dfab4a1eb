import fc from "fast-check";
import { expect, it } from "vitest";
import { parseIni } from "./parse-ini.ts";

const plain = (text: string): unknown => {
  const sections = parseIni(text);
  return typeof sections === "number"
    ? sections
    : Object.fromEntries([...sections].map(([name, one]) => [name, Object.fromEntries(one)]));
};

it.each([
  ["sections and values", "[a]\nb = c\n[d]\ne=f", { a: { b: "c" }, d: { e: "f" } }],
  ["comments of both kinds", "; x\n# y\n[a] # z\n  ; x\nb = c ; d\ne = f# # g", { a: { b: "c", e: "f#" } }],
  ["values that hold signs", "[a]\nb = c=d\ne = f;g\nh =\ni = # none", { a: { b: "c=d", e: "f;g", h: "", i: "" } }],
  ["quotes", `[a]\nb = " c # d "\ne = '{"f": "g"}' ; h\ni = "j`, { a: { b: " c # d ", e: '{"f": "g"}', i: '"j' } }],
  [
    "line ends of all systems and a byte order mark",
    "\ufeff[a]\r\nb = c\r\nd = e\rf = g",
    { a: { b: "c", d: "e", f: "g" } },
  ],
  ["a section that comes twice", "[a]\nb = 1\nc = 2\n[d]\n[a]\nb = 3", { a: { b: "3", c: "2" }, d: {} }],
  ["blanks in names", "[ a b ]\n c d  =  e  ", { "a b": { "c d": "e" } }],
  ["values before any section, which belong to none", "b = c\n[a]", { a: {} }],
  ["nothing", "", {}],
])("reads %s", (_, text, expected) => {
  expect(plain(text)).toEqual(expected);
});

it.each([
  ["[a]\n\nb", 3],
  ["[a", 1],
  ["[a] b", 1],
  ["# x\n= b", 2],
])("gives the line that is nothing of all that: %j", (text, line) => {
  expect(parseIni(text)).toBe(line);
});

const name = fc.stringMatching(/^[A-Za-z_][\w.-]{0,12}$/);
const value = fc.string({ unit: "binary" }).filter((text) => !/["\r\n]/.test(text));
const ini = fc.dictionary(name, fc.dictionary(name, value));

it("reads back what was written, comments and blank lines between", () => {
  fc.assert(
    fc.property(ini, fc.constantFrom("\n", "\r\n", "\n\n; a comment\n"), (sections, end) => {
      const lines = Object.entries(sections).flatMap(([name, one]) => [
        `[${name}]`,
        ...Object.entries(one).map(([key, value]) => `${key} = "${value}"`),
      ]);
      expect(plain(lines.join(end))).toEqual(sections);
    }),
  );
});

it("never throws, and a line that it refuses is one of the text's", () => {
  fc.assert(
    fc.property(
      fc.array(fc.oneof(fc.string(), fc.constantFrom("[", "]", "=", "\n", '"', " #"))).map((parts) => parts.join("")),
      (text) => {
        const result = parseIni(text);
        if (typeof result === "number") expect(text.split(/\r\n|\n|\r/)[result - 1]?.trim()).not.toBe("");
      },
    ),
  );
});
