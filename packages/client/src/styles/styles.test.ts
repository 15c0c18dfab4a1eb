import { expect, it } from "vitest";
import { decodeParameter, encodeParameter, type Style, StyleError } from "./index.ts";

const styles = ["json", "repeatList", "flat", "simple", "spaceDelimited", "pipeDelimited"] as const;
const text = (style: Style | undefined, value: unknown) =>
  [...encodeParameter("Tag", style, value)].map(([name, value]) => `${name}=${value}`).join("&");
const read = (style: Style | undefined, ...wire: [string, string][]) => decodeParameter("Tag", style, new Map(wire));

it.each([
  ["text as it is", undefined, " a+b ", "Tag= a+b "],
  ["empty text", undefined, "", "Tag="],
  ["booleans", undefined, false, "Tag=false"],
  ["-0 as 0", undefined, -0, "Tag=0"],
  ["the largest safe integer", undefined, 2 ** 53 - 1, "Tag=9007199254740991"],
  ["small floats as JavaScript writes them", undefined, 1e-7, "Tag=1e-7"],
  ["big integers with all digits", undefined, 9223372036854775807n, "Tag=9223372036854775807"],
  ["null by leaving it out", undefined, null, ""],
  ["undefined by leaving it out", "json", undefined, ""],
  ["null by leaving it out of a delimited style, too", "simple", null, ""],
  ["a list of objects", "repeatList", [{ Key: "env" }], "Tag.1.Key=env"],
  ["a flat list like a repeatList", "flat", [{ Key: "env" }], "Tag.1.Key=env"],
  ["a list without style like a repeatList", undefined, ["a", "b"], "Tag.1=a&Tag.2=b"],
  ["an object without style by its keys", undefined, { A: 1, B: { C: true } }, "Tag.A=1&Tag.B.C=true"],
  ["lists in lists", "repeatList", [["a", "b"], ["c"]], "Tag.1.1=a&Tag.1.2=b&Tag.2.1=c"],
  ["nulls gone before numbering", "repeatList", [null, "a", undefined, "b"], "Tag.1=a&Tag.2=b"],
  ["objects without their nulls", "repeatList", [{ A: null, B: "b" }], "Tag.1.B=b"],
  ["nothing for an empty repeatList", "repeatList", [], ""],
  ["a single value of a repeatList plainly", "repeatList", "a", "Tag=a"],
  ["an empty json list", "json", [], "Tag=[]"],
  ["json compactly, keys in their order", "json", [{ b: 1, a: "中" }], 'Tag=[{"b":1,"a":"中"}]'],
  ["null inside json", "json", [null, { a: null, b: undefined }], 'Tag=[null,{"a":null}]'],
  ["big integers in json as bare numbers", "json", { a: [2n ** 63n] }, 'Tag={"a":[9223372036854775808]}'],
  ["JSON text unchanged", "json", '["a"]', 'Tag=["a"]'],
  ["a simple list", "simple", ["a", 1, true, 2n ** 63n], "Tag=a,1,true,9223372036854775808"],
  ["an empty simple list as empty text", "simple", [], "Tag="],
  ["a null item of a simple list as an empty one", "simple", ["a", null], "Tag=a,"],
  ["a list with spaces", "spaceDelimited", ["a,b", "c"], "Tag=a,b c"],
  ["a list with bars", "pipeDelimited", ["a", "b c"], "Tag=a|b c"],
] as const)("sends %s", (_, style, value, wire) => {
  expect(text(style, value)).toBe(wire);
});

const secret = "5ecret";
const refused: [what: string, value: unknown, message: RegExp][] = [
  ["NaN", Number.NaN, /without an exact text/],
  ["Infinity", Number.NEGATIVE_INFINITY, /without an exact text/],
  ["unsafe integers", 2 ** 53, /bigint or a string/],
  ["a Date", new Date(), /Date cannot be sent; pass text, for dates ISO 8601/],
  ["a Buffer", Buffer.from(secret), /Uint8Array cannot be sent; pass text, .* for bytes base64/],
  ["an ArrayBuffer", new ArrayBuffer(1), /base64/],
  ["a Map", new Map([[secret, secret]]), /Map cannot/],
  ["a Promise", Promise.resolve(secret), /Promise cannot/],
  ["a function", () => secret, /Function cannot/],
  ["a symbol", Symbol(secret), /Symbol cannot/],
  ["an object that says how it is JSON", { toJSON: () => secret }, /Object cannot/],
  ["half a surrogate pair", `${secret}\ud800`, /surrogate/],
];

it.each(refused)("refuses %s in every style, and says where, not what", (_, value, message) => {
  for (const style of [undefined, ...styles]) {
    for (const given of [value, [value], { [style === undefined ? "Key" : "Keys"]: [value] }]) {
      if (style === "json" && typeof given === "string") continue; // text passes as JSON; see below
      const attempt = () => text(style, given);
      expect(attempt).toThrow(TypeError);
      expect(attempt).toThrow(/^Tag[\w.]*: /);
      expect(attempt).not.toThrow(secret);
      if (given === value || style === undefined || style === "json") expect(attempt).toThrow(message);
    }
  }
});

