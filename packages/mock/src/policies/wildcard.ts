/** Whether a text is what a pattern says: `*` stands for any text, none included, `?` for one character. */
export type Fits = (text: string) => boolean;

export function wildcard(pattern: string, flags = ""): Fits {
  if (/^\*+$/.test(pattern)) return () => true;
  // Stars that follow each other say no more than one, and would take forever on a long text.
  const source = pattern.replaceAll(/\*+/g, "*").replaceAll(/[\\^$.*+?()[\]{}|/-]/g, (character) => {
    if (character === "*") return ".*";
    return character === "?" ? "." : `\\${character}`;
  });
  const expression = new RegExp(`^${source}$`, `${flags}s`);
  return (text) => expression.test(text);
}
