import { dirname, resolve } from "node:path";
import { parseArgs } from "node:util";
import { operationsOf } from "../compose/compose.ts";
import type { Node } from "../compose/node.ts";
import { composeFrom, type Sources, sourcesOf } from "../compose/product.ts";
import type { Note } from "../compose/provenance.ts";
import { validate } from "../compose/validate.ts";
import { toYaml } from "../compose/yaml.ts";
import { progress } from "../files/progress.ts";
import { nameOf } from "../files/read.ts";
import { writeWhole } from "../files/write.ts";
import { Problem } from "../problem.ts";
import type { Command } from "./command.ts";

export const composeCommand: Command = {
  usage: "compose FACTS [--overlay O] [--docs D] --out F",
  summary:
    "Facts, corrections and texts become a spec; O and D are files or folders, those beside FACTS if F lies there.",
  async run(args) {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { overlay: { type: "string" }, docs: { type: "string" }, out: { type: "string" } },
    });
    const [facts, ...more] = positionals;
    if (facts === undefined || more.length > 0) throw new Problem(`name one file: acspec ${composeCommand.usage}`);
    if (!values.out) throw new Problem(`say where to write the spec: acspec compose ${facts} --out FILE`);
    const step = progress();
    step(`composing ${nameOf(facts)}`);
    const { spec, notes } = composeFrom({ ...besides(facts, values.out), ...values, facts });
    step("checking it against OpenAPI 3.1");
    await validate(spec, values.out);
    step(`writing ${values.out}`);
    const text = toYaml(spec);
    writeWhole(values.out, text);
    process.stdout.write(summary(spec, notes, values.out, text));
    return 0;
  },
};

/** A product's own folder has its overlay and docs beside the facts. */
function besides(facts: string, out: string): Sources {
  return facts !== "-" && dirname(resolve(facts)) === dirname(resolve(out)) ? sourcesOf(facts) : { facts };
}

function summary(spec: Node, notes: readonly Note[], out: string, text: string): string {
  const info = spec.info as Record<string, string>;
  const operations = operationsOf(spec).length;
  const lines = [
    `${info["x-acs-product"]} ${info.version}: ${operations} operations in ${(spec.tags as Node[]).length} groups, OpenAPI 3.1, valid`,
    `${out}: ${text.split("\n").length - 1} lines, ${Math.ceil(Buffer.byteLength(text) / 1024)} KiB`,
    ...notes.map(({ pointer, text: note }) => `  ${pointer}: ${note}`),
  ];
  return `${lines.join("\n")}\n`;
}
