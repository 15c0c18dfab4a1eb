import { readFileSync } from "node:fs";
import { join } from "node:path";
import { here, type Outcomes, type Suite, suites } from "./measure.ts";

export interface Results {
  /** Of what was compared with, by package. */
  readonly versions: Readonly<Record<string, string>>;
  /** Bytes that a page loads for the mock, minified and gzipped, msw aside. */
  readonly bytes: Readonly<Record<Suite, { readonly minified: number; readonly gzipped: number }>>;
  readonly outcomes: Outcomes;
}

export const resultsFile: string = join(here, "results.json");

export function readResults(): Results {
  return JSON.parse(readFileSync(resultsFile, "utf8"));
}

/** Lines with code in them, and how many of them are there before the first test. */
export function linesOf(suite: Suite): { all: number; setUp: number } {
  const text = readFileSync(join(here, suites[suite]), "utf8");
  const count = (part: string): number =>
    part.split("\n").filter((line) => /^\s*(?!\/\/|\/\*\*|\*)\S/.test(line)).length;
  return { all: count(text), setUp: count(text.slice(0, text.indexOf("\nit("))) };
}
