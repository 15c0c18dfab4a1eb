import { writeFileSync } from "node:fs";
import { expect, it } from "vitest";
import { RULES } from "../../tools/acspec/src/diff/index.ts";
import { readFile, root } from "../testing/repository.ts";

const page = "docs/api-changes.md";

it("lists every kind of change in the documentation, as the rules have it", () => {
  const text = readFile(page);
  const table = [
    "| kind | severity | direction | what changed |",
    "| --- | --- | --- | --- |",
    ...RULES.map(
      ({ kind, severity, direction, meaning }) => `| \`${kind}\` | ${severity} | ${direction} | ${meaning} |`,
    ),
  ].join("\n");
  const expected = text.replace(
    /(<!-- kinds -->\n)[\s\S]*(<!-- \/kinds -->)/,
    (_, open, close) => `${open}${table}\n${close}`,
  );
  if (process.env.UPDATE_GOLDEN) writeFileSync(root + page, expected);
  expect(readFile(page)).toBe(expected);
});