it.each([
  ["simple", ["a,b"], /^Tag\.1: an item must not contain ","/],
  ["spaceDelimited", ["a", "b c"], /^Tag\.2: an item must not contain " "/],
  ["pipeDelimited", ["a|b"], /must not contain "\|"/],
  ["simple", { a: 1 }, /^Tag: an object/],
  ["simple", [["a"]], /^Tag\.1: Array/],
  ["json", "\udc00", /surrogate/],
  ["json", { "\udc00": 1 }, /surrogate/],
] as const)("refuses in %s what would read back as something else", (style, value, message) => {
  expect(() => text(style, value)).toThrow(message);
});

it.each([undefined, "json"] as const)("refuses an object that contains itself (style %s)", (style) => {
  const loop: Record<string, unknown> = {};
  loop.a = { b: [loop, loop] };
  expect(() => text(style, loop)).toThrow(/contains itself/);
});

it("names the way into a value that it refuses", () => {
  expect(() => text("repeatList", [{ Key: "a" }, { Key: Number.NaN }])).toThrow(
    expect.objectContaining({ parameter: "Tag.2.Key" }),
  );
});

it.each([
  [
    "absent parameters",
    undefined,
    [
      ["Tags.1", "a"],
      ["Ta", "b"],
    ],
    undefined,
  ],
  [
    "lists in the order of their numbers",
    "repeatList",
    [
      ["Tag.10", "c"],
      ["Tag.2", "b"],
      ["Tag.1", "a"],
    ],
    ["a", "b", "c"],
  ],
  [
    "lists with gaps",
    "flat",
    [
      ["Tag.1", "a"],
      ["Tag.99999999", "b"],
      [`Tag.${"9".repeat(400)}`, "c"],
    ],
    ["a", "b", "c"],
  ],
  ["0 as a name, not as a number", undefined, [["Tag.0", "a"]], { 0: "a" }],
  ["a single value where a list is meant", "repeatList", [["Tag", "a"]], "a"],
  ["empty simple lists", "simple", [["Tag", ""]], []],
  [
    "big integers of json",
    "json",
    [["Tag", '[9007199254740993,{"#a":-9007199254740993,"b":"#\\u0023"},"#1"]']],
    [9007199254740993n, { "#a": -9007199254740993n, b: "##" }, "#1"],
  ],
  [
    "what only looks like big integers",
    "json",
    [["Tag", '[1.2345678901234567,12345678901234567e3,"12345678901234567"]']],
    [1.2345678901234567, 12345678901234567e3, "12345678901234567"],
  ],
] as [string, Style | undefined, [string, string][], unknown][])("reads %s", (_, style, wire, value) => {
  expect(read(style, ...wire)).toEqual(value);
});

it("reads names that mean something to JavaScript as plain fields", () => {
  const value = read(undefined, ["Tag.__proto__.admin", "1"], ["Tag.constructor", "2"]) as Record<string, unknown>;
  expect(Object.keys(value)).toEqual(["__proto__", "constructor"]);
  expect(value.admin).toBeUndefined();
  const json = read("json", ["Tag", '{"__proto__":{"admin":12345678901234567890}}']) as Record<string, unknown>;
  expect(Object.keys(json)).toEqual(["__proto__"]);
  expect(json.admin).toBeUndefined();
});

it.each([
  ["text that is not JSON", "json", [["Tag", '["a"']], /^Tag: not well-formed JSON/],
  ["empty JSON", "json", [["Tag", ""]], /^Tag: not well-formed JSON/],
  ["JSON nested without end", "json", [["Tag", "[".repeat(1e6) + "]".repeat(1e6)]], /^Tag: /],
  [
    "JSON nested without end, with big numbers",
    "json",
    [["Tag", `${"[".repeat(1e6)}12345678901234567890${"]".repeat(1e6)}`]],
    /^Tag: /,
  ],
  ["names nested without end", "repeatList", [[`Tag${".1".repeat(1e6)}`, "a"]], /^Tag: nested deeper/],
  [
    "a value that is a list as well",
    "repeatList",
    [
      ["Tag.1", "a"],
      ["Tag.1.Key", "b"],
    ],
    /^Tag\.1\.Key: sent as/,
  ],
  [
    "a list that is a value as well",
    "repeatList",
    [
      ["Tag.1.Key", "b"],
      ["Tag.1", "a"],
    ],
    /^Tag\.1: sent as/,
  ],
] as [string, Style, [string, string][], RegExp][])("refuses to read %s", (_, style, wire, message) => {
  expect(() => read(style, ...wire)).toThrow(message);
  expect(() => read(style, ...wire)).toThrow(StyleError);
});
