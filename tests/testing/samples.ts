/** A fenced block of a page. */
export interface Sample {
  readonly language: string;
  readonly code: string;
  /** Of its first fence, from 1. */
  readonly line: number;
  /** From a line `<!-- not run: reason -->` before it. */
  readonly notRun?: string;
  /** The file that it is a part of, from a line `<!-- from path -->` before it. */
  readonly from?: string;
}

/** The fenced blocks of a page, in its order. */
export function samplesOf(page: string): Sample[] {
  const fenced = /^(?:<!-- (?:not run: (.+)|from (\S+)) -->\n\n?)?```(\w*)\n([\s\S]*?)^```$/gm;
  return [...page.matchAll(fenced)].map(({ 0: all, 1: notRun, 2: from, 3: language = "", 4: code = "", index }) => {
    const line = page.slice(0, index + all.indexOf("```")).split("\n").length;
    return { language, code, line, ...(notRun !== undefined && { notRun }), ...(from !== undefined && { from }) };
  });
}
/** Lines of a page that are commands for a shell: in indented blocks, and in fenced ones for shells. */
export function commandsOf(page: string): string[] {
  const indented = page.matchAll(/^ {4,}(?:\$ )?((?:npx|npm|pnpm|yarn|node|git|bash|curl) .*)$/gm);
  const fenced = samplesOf(page).filter(({ language }) => /^(sh|bash|shell|console)$/.test(language));
  const lines = fenced.flatMap(({ code }) => code.split("\n").map((line) => line.replace(/^\$ /, "").trim()));
  return [...[...indented].map(([, command = ""]) => command), ...lines]
    .map((command) => command.replace(/\s+#.*$/, "").trim())
    .filter((command) => command !== "");
}
