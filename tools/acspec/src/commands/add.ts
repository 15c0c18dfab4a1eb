import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { parseArgs } from "node:util";
import { place } from "../add/place.ts";
import { type NewProduct, planProduct } from "../add/plan.ts";
import { progress } from "../files/progress.ts";
import { readText } from "../files/read.ts";
import { oddKinds } from "../import/oddity.ts";
import { Problem } from "../problem.ts";
import type { Command } from "./command.ts";

export const addCommand: Command = {
  usage: "add FILE [--product NAME]",
  summary: "A new product from its upstream document: facts, spec, client, mock, tests, all wired into the workspace.",
  async run(args) {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { product: { type: "string" } },
    });
    const [file, ...more] = positionals;
    if (file === undefined || more.length > 0) throw new Problem(`name one file: acspec ${addCommand.usage}`);
    for (const needed of ["pnpm-workspace.yaml", "tests/package.json", ".changeset/config.json"]) {
      if (!existsSync(needed)) throw new Problem("is not here; run it in the root of the workspace", { file: needed });
    }
    const step = progress();
    const product = await planProduct(readText(file), file, values.product, step);
    step(`writing ${product.names.folder}`);
    place(product);
    process.stdout.write(summary(product));
    for (const { what, command, flags = [] } of afterwards) {
      step(what);
      const problem = pnpm([...command.split(" "), ...flags]);
      if (problem === undefined) continue;
      process.stderr.write(
        `acspec: all files are there, but \`pnpm ${command}\` failed; run it yourself. It said:\n${problem}\n`,
      );
      return 1;
    }
    process.stdout.write(nextSteps(product));
    return 0;
  },
};

/**
 * Links the new packages, and makes the lock file know them: nothing new is downloaded, they need what others need.
 * Then the two files that say something of every package.
 */
const afterwards: readonly { what: string; command: string; flags?: string[] }[] = [
  // Frozen is the default in CI.
  { what: "installing", command: "install", flags: ["--no-frozen-lockfile", "--prefer-offline"] },
  { what: "weighing the packages", command: "size --raise" },
  { what: "listing what is installed with them", command: "installed" },
];

function summary({ names, because, folders, edits, operations, style, notes, report }: NewProduct): string {
  const { folder, title } = names;
  const odd = Object.entries(Object.groupBy(report.oddities, ({ kind }) => kind));
  return [
    `${title} (${style}): ${operations} operation${operations === 1 ? "" : "s"}, as ${folder}`,
    ...(because === undefined ? [] : [`  ${because}; so it has its version in its name`]),
    ...[...folders].map(([path, files]) => `  ${path}: ${files.size} files`),
    ...[...edits.keys()].map((path) => `  ${path}`),
    ...odd.map(([kind, list = []]) => {
      const places = list.slice(0, 2).map(({ pointer }) => pointer || "/");
      return `  odd: ${oddKinds[kind as keyof typeof oddKinds]}: ${list.length} (${places.join(", ")}${list.length > 2 ? ", …" : ""})`;
    }),
    ...notes.map(({ pointer, text }) => `  ${pointer}: ${text}`),
    "",
  ].join("\n");
}

/** @returns what it said, if it failed */
function pnpm(args: readonly string[]): string | undefined {
  const run = (command: string, more: readonly string[]) =>
    spawnSync(command, [...more, ...args], { encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });
  const own = run("pnpm", []);
  const isThere = (own.error as NodeJS.ErrnoException | undefined)?.code !== "ENOENT";
  const { status, stdout, stderr, error } = isThere ? own : run("npx", ["-y", "pnpm@12"]);
  return status === 0 ? undefined : (error?.message ?? `${stdout}${stderr}`.trim());
}

function nextSteps({ names: { folder } }: NewProduct): string {
  const steps = [
    ["pnpm test", "all of it is tested"],
    ["pnpm api", "the packages' types as text, for a review"],
    [`pnpm acspec check ${folder}`, "what it lacks: texts, kinds of operations, pages, waiters"],
    [`specs/${folder}/overlay, docs`, "where to say it; docs/adding-a-product.md tells how"],
  ] as const;
  const width = Math.max(...steps.map(([what]) => what.length));
  return `\nNext\n${steps.map(([what, why]) => `  ${what.padEnd(width)}  ${why}\n`).join("")}`;
}
