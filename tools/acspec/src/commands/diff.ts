import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { parseArgs } from "node:util";
import { bumpOf, type Change, diff, type Severity, toMarkdown } from "../diff/index.ts";
import { toText } from "../diff/text.ts";
import { progress } from "../files/progress.ts";
import type { Spec } from "../generate/spec.ts";
import { Misfit, Problem } from "../problem.ts";
import type { Command } from "./command.ts";
import { type Loaded, load, productOf, specOf } from "./load-spec.ts";

const formats = { text: toText, markdown: toMarkdown, json: toJson } as const;
const failures: Readonly<Record<string, readonly Severity[]>> = {
  breaking: ["breaking"],
  feature: ["breaking", "feature"],
};

export const diffCommand: Command = {
  usage: "diff OLD NEW [--format text|markdown|json] [--fail-on breaking|feature]",
  summary: "What changed between two specs, facts or upstream documents, for the users of the packages.",
  run(args) {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { format: { type: "string", default: "text" }, "fail-on": { type: "string" } },
    });
    const [oldFile, newFile, ...more] = positionals;
    if (oldFile === undefined || newFile === undefined || more.length > 0) {
      throw new Problem(`name two files: acspec ${diffCommand.usage}`);
    }
    if (oldFile === "-" && newFile === "-") throw new Problem("only one of the two can be standard input");
    const format = choice("--format", values.format, formats);
    const failing = values["fail-on"] === undefined ? [] : choice("--fail-on", values["fail-on"], failures);
    const step = progress();
    step(`reading ${oldFile} and ${newFile}`);
    const [before, after] = comparable(load(oldFile), load(newFile));
    step("comparing");
    const changes = diff(before, after);
    process.stdout.write(format(changes));
    return changes.some(({ severity }) => failing.includes(severity)) ? 1 : 0;
  },
};

function choice<Value>(option: string, name: string, values: Readonly<Record<string, Value>>): Value {
  if (!Object.hasOwn(values, name))
    throw new Problem(`${option} takes ${Object.keys(values).join(" or ")}, not ${name}`);
  return values[name] as Value;
}

/**
 * Two specs on one footing. A spec has an overlay and texts in it that facts lack, so facts beside a spec get those of
 * their product; where these do not fit them, the facts that the spec was made of are compared.
 */
function comparable(before: Loaded, after: Loaded): [Spec, Spec] {
  if ("spec" in before === "spec" in after) return [specOf(before), specOf(after)];
  const [facts, spec] = "facts" in before ? [before, after] : [after, before];
  try {
    const product = productOf(facts);
    return [specOf(before, product), specOf(after, product)];
  } catch (problem) {
    const beside = join(dirname(spec.file), "upstream.json");
    if (!(problem instanceof Misfit) || !existsSync(beside)) throw problem;
    process.stderr.write(`acspec: compares with ${beside}, facts alone, for ${problem.message}\n`);
    const bare = specOf(load(beside));
    return "facts" in before ? [specOf(before), bare] : [bare, specOf(after)];
  }
}

function toJson(changes: readonly Change[]): string {
  const count = (severity: Severity) => changes.filter((change) => change.severity === severity).length;
  const summary = {
    bump: bumpOf(changes, "1.0.0") ?? null,
    breaking: count("breaking"),
    feature: count("feature"),
    fix: count("fix"),
  };
  return `${JSON.stringify({ ...summary, changes }, null, 1)}\n`;
}
