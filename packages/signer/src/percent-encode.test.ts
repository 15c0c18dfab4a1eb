import * as fc from "fast-check";
import { expect, it } from "vitest";
import { enc } from "./percent-encode.ts";

it.each([
  ["unreserved characters stay", "AZaz09-_.~", "AZaz09-_.~"],
  ["the five that encodeURIComponent leaves", "!'()*", "%21%27%28%29%2A"],
  ["a space is never a plus", "a b+c", "a%20b%2Bc"],
  ["what is encoded is encoded again", "%2F", "%252F"],
  ["UTF-8, upper-case digits", "ü中😀", "%C3%BC%E4%B8%AD%F0%9F%98%80"],
  ["no normalisation: composed", "\u00e9", "%C3%A9"],
  ["no normalisation: decomposed", "e\u0301", "e%CC%81"],
  ["nothing", "", ""],
])("%s", (_, text, encoded) => {
  expect(enc(text)).toBe(encoded);
});

it("leaves only unreserved characters, and decodes to what it was", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), (text) => {
      expect(enc(text)).toMatch(/^([A-Za-z0-9._~-]|%[0-9A-F]{2})*$/);
      expect(decodeURIComponent(enc(text))).toBe(text);
    }),
  );
});
