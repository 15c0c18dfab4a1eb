/**
 * From changesets to the section of a CHANGELOG: what breaks first, then features, then fixes, then the packages
 * that it stands on. Pure.
 *
 * @module
 */

type Bump = "major" | "minor" | "patch";

/** A note for the next release, as it lies in `.changeset`. */
export interface Changeset {
  readonly bumps: Readonly<Record<string, Bump>>;
  /** Markdown. Sections called as those of the CHANGELOG are taken apart; `Breaking:` at the start says that it breaks. */
  readonly text: string;
}

const titles = ["Breaking changes", "Features", "Fixes"] as const;
type Title = (typeof titles)[number];
const titleOf: Readonly<Record<Bump, Title>> = { major: "Breaking changes", minor: "Features", patch: "Fixes" };

/** @throws {Error} for a file without front matter */
export function parseChangeset(file: string, content: string): Changeset {
  const match = /^---\n([\s\S]*?)^---\n([\s\S]*)$/m.exec(content.replaceAll("\r\n", "\n"));
  if (!match) throw new Error(`${file}: there is no front matter (--- lines with "package": bump between them)`);
  const lines = (match[1] ?? "").matchAll(/^["']?([^"'\n]+?)["']?\s*:\s*(major|minor|patch)\s*$/gm);
  return { bumps: Object.fromEntries([...lines].map(([, name, bump]) => [name, bump])), text: (match[2] ?? "").trim() };
}

/**
 * The section of a version.
 *
 * @param updated packages of ours that it depends on and that were released with it, with their versions
 * @returns Markdown that begins with a heading of the second level
 */
export function section(
  name: string,
  version: string,
  changesets: readonly Changeset[],
  updated: readonly (readonly [name: string, version: string])[],
): string {
  const parts = new Map<Title, string[]>(titles.map((title) => [title, []]));
  const introductions: string[] = [];
  for (const { bumps, text } of changesets) {
    const bump = bumps[name];
    if (bump === undefined) continue;
    const [introduction = "", ...sections] = text.split(/^### (?=(?:Breaking changes|Features|Fixes)$)/m);
    if (sections.length === 0) {
      const breaks = /^\**breaking:\**\s*/i.exec(text);
      const title = breaks ? "Breaking changes" : titleOf[bump];
      parts.get(title)?.push(item(text.slice(breaks?.[0].length ?? 0)));
      continue;
    }
    if (introduction.trim() !== "") introductions.push(introduction.trim());
    for (const part of sections) {
      const end = part.indexOf("\n");
      parts.get(part.slice(0, end) as Title)?.push(part.slice(end).trim());
    }
  }
  const written = [...parts].filter(([, items]) => items.length > 0);
  const dependencies = updated.map(([other, at]) => `\`${other}\` ${at}`).join(", ");
  return [
    `## ${version}`,
    ...introductions,
    ...written.map(([title, items]) => `### ${title}\n\n${items.join("\n")}`),
    ...(dependencies === "" ? [] : [`Stands on ${dependencies}.`]),
    ...(written.length === 0 && dependencies === "" ? ["Nothing changed in here: it goes with its sister."] : []),
  ].join("\n\n");
}

function item(text: string): string {
  const sentence = text.charAt(0).toUpperCase() + text.slice(1);
  return `- ${sentence.replaceAll("\n", "\n  ").replaceAll(/^ +$/gm, "")}`;
}

/** A CHANGELOG with the section in place of the one of the same version, or before all others. */
export function withSection(changelog: string, name: string, version: string, text: string): string {
  const [, ...older] = changelog.split(/^(?=## )/m);
  const kept = older.filter((part) => part.split("\n", 1)[0] !== `## ${version}`).map((part) => part.trim());
  return `${[`# ${name}`, text, ...kept].join("\n\n")}\n`;
}
