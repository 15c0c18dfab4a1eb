import { existsSync } from "node:fs";
import { expect, it } from "vitest";
import { generated, measure, type Suite, suites } from "../comparison/measure.ts";
import { page } from "../comparison/page.ts";
import { readResults } from "../comparison/results.ts";
import { readFile } from "../testing/repository.ts";

const results = readResults();

it("docs/comparison.md has what was measured, and as many lines as there are", () => {
  const text = readFile("docs/comparison.md");
  expect(page(text, results), "run `pnpm comparison`").toBe(text);
});

it("each suite finds the defects that docs/comparison.md says; the generator's where `pnpm comparison` has been run", () => {
  const names = Object.keys(suites) as Suite[];
  const here = names.filter((name) => name !== "generated" || existsSync(generated));
  const recorded = Object.entries(results.outcomes).map(([defect, by]) => [
    defect,
    Object.fromEntries(here.map((name) => [name, by[name]])),
  ]);
  expect(measure(here)).toEqual(Object.fromEntries(recorded));
}, 600_000);
