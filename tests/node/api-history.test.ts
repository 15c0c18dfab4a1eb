/**
 * Every known step of a real API, by the verdicts that were reviewed by hand: a changed rule shows what it flips.
 *
 * @see docs/api-changes.md, History
 * @module
 */
import { readdirSync, writeFileSync } from "node:fs";
import { expect, it } from "vitest";
import { compose } from "../../tools/acspec/src/compose/compose.ts";
import { bumpOf, type Change, diff } from "../../tools/acspec/src/diff/index.ts";
import { type OpenApi, type Spec, specFrom } from "../../tools/acspec/src/generate/spec.ts";
import { importDocument } from "../../tools/acspec/src/import/document.ts";
import { readFile, root } from "../testing/repository.ts";

const folder = "specs/ens/history";
const golden = `${folder}/verdicts.txt`;

/** Facts with their maps in reach; in a step, what it sets, `null` for what it takes away. */
interface State {
  apis?: Record<string, unknown>;
  schemas?: Record<string, unknown>;
  [fact: string]: unknown;
}

it("finds in every step of the history what was found when people reviewed it", () => {
  const verdicts = verdictsOf(statesOf());
  if (process.env.UPDATE_GOLDEN) writeFileSync(root + golden, verdicts);
  expect(flips(readFile(golden), verdicts)).toEqual([]);
});

it("names the step, the place, the old and the new verdict where a rule flips one", () => {
  const old = "2024-01-01: major (1 breaking, 0 feature, 0 fix)\nbreaking CreateDisk Size request-limit-narrowed: …\n";
  const now = "2024-01-01: minor (0 breaking, 1 feature, 0 fix)\nfeature CreateDisk Size request-limit-widened: …\n";
  expect(flips(old, now)).toEqual([
    "2024-01-01 bump: was major (1 breaking, 0 feature, 0 fix), is minor (0 breaking, 1 feature, 0 fix)",
    "2024-01-01 CreateDisk Size: was breaking request-limit-narrowed, is feature request-limit-widened",
  ]);
});

function* statesOf(): Iterable<[date: string, spec: Spec]> {
  let state: State = {};
  for (const file of readdirSync(root + folder)
    .filter((name) => name.endsWith(".json"))
    .sort()) {
    const step = JSON.parse(readFile(`${folder}/${file}`)) as State;
    state = { ...state, ...step, apis: merged(state.apis, step.apis), schemas: merged(state.schemas, step.schemas) };
    const { schemas, ...facts } = state;
    const { facts: imported } = importDocument({ ...facts, components: { schemas } }, { file });
    yield [file.slice(0, 10), specFrom(compose(imported).spec as unknown as OpenApi, file)];
  }
}

function merged(before: Record<string, unknown> = {}, step: Record<string, unknown> = {}): Record<string, unknown> {
  return Object.fromEntries(Object.entries({ ...before, ...step }).filter(([, value]) => value !== null));
}

/** A paragraph for each step: its bump, then a line for each change. */
function verdictsOf(states: Iterable<[string, Spec]>): string {
  const paragraphs: string[] = [];
  let before: Spec | undefined;
  for (const [date, after] of states) {
    if (before) paragraphs.push(paragraph(date, diff(before, after)));
    before = after;
  }
  return paragraphs.join("\n");
}

function paragraph(date: string, changes: readonly Change[]): string {
  const count = (severity: string) => changes.filter((change) => change.severity === severity).length;
  const head = `${date}: ${bumpOf(changes, "1.0.0")} (${count("breaking")} breaking, ${count("feature")} feature, ${count("fix")} fix)`;
  const lines = changes.map(({ severity, operation = "-", place, kind, reason }) =>
    `${severity} ${operation} ${place} ${kind}: ${reason}`.replaceAll("\n", " "),
  );
  return `${head}\n${lines.map((line) => `${line}\n`).join("")}`;
}

/** What one list of verdicts says otherwise than another, a line for each place. */
function flips(before: string, after: string): string[] {
  const [was, is] = [byPlace(before), byPlace(after)];
  return [...new Set([...was.keys(), ...is.keys()])].flatMap((place) => {
    const [old, now] = [was.get(place) ?? "nothing", is.get(place) ?? "nothing"];
    return old === now ? [] : [`${place}: was ${old}, is ${now}`];
  });
}

/** The verdicts on a place, in words: `breaking request-parameter-removed`. */
function byPlace(verdicts: string): Map<string, string> {
  const found = new Map<string, string>();
  let date = "";
  for (const line of verdicts.split("\n").filter((one) => one !== "")) {
    const head = /^(\d{4}-\d\d-\d\d): (.*)$/.exec(line);
    if (head) [, date = ""] = head;
    const [, severity, operation, place, kind] = /^(\w+) (\S+) (.*?) ([a-z-]+): /.exec(line) ?? [];
    const key = head ? `${date} bump` : `${date} ${operation} ${place}`;
    const verdict = head ? (head[2] as string) : `${severity} ${kind}`;
    found.set(key, found.has(key) ? `${found.get(key)}, ${verdict}` : verdict);
  }
  return found;
}
