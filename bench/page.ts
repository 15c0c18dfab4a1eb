import type { Result } from "./measure/rounds.ts";
import type { Goal, Row } from "./row.ts";

/** Between these two lines of the README stands what is measured. */
const begin = "<!-- Written by `pnpm bench`. -->";
const end = "<!-- Up to here. -->";

/** What the results of a row on Node 20 are called. */
export function olderName(row: string): string {
  return `${row}, Node 20`;
}

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
    "| what | ours | on Node 20 | goal | reached | others |",
    "| --- | ---: | ---: | ---: | --- | --- |",
    ...measured.flatMap((name) => goalLines(rows[name] as Row, results[name] as Result, results[olderName(name)])),
    ...measured.flatMap((name) => section(name, rows[name] as Row, results[name] as Result, results[olderName(name)])),
    "",
    end,
  ];
  return head + lines.join("\n") + tail;
}

function goalLines(row: Row, result: Result, older: Result | undefined): string[] {
  return row.goals.map((goal, at) => {
    const by = result.goals[at] ?? {};
    const own = by[goal.ours] ?? Number.NaN;
    const olderOwn = older?.goals[at]?.[goal.ours];
    const others = Object.keys(by).filter((name) => !aside(goal, name));
    return line([
      goal.what,
      figure(own),
      olderOwn === undefined ? "" : figure(olderOwn),
      goal.atMost === undefined ? `≥ ${figure(goal.atLeast ?? 0)}` : `≤ ${figure(goal.atMost)}`,
      reached(goal, own, olderOwn),
      others.map((name) => `${name} ${figure(by[name] ?? Number.NaN)}`).join(", "),
    ]);
  });
}

function reached({ atMost, atLeast }: Goal, own: number, older: number | undefined): string {
  const is = (value: number): boolean => value <= (atMost ?? value) && value >= (atLeast ?? value);
  if (older === undefined || is(own) === is(older)) return is(own) ? "yes" : "**no**";
  return is(older) ? "on Node 20" : "**not on Node 20**";
}

function aside({ ours, by, aside = [] }: Goal, name: string): boolean {
  return name === ours || name === by || aside.includes(name) || (name.startsWith("@acskit/") && by === undefined);
}

function section(
  name: string,
  { title, about, rounds }: Row,
  { medians }: Result,
  older: Result | undefined,
): string[] {
  const figures = Object.keys(Object.values(medians)[0] ?? {});
  const versions = older ? ["", ", Node 20"] : [""];
  return [
    "",
    `## ${title}`,
    "",
    `${about} ${rounds > 1 ? `Medians of ${rounds} rounds. ` : ""}\`pnpm bench ${name}\``,
    "",
    line(["", ...versions.flatMap((version) => figures.map((figure) => figure + version))]),
    line(["---", ...versions.flatMap(() => figures.map(() => "---:"))]),
    ...Object.entries(medians).map(([contender, of]) =>
      line([
        contender,
        ...[of, ...(older ? [older.medians[contender] ?? {}] : [])].flatMap((of) =>
          figures.map((name) => figure(of[name] ?? 0)),
        ),
      ]),
    ),
  ];
}

const line = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;

/** Three digits that count, as many as can be trusted. */
function figure(value: number): string {
  return value >= 100 ? Math.round(value).toLocaleString("en") : String(Number(value.toPrecision(3)));
}
