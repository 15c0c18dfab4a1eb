import fc from "fast-check";
import { expect, it } from "vitest";
import { splitCommand } from "./split-command.ts";

it.each([
  ["a b  c", ["a", "b", "c"]],
  ["  a\tb ", ["a", "b"]],
  [`'a b' "c d"`, ["a b", "c d"]],
  [`a "" ''`, ["a", "", ""]],
  [`a"b"'c'd`, ["abcd"]],
  [`a\\ b "c\\"d" 'e\\f' "g\\h"`, ["a b", 'c"d', "e\\f", "g\\h"]],
  ["$HOME `id` ; | > &", ["$HOME", "`id`", ";", "|", ">", "&"]],
  ["", undefined],
  ["  ", undefined],
  [`""`, undefined],
  [`a "b`, undefined],
  ["a 'b", undefined],
])("splits %j", (line, words) => {
  expect(splitCommand(line, false)).toEqual(words);
});

it.each([
  ["C:\\tools\\keys.exe a", ["C:\\tools\\keys.exe", "a"]],
  [`"C:\\Program Files\\keys.exe" "a\\"b"`, ["C:\\Program Files\\keys.exe", 'a"b']],
])("leaves the backslashes of Windows' paths: %j", (line, words) => {
  expect(splitCommand(line, true)).toEqual(words);
});

it("gives back what was quoted, whatever it is", () => {
  const quote = (word: string): string => `'${word.replaceAll("'", `'"'"'`)}'`;
  const words = fc.tuple(fc.string({ minLength: 1 }), fc.array(fc.string())).map(([first, rest]) => [first, ...rest]);
  fc.assert(
    fc.property(words, (words) => {
      expect(splitCommand(words.map(quote).join(" "), false)).toEqual(words);
    }),
  );
});
