import { bumpOf, type Change, toMarkdown } from "../diff/index.ts";

/** A package that is released for a change. */
export interface Package {
  name: string;
  version: string;
}

/** `.changeset/2026-06-20-ens.md` */
export function changesetFile(product: string, day: string): string {
  return `.changeset/${day}-${product}.md`;
}

/** The note for the next release: which packages, how much their versions rise, and what changed for their users. */
export function changesetText(
  packages: readonly Package[],
  title: string,
  day: string,
  changes: readonly Change[],
): string {
  const bumps = packages.map(({ name, version }) => `${JSON.stringify(name)}: ${bumpOf(changes, version)}`);
  return `---\n${bumps.join("\n")}\n---\n\n${title} as it was published on ${day}.\n\n${toMarkdown(changes)}`;
}
