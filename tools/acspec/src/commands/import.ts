import { parseArgs } from "node:util";
import { parseJson } from "../files/json.ts";
import { progress } from "../files/progress.ts";
import { nameOf, readText } from "../files/read.ts";
import { writeWhole } from "../files/write.ts";
import { factsText, importDocument } from "../import/document.ts";
import { reportText } from "../import/report.ts";
import { Problem } from "../problem.ts";
import type { Command } from "./command.ts";

export const importCommand: Command = {
  usage: "import FILE --out F [--descriptions] [--brief]",
  summary: "Reads an upstream api-docs.json (- for standard input), writes its facts, reports what it found.",
  run(args) {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { out: { type: "string" }, descriptions: { type: "boolean" }, brief: { type: "boolean" } },
    });
    const [file, ...more] = positionals;
    if (file === undefined || more.length > 0) throw new Problem(`name one file: acspec ${importCommand.usage}`);
    if (!values.out) throw new Problem(`say where to write the facts: acspec import ${file} --out FILE`);
    const step = progress();
    const json = parseJson(readText(file), file);
    step(`importing ${nameOf(file)}`);
    const { facts, report } = importDocument(json, { file: nameOf(file), descriptions: values.descriptions });
    step(`writing ${values.out}`);
    writeWhole(values.out, factsText(facts));
    process.stdout.write(reportText(report, values.brief));
    return 0;
  },
};
