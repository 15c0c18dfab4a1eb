import { defects } from "./defects.ts";
import { type Outcome, type Suite, suites } from "./measure.ts";
import { linesOf, type Results } from "./results.ts";

/** Between these two lines of the page stands what is measured. */
const begin = "<!-- Written by `pnpm comparison`. -->";
const end = "<!-- Up to here. -->";

const names = Object.keys(suites) as Suite[];
const words: Record<Outcome, string> = { caught: "caught", slip: "a slip only", missed: "**missed**" };
const row = (...cells: (string | number)[]): string => `| ${cells.join(" | ")} |`;
const kilobytes = (bytes: number): string => `${Math.round(bytes / 1000)} kB`;

/** Puts the tables into the page's text. */
export function page(text: string, results: Results): string {
  const [head = "", rest = ""] = text.split(begin);
  const tail = rest.split(end)[1] ?? "\n";
  return `${head}${[begin, "", ...costs(results), "", ...found(results), "", end].join("\n")}${tail}`;
}

function costs({ bytes, versions }: Results): string[] {
  const lines = names.map(linesOf);
  const { orval, "@faker-js/faker": faker, msw } = versions;
  return [
    row("", "by hand", "generated", "acskit"),
    row("---", "--:", "--:", "--:"),
    row("lines of the file", ...lines.map(({ all }) => all)),
    row("of them before the first test", ...lines.map(({ setUp }) => setUp)),
    row("loaded for the mock, minified", ...names.map((name) => kilobytes(bytes[name].minified))),
    row("the same, gzipped", ...names.map((name) => kilobytes(bytes[name].gzipped))),
    "",
    `Measured with msw ${msw}, orval ${orval} and faker ${faker}; bytes are without msw's own.`,
  ];
}

function found({ outcomes }: Results): string[] {
  const outcome = (defect: string, suite: Suite): Outcome => outcomes[defect]?.[suite] ?? "missed";
  const total = (suite: Suite, wanted: Outcome): number =>
    defects.filter(({ name }) => outcome(name, suite) === wanted).length;
  return [
    row("the program …", "the service …", "by hand", "generated", "acskit"),
    row("---", "---", "---", "---", "---"),
    ...defects.map(({ name, consequence }) =>
      row(name, consequence, ...names.map((suite) => words[outcome(name, suite)])),
    ),
    row(
      `of ${defects.length}`,
      "caught / a slip only / missed",
      ...names.map((suite) => (["caught", "slip", "missed"] as const).map((one) => total(suite, one)).join(" / ")),
    ),
  ];
}
