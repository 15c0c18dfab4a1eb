import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { linkProblems } from "./links.ts";

function site(pages: Record<string, string>): string {
  const folder = mkdtempSync(join(tmpdir(), "site-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  for (const [name, text] of Object.entries(pages)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  return folder;
}

it("is content with links that lead to pages, places in them, and other sites", () => {
  const index = `<a href="docs/a.html#one%20two">a</a> <a href="https://example.com/">b</a> <script src="main.js"></script>`;
  const folder = site({
    "index.html": index,
    "docs/a.html": `<h2 id="one two"></h2><a href="#">top</a>`,
    "main.js": "",
  });
  expect(linkProblems(folder)).toEqual({ pages: 2, problems: [] });
});

it.each([
  [`<a href="b.html">b</a>`, "index.html: b.html leads nowhere"],
  [`<a class="x" href="../out.html">b</a>`, "index.html: ../out.html leads nowhere"],
  [`<a href="#there">b</a>`, "index.html: #there leads to a page without that place"],
  [`<script src="https://example.com/a.js"></script>`, "index.html: <script> comes from https://example.com/a.js"],
  [`<link rel="x" href="//example.com/a.css">`, "index.html: <link> comes from //example.com/a.css"],
])("says what is wrong with %s", (html, problem) => {
  expect(linkProblems(site({ "index.html": html })).problems).toEqual([problem]);
});
