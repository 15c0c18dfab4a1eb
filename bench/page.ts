import type { Result } from "./measure/rounds.ts";
import type { Goal, Row } from "./row.ts";

/** Between these two lines of the README stands what is measured. */
const begin = "<!-- Written by `pnpm bench`. -->";
const end = "<!-- Up to here. -->";

/** Puts the figures into the README's text. */
export function page(
  text: string,
  machine: string,
  rows: Readonly<Record<string, Row>>,
  results: Readonly<Record<string, Result>>,
): string {
  const [head = "", rest = ""] = text.split(begin);
  const tail = rest.split(end)[1] ?? "\n";
  const measured = Object.keys(rows).filter((name) => results[name]);
  const lines = [
    begin,
    "",
    `Measured on ${machine}.`,
    "",
    "| what | ours | goal | reached | others |",
    "| --- | ---: | ---: | --- | --- |",
    ...measured.flatMap((name) => goalLines(rows[name] as Row, results[name] as Result)),
    ...measured.flatMap((name) => section(name, rows[name] as Row, results[name] as Result)),
    "",
    end,
  ];
  return head + lines.join("\n") + tail;
}

function goalLines(row: Row, result: Result): string[] {
  return row.goals.map((goal, at) => {
    const by = result.goals[at] ?? {};
    const own = by[goal.ours] ?? Number.NaN;
    const others = Object.keys(by).filter((name) => !aside(goal, name));
    return line([
      goal.what,
      figure(own),
      goal.atMost === undefined ? `≥ ${figure(goal.atLeast ?? 0)}` : `≤ ${figure(goal.atMost)}`,
      own <= (goal.atMost ?? own) && own >= (goal.atLeast ?? own) ? "yes" : "**no**",
      others.map((name) => `${name} ${figure(by[name] ?? Number.NaN)}`).join(", "),
    ]);
  });
}

function aside({ ours, by, aside = [] }: Goal, name: string): boolean {
  return name === ours || name === by || aside.includes(name) || (name.startsWith("@acskit/") && by === undefined);
}

function section(name: string, { title, about, rounds }: Row, { medians }: Result): string[] {
  const figures = Object.keys(Object.values(medians)[0] ?? {});
  return [
    "",
    `## ${title}`,
    "",
    `${about} ${rounds > 1 ? `Medians of ${rounds} rounds. ` : ""}\`pnpm bench ${name}\``,
    "",
    line(["", ...figures]),
    line(["---", ...figures.map(() => "---:")]),
    ...Object.entries(medians).map(([contender, of]) =>
      line([contender, ...figures.map((name) => figure(of[name] ?? 0))]),
    ),
  ];
}

const line = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;

/** Three digits that count, as many as can be trusted. */
function figure(value: number): string {
  return value >= 100 ? Math.round(value).toLocaleString("en") : String(Number(value.toPrecision(3)));
}
