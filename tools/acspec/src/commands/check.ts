import { parseArgs } from "node:util";
import { tallyAnnotations } from "../compose/check/annotations.ts";
import { factsVerdict, specVerdict, type Verdict } from "../compose/check/current.ts";
import { doubts } from "../compose/check/doubts.ts";
import { type GroupTally, tallyTexts } from "../compose/check/texts.ts";
import { operationsOf } from "../compose/compose.ts";
import { composeFrom, sourcesOf } from "../compose/product.ts";
import { progress } from "../files/progress.ts";
import { oddKinds } from "../import/oddity.ts";
import { Problem } from "../problem.ts";
import type { Command } from "./command.ts";
import { generateCommand } from "./generate.ts";
import { productNames } from "./products.ts";

export const checkCommand: Command = {
  usage: "check [PRODUCT]",
  summary:
    "Whether the spec and packages of a product, or of all, are current, and what they lack; missing texts are no failure.",
  async run(args) {
    const { positionals } = parseArgs({ args, allowPositionals: true, options: {} });
    const [product, ...more] = positionals;
    const known = productNames();
    if (more.length > 0 || (product !== undefined && !known.includes(product))) {
      throw new Problem(`name one product, a folder of specs/ with an upstream.json: ${known.join(", ") || "none"}`);
    }
    let worst = 0;
    for (const name of product === undefined ? known : [product]) {
      if (product === undefined) process.stdout.write(`${name === known[0] ? "" : "\n"}${name}\n\n`);
      worst = Math.max(worst, await check(name));
    }
    return worst;
  },
};

/** @returns the exit code */
async function check(product: string): Promise<number> {
  const step = progress();
  step(`composing ${product}`);
  const sources = sourcesOf(`specs/${product}/upstream.json`);
  const { spec, provenance, facts, oddities } = composeFrom(sources);
  step("comparing");
  const verdicts = [
    factsVerdict(facts, sources.facts),
    await specVerdict(spec, sources.facts, `specs/${product}/openapi.yaml`),
  ];
  process.stdout.write(verdictText(verdicts));
  const generated = await generateCommand.run([product, "--check"]);
  const operations = operationsOf(spec);
  const doubtful = doubts(oddities, spec, operations, provenance);
  process.stdout.write(annotationsText(tallyAnnotations(spec, operations)));
  process.stdout.write(textsText(tallyTexts(spec, operations, provenance)) + doubtsText(doubtful, sources.facts));
  return verdicts.every(({ isCurrent }) => isCurrent) ? generated : 1;
}

function verdictText(verdicts: readonly Verdict[]): string {
  return verdicts
    .map(({ what, isCurrent, says }) => `${what} ${isCurrent ? says : `is not current: ${says}`}\n`)
    .join("");
}

function annotationsText({
  reads,
  writes,
  unknown,
  pages,
  waiters,
  secrets,
  stateful,
  untold,
}: ReturnType<typeof tallyAnnotations>): string {
  return (
    `\n${reads} operations read, ${writes} write, ${unknown.length} without a kind${named(unknown)}; ` +
    `${pages} answer in pages; ${waiters} waiters; ${secrets} secret parameters and fields\n` +
    `a mock plays ${stateful} of them by state; ${untold.length} without x-acs-resource${named(untold)}\n`
  );
}

/** The first of some names. */
function named(names: readonly string[]): string {
  return names.length === 0 ? "" : `: ${names.slice(0, 3).join(", ")}${names.length > 3 ? ", …" : ""}`;
}

/** A table of texts by group: how many there are, of how many. */
function textsText(groups: readonly GroupTally[]): string {
  const columns = ["summaries", "parameters", "fields", "advice"] as const;
  const width = Math.max(5, ...groups.map(({ group }) => group.length));
  const line = (name: string, cells: readonly string[]) =>
    `  ${[name.padEnd(width), ...cells.map((cell) => cell.padStart(11))].join(" ").trimEnd()}\n`;
  const rows = groups.map((tally) =>
    line(tally.group, [
      ...columns.map((column) => `${tally[column].has}/${tally[column].of}`),
      tally.hasFile ? "" : "no docs file",
    ]),
  );
  const sums = columns.map((column) => {
    const [has, of] = [sum(groups.map((tally) => tally[column].has)), sum(groups.map((tally) => tally[column].of))];
    return `${has}/${of}`;
  });
  return `\nTexts, of all that could have one\n${line("group", columns)}${rows.join("")}${line("all", sums)}`;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((all, one) => all + one, 0);
}

function doubtsText(found: ReturnType<typeof doubts>, facts: string): string {
  const lines = found.map(([kind, list]) => {
    const first = list.slice(0, 2).map(({ pointer }) => pointer);
    return `  ${String(list.length).padStart(3)} ${oddKinds[kind]}: ${first.join(", ")}${list.length > 2 ? ", …" : ""}\n`;
  });
  return lines.length === 0
    ? ""
    : `\nDoubtful facts of ${facts}; an overlay is where to correct them\n${lines.join("")}`;
}
