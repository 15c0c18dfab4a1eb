import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { Problem } from "./problem.ts";
import { reportText } from "./report.ts";
import { upgradeNotes } from "./upgrade-notes.ts";

const usage = `acskit: help with upgrades

  acskit upgrade-notes [--from 1.2.0] [--to 1.4.0] [--package NAME] [--notes FOLDER] PATH…
      What changed between two versions, cut down to what the program in these files and folders uses.
      Left out, --from is the installed version, --to the newest, --package the one that the program uses. Exit code: 1 if something that it uses breaks.

  acskit --help, --version
`;

/** What the command says, and the code that it ends with: 0 nothing breaks, 1 something may, 2 bad input. */
export interface Outcome {
  code: 0 | 1 | 2;
  text: string;
}

export function run([name, ...args]: readonly string[]): Outcome {
  const asksForHelp = [name, ...args].some((word) => word === "--help" || word === "-h");
  if (name === undefined || name === "help" || asksForHelp) {
    return { code: name === undefined ? 2 : 0, text: usage };
  }
  if (name === "--version" || name === "-v") {
    const { version } = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8"));
    return { code: 0, text: `${version}\n` };
  }
  try {
    if (name !== "upgrade-notes") throw new Problem(`there is no command ${name}; there is upgrade-notes`);
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        from: { type: "string" },
        to: { type: "string" },
        package: { type: "string" },
        notes: { type: "string" },
      },
    });
    if (positionals.length === 0) throw new Problem("name the files or folders of your program, such as src/");
    const notes = upgradeNotes({ ...values, paths: positionals });
    return { code: notes.touching.some(({ breaks }) => breaks) ? 1 : 0, text: reportText(notes, process.cwd()) };
  } catch (error) {
    const isUsage = String((error as { code?: string }).code ?? "").startsWith("ERR_PARSE_ARGS");
    if (!(error instanceof Problem) && !isUsage) throw error;
    const { message } = error as Error;
    const said = isUsage ? `${message.split(". ")[0]}; --help lists what it takes` : message;
    return { code: 2, text: `acskit: ${said}\n` };
  }
}
