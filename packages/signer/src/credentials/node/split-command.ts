/**
 * Splits a command line into program and arguments, without a shell: blanks separate, quotes of both kinds group, and a
 * backslash takes the next character as it is (not in single quotes; on Windows, where paths are full of them, only
 * before a double quote).
 *
 * @returns nothing if a quote is not closed or there is no program
 */
export function splitCommand(line: string, isWindows: boolean): string[] | undefined {
  const words: string[] = [];
  let word: string | undefined; // "" once a quote has opened: an empty argument is one
  let quote = "";
  for (let at = 0; at < line.length; at++) {
    const character = line.charAt(at);
    const next = line.charAt(at + 1);
    if (character === "\\" && quote !== "'" && next && (isWindows ? next === '"' : !quote || /["\\$`]/.test(next))) {
      word = (word ?? "") + next;
      at++;
    } else if (quote ? character === quote : /["']/.test(character)) {
      quote = quote ? "" : character;
      word ??= "";
    } else if (!quote && /\s/.test(character)) {
      if (word !== undefined) words.push(word);
      word = undefined;
    } else {
      word = (word ?? "") + character;
    }
  }
  if (word !== undefined) words.push(word);
  return quote || !words[0] ? undefined : words;
}
