import { existsSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, it } from "vitest";
import { readFile, repositoryFiles, root } from "../testing/repository.ts";

const pages = repositoryFiles().filter((name) => name.endsWith(".md") && !name.includes("/generated/"));

/** A heading as a link names it. */
function anchor(heading: string): string {
  return heading
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}\s_-]/gu, "")
    .replaceAll(" ", "-");
}

it("every link between pages leads to a file, and to a heading in it", () => {
  const dead: string[] = [];
  for (const page of pages) {
    for (const [, link = ""] of readFile(page).matchAll(/\]\(([^)\s]+)\)/g)) {
      if (/^(https?|mailto):/.test(link)) continue;
      const [file = "", heading] = link.split("#");
      const target = file === "" ? page : join(dirname(page), file);
      // A site shows files; folders are for the page that a repository shows first.
      const isShown = page === "README.md" || !statSync(join(root, target), { throwIfNoEntry: false })?.isDirectory();
      if (!existsSync(join(root, target)) || !isShown) dead.push(`${page}: ${link}`);
      else if (heading !== undefined) {
        const headings = [...readFile(target).matchAll(/^#+ (.*)$/gm)].map((match) => anchor(match[1] ?? ""));
        if (!headings.includes(heading)) dead.push(`${page}: ${link}`);
      }
    }
  }
  expect(dead).toEqual([]);
});
