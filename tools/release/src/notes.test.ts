import { expect, it } from "vitest";
import { parseChangeset, section, withSection } from "./notes.ts";

const changeset = (bump: string, text: string) =>
  parseChangeset("a.md", `---\n"@shelf/lib": ${bump}\n---\n\n${text}\n`);

const api = `The library as it was published on 2026-06-20.

### Breaking changes

- **CreateShelf**: \`Size\` is required. Pass \`Size\`.

### Features

- New operation: \`DropShelf\`.
`;

it("puts what breaks first, whatever the order of the changesets, and needs no hash of a commit", () => {
  const changesets = [
    changeset("patch", "Shelves no longer fall."),
    changeset("minor", "Shelves can be painted."),
    changeset("minor", api),
    changeset("minor", "Breaking: shelves are counted from 1. Add one."),
  ];
  expect(section("@shelf/lib", "0.2.0", changesets, [["@shelf/wood", "0.3.0"]])).toBe(`## 0.2.0

The library as it was published on 2026-06-20.

### Breaking changes

- **CreateShelf**: \`Size\` is required. Pass \`Size\`.
- Shelves are counted from 1. Add one.

### Features

- Shelves can be painted.
- New operation: \`DropShelf\`.

### Fixes

- Shelves no longer fall.

Stands on \`@shelf/wood\` 0.3.0.`);
});

it("keeps paragraphs and lists of a note below its point", () => {
  const text = section("@shelf/lib", "1.0.0", [changeset("major", "Planks are metric.\n\n- one\n- two")], []);
  expect(text).toContain("### Breaking changes\n\n- Planks are metric.\n\n  - one\n  - two");
});

it("says so where a package is only released with its sister", () => {
  expect(section("@shelf/other", "1.0.0", [changeset("minor", "A.")], [])).toBe(
    "## 1.0.0\n\nNothing changed in here: it goes with its sister.",
  );
});

it("replaces the section of the same version and keeps the older ones", () => {
  const before = "# @shelf/lib\n\n## 0.2.0\n\n### Minor Changes\n\n- 1a2b3c4: A.\n\n## 0.1.0\n\nFirst.\n";
  expect(withSection(before, "@shelf/lib", "0.2.0", "## 0.2.0\n\n- A.")).toBe(
    "# @shelf/lib\n\n## 0.2.0\n\n- A.\n\n## 0.1.0\n\nFirst.\n",
  );
});

it("reads both kinds of quotes and line ends, and refuses a file without front matter", () => {
  expect(parseChangeset("a.md", "---\r\n'@shelf/lib': minor\r\nshelf: patch\r\n---\r\nText.\r\n")).toEqual({
    bumps: { "@shelf/lib": "minor", shelf: "patch" },
    text: "Text.",
  });
  expect(() => parseChangeset("a.md", "Text.")).toThrow(/a\.md: there is no front matter/);
});
