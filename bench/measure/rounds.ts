import { spawnSync } from "node:child_process";
import type { Figures, Goal, Row } from "../row.ts";
import type { Runner } from "./nodes.ts";
import { bench } from "./processes.ts";

/** What a row's rounds came to. */
export interface Result {
  /** Medians, by contender and figure. */
  readonly medians: Readonly<Record<string, Figures>>;
  /** For each goal, the figure or the ratio by contender. */
  readonly goals: readonly Readonly<Record<string, number>>[];
}

/** Lets the contenders of a row run in turn, round by round, each in a process of its own. */
export function measure(runner: Runner, name: string, { rounds, contenders, goals }: Row): Result {
  const runs: Record<string, Figures>[] = [];
  for (let round = 0; round < rounds; round++) {
    process.stderr.write(`\r${name}: round ${round + 1} of ${rounds} `);
    runs.push(
      Object.fromEntries(Object.keys(contenders).map((contender) => [contender, run(runner, name, contender)])),
    );
  }
  process.stderr.write("\r");
  const medians = Object.fromEntries(
    Object.entries(runs[0] ?? {}).map(([contender, figures]) => [
      contender,
      medianOf(Object.keys(figures), (figure) => runs.map((run) => run[contender]?.[figure] ?? Number.NaN)),
    ]),
  );
  return { medians, goals: goals.map((goal) => reached(goal, runs)) };
}

function run({ node, program }: Runner, row: string, contender: string): Figures {
  const { stdout, stderr } = spawnSync(node, ["--expose-gc", program, row, contender], {
    encoding: "utf8",
    cwd: bench,
    env: { ...process.env, NODE_NO_WARNINGS: "1" },
  });
  const figures = /^figures (.*)$/m.exec(stdout)?.[1];
  if (!figures) throw new Error(`${row}, ${contender}: ${stderr || stdout}`);
  return JSON.parse(figures);
}

/** The median of each round's own ratio: noise that lasts longer than a round falls out. */
function reached({ figure, by, inverse }: Goal, runs: readonly Record<string, Figures>[]): Record<string, number> {
  const contenders = Object.keys(runs[0] ?? {}).filter((contender) => runs[0]?.[contender]?.[figure] !== undefined);
  return medianOf(contenders, (contender) =>
    runs.map((run) => {
      const one = run[contender]?.[figure] ?? Number.NaN;
      const other = by === undefined ? 1 : (run[by]?.[figure] ?? Number.NaN);
      return inverse ? other / one : one / other;
    }),
  );
}

function medianOf(names: readonly string[], values: (name: string) => number[]): Record<string, number> {
  return Object.fromEntries(names.map((name) => [name, median(values(name))]));
}

/** The middle value; the mean of the middle two. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  return ((sorted[Math.floor(middle)] ?? Number.NaN) + (sorted[Math.ceil(middle) - 1] ?? Number.NaN)) / 2;
}
