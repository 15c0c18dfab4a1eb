import { existsSync } from "node:fs";
import { readText } from "../files/read.ts";

/** Files by path, and what is to be in them; those without a text are to go. */
export type Texts = ReadonlyMap<string, string | undefined>;

/** Those that are not so already. */
export function differentTexts(texts: Texts): Texts {
  const isDifferent = ([file, text]: readonly [string, string | undefined]) =>
    existsSync(file) ? text === undefined || readText(file) !== text : text !== undefined;
  return new Map([...texts].filter(isDifferent));
}
