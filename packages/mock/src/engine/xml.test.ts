import { expect, it } from "vitest";
import { xmlDocument } from "./xml.ts";

const written = (value: unknown): string => xmlDocument("A", value).replace(/^<\?.*?\?>/, "");

it.each([
  ["repeats the element of a list", { B: [1, 2] }, "<A><B>1</B><B>2</B></A>"],
  ["leaves out nulls and empty lists", { B: null, C: [], D: undefined }, "<A></A>"],
  ["writes false, 0 and empty texts", { B: false, C: 0, D: "" }, "<A><B>false</B><C>0</C><D></D></A>"],
  ["escapes texts", { B: `<"&'>` }, "<A><B>&lt;&quot;&amp;'&gt;</B></A>"],
  ["makes names of what is none", { "x/y": 1, "1": 2 }, "<A><_1>2</_1><x_y>1</x_y></A>"],
  ["replaces what XML cannot hold", { B: "\u0000\ud800\u{1f600}" }, "<A><B>\ufffd\ufffd\u{1f600}</B></A>"],
])("%s", (_, value, xml) => {
  expect(written(value)).toBe(xml);
});
