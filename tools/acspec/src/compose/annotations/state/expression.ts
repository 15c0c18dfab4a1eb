/**
 * The texts that say what a field gets, as `packages/mock/src/state/README.md` describes them: read for what they name.
 *
 * @module
 */
import type { Annotation } from "../annotation.ts";

/** What an expression names. */
export interface Named {
  /** `Tag[].Key` of `$Tag[].Key` */
  parameters: string[];
  /** `Disk` of `@Disk.Size` and of `@list Disk(Type=2).Size` */
  kinds: string[];
}

const words = new Set(
  (
    "new id kind maker account now later state second own tags shares alias list count free total nth size sum ip publicIp gateway mac serial " +
    "fingerprint secret order uuid each batch record stored failed"
  ).split(" "),
);

/** Reads an expression; one that has an unknown word is refused. */
export function readExpression(it: Annotation, text: unknown, what: string): Named {
  const found: Named = { parameters: [], kinds: [] };
  const [value = "", condition] = it.text(text, what).split(" when ");
  if (condition !== undefined) {
    for (const part of condition.split(" and ")) {
      const compared = part.split(/ (?:<|>|!=) /);
      if (compared.length === 2) {
        for (const side of compared) if (!side.startsWith("=")) term(side.replace(/ [*/] \d+$/, ""), false);
        continue;
      }
      const name = /^[$@]([\w.[\]]+)(?: is (?:not )?(?:above )?\S+)?$/.exec(part)?.[1];
      if (name === undefined) it.refuse(`has ${what} with the condition ${part}; one is like $Name is not word`);
      if (part.startsWith("$")) found.parameters.push(name);
    }
  }
  for (const list of value.split(" ++ ")) {
    if (list.startsWith("=")) continue;
    for (const [at, one] of list.split(" ?? ").entries()) for (const text of one.split(" & ")) term(text, at > 0);
  }
  return found;

  function term(stated: string, isLater: boolean): void {
    const one = stated.replace(/ [*/] \d+$/, "");
    const source = one.startsWith("map ") ? (one.split(" ")[1] ?? "") : one;
    if (source.startsWith("$")) found.parameters.push(source.slice(1));
    else if (source.startsWith("@")) made(source.slice(1));
    else if (!isLater) it.refuse(`has ${what} ${stated}; an expression begins with $, =, @ or map`);
  }

  function made(one: string): void {
    const [word = "", ...rest] = one.split(" ");
    const argument = rest.join(" ");
    const kind =
      argument !== "" && /^(list|count|total)$/.test(word) ? argument : /^[A-Z]/.test(word) ? word : undefined;
    if (kind !== undefined) found.kinds.push(/^\w+/.exec(kind)?.[0] ?? "");
    else if (!words.has(word))
      it.known(
        `@${word}`,
        "word",
        [...words].map((known) => `@${known}`),
      );
    if (word === "free") found.kinds.push(...rest.slice(1));
    if (/^(ip|gateway|size)$/.test(word) && argument !== "") term(argument, false);
    if (word === "later")
      found.parameters.push(...rest.filter((name) => name.startsWith("$")).map((name) => name.slice(1)));
  }
}
