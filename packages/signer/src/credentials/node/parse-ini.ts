/**
 * Reads an ini file: `[section]` lines, `key = value` lines, comments from `;` or `#` at the start of a line or behind a
 * blank. A value in quotes is taken as it stands between them. Later lines win; a section may come twice.
 *
 * @returns sections by name, or the number of the first line (from 1) that is nothing of all that
 */
export function parseIni(text: string): Map<string, Map<string, string>> | number {
  const sections = new Map<string, Map<string, string>>();
  let section = new Map<string, string>(); // what stands before the first section belongs to none
  for (const [at, line] of text
    .replace(/^\ufeff/, "")
    .split(/\r\n|\n|\r/)
    .entries()) {
    const content = line.trim();
    if (!content || /^[;#]/.test(content)) continue;
    const [, name] = /^\[([^\]]*)\](?:\s*|\s+[;#].*)$/.exec(content) ?? [];
    const [, key, rest] = /^([^=[\]]+?)\s*=\s*(.*)$/.exec(content) ?? [];
    if (name !== undefined) {
      section = sections.get(name.trim()) ?? new Map();
      sections.set(name.trim(), section);
    } else if (key !== undefined && rest !== undefined) {
      section.set(key, textOf(rest));
    } else {
      return at + 1;
    }
  }
  return sections;
}

function textOf(text: string): string {
  const quoted = /^(["'])(.*?)\1(?:\s*|\s+[;#].*)$/.exec(text);
  return quoted?.[2] ?? text.replace(/(^|\s+)[;#].*$/, "");
}
