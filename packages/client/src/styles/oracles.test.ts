import { createRequire } from "node:module";
import fc from "fast-check";
import { expect, it } from "vitest";
import { encodeParameter, type Style } from "./index.ts";

const text = (style: Style | undefined, value: unknown) =>
  [...encodeParameter("Tag", style, value)].map(([name, value]) => `${name}=${value}`).join("&");

const unit = fc.string({ unit: "grapheme", maxLength: 8 });
const key = fc
  .oneof(fc.constantFrom("Key", "__proto__", "constructor", "a-b"), unit)
  .filter((name) => !name.includes(".") && !/^[1-9]\d*$/.test(name));
// The vendor's own clients as oracles, for values that have no null inside (they leave gaps in the numbering).

interface Oracle {
  query(values: Record<string, unknown>): Record<string, string>;
  toForm(values: Record<string, unknown>): string;
  arrayToStringWithSpecifiedStyle(list: unknown, name: string, style: string): string;
}
const require = createRequire(import.meta.url); // they are CommonJS
const near = createRequire(require.resolve("@alicloud/openapi-client"));
const oracles: [string, Oracle][] = [
  ["openapi-core", require("@alicloud/openapi-core").OpenApiUtil],
  ["openapi-client", near("@alicloud/openapi-util").default],
];
const leaf = fc.oneof(unit, fc.boolean(), fc.integer(), fc.double({ noNaN: true, min: -1e15, max: 1e15 }), fc.bigInt());
const model = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { depthSize: "small" },
    leaf,
    fc.array(tie("value"), { maxLength: 3 }),
    fc
      .array(
        fc.tuple(
          key.filter((name) => name !== "__proto__" && name !== ""),
          tie("value"),
        ),
        { maxLength: 3 },
      )
      .map(Object.fromEntries),
  ),
})).value;

it.each(oracles)("flattens as %s does", (_, oracle) => {
  fc.assert(
    fc.property(model, (value) => {
      expect(Object.fromEntries(encodeParameter("Tag", undefined, value))).toEqual(oracle.query({ Tag: value }));
      const form = new URLSearchParams([...encodeParameter("Tag", "flat", value)].map(([name, text]) => [name, text]));
      expect([...form]).toEqual([...new URLSearchParams(oracle.toForm({ Tag: value }))]);
    }),
    { numRuns: 1000 },
  );
});

it.each(oracles)("joins lists as %s does", (_, oracle) => {
  const lists = fc.array(fc.oneof(fc.stringMatching(/^\w*$/), fc.integer(), fc.boolean(), fc.constant(null)));
  fc.assert(
    fc.property(lists, fc.constantFrom("simple", "spaceDelimited", "pipeDelimited"), (list, style) => {
      expect(text(style, list)).toBe(`Tag=${oracle.arrayToStringWithSpecifiedStyle(list, "Tag", style)}`);
    }),
  );
});

it.each(oracles)("writes json as %s does", (_, oracle) => {
  const values = fc
    .jsonValue({ stringUnit: "grapheme" })
    .filter((value) => typeof value === "object" && value !== null)
    .filter((value) => !JSON.stringify(value).includes("__proto__")); // which they lose
  const safe = (value: unknown): boolean =>
    typeof value === "number"
      ? Math.abs(value) < 2 ** 53
      : typeof value !== "object" || Object.values(value ?? {}).every(safe);
  fc.assert(
    fc.property(values.filter(safe), (value) => {
      expect(text("json", value)).toBe(`Tag=${oracle.arrayToStringWithSpecifiedStyle(value, "Tag", "json")}`);
    }),
  );
});
