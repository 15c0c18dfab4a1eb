import fc from "fast-check";
import { expect, it } from "vitest";
import { decodeParameter, encodeParameter, type Style, StyleError } from "./index.ts";

const styles = ["json", "repeatList", "flat", "simple", "spaceDelimited", "pipeDelimited"] as const;
const there = (style: Style | undefined, value: unknown) =>
  decodeParameter("Tag", style, new Map(encodeParameter("Tag", style, value)));

// What comes back is what was sent: leaves as text where the style knows no types, nulls and empty things gone.

const unit = fc.string({ unit: "grapheme", maxLength: 8 });
const key = fc
  .oneof(fc.constantFrom("Key", "__proto__", "constructor", "a-b"), unit)
  .filter((name) => !name.includes(".") && !/^[1-9]\d*$/.test(name));
const tree = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    unit,
    fc.array(tie("value"), { minLength: 1, maxLength: 3 }),
    fc.array(fc.tuple(key, tie("value")), { minLength: 1, maxLength: 3 }).map(Object.fromEntries),
  ),
})).value;

it.each([undefined, "repeatList", "flat"] as const)("reads back what it flattened (style %s)", (style) => {
  fc.assert(
    fc.property(tree, (value) => {
      expect(there(style, value)).toEqual(value);
    }),
  );
});

const json = fc
  .letrec<{ value: unknown }>((tie) => ({
    value: fc.oneof(
      { depthSize: "small" },
      fc.oneof(unit, fc.constantFrom("#", "#1", "\\u0023", '"', "##")),
      fc.boolean(),
      fc.constant(null),
      fc.double({ noNaN: true, noDefaultInfinity: true, min: -(2 ** 53) + 1, max: 2 ** 53 - 1 }).map((n) => n + 0),
      fc.bigInt(2n ** 53n, 2n ** 70n),
      fc.array(tie("value"), { maxLength: 3 }),
      fc.array(fc.tuple(unit, tie("value")), { maxLength: 3 }).map(Object.fromEntries),
    ),
  }))
  .value.filter((value) => value !== null && typeof value !== "string");

it("reads back what it wrote as json", () => {
  fc.assert(
    fc.property(json, (value) => {
      expect(there("json", value)).toEqual(value);
    }),
  );
});

it.each([
  ["simple", ","],
  ["spaceDelimited", " "],
  ["pipeDelimited", "|"],
] as const)("reads back what it joined (style %s)", (style, delimiter) => {
  const items = fc.array(unit.filter((item) => !item.includes(delimiter)));
  fc.assert(
    fc.property(
      items.filter((list) => list.length !== 1 || list[0] !== ""),
      (value) => {
        expect(there(style, value)).toEqual(value);
      },
    ),
  );
});

it("reads whatever comes, or says that it cannot", () => {
  const wire = fc.array(
    fc.tuple(
      fc.oneof(
        fc.constant("Tag"),
        unit.map((rest) => `Tag.${rest}`),
        unit,
      ),
      unit,
    ),
  );
  fc.assert(
    fc.property(wire, fc.constantFrom(undefined, ...styles), (entries, style) => {
      try {
        decodeParameter("Tag", style, new Map(entries));
      } catch (error) {
        expect(error).toBeInstanceOf(StyleError);
      }
    }),
  );
});

it.each([
  ["flattened names", "repeatList", (n: number) => Array.from({ length: n }, (_, at) => [`Tag.${n - at}.Key`, "a"])],
  [
    "json texts",
    "json",
    (n: number) => [["Tag", `["${"\\\\\\".repeat(2 * n)}",${"1234567890123456789,".repeat(n)}1]`]],
  ],
] as [string, Style, (n: number) => [string, string][]][])(
  "reads 50,000 %s in a moment",
  { timeout: 5000 },
  (_, style, wire) => {
    const entries = wire(50_000);
    expect(() => new Map(entries) && decodeParameter("Tag", style, new Map(entries))).not.toThrow(RangeError);
  },
);
