import { existsSync, readdirSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import { parseArgs } from "node:util";
import { readText } from "../files/read.ts";
import { writeAllWhole } from "../files/write.ts";
import { generate, type Targets } from "../generate/generate.ts";
import { readSpec } from "../generate/spec.ts";
import { Problem } from "../problem.ts";
import type { Command } from "./command.ts";

export const generateCommand: Command = {
  usage: "generate [PRODUCT] [--check] | --spec FILE --out DIR",
  summary: "write the generated sources of the client and the mock package; --check only compares",
  async run(args) {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { check: { type: "boolean" }, spec: { type: "string" }, out: { type: "string" } },
    });
    if ((values.spec === undefined) !== (values.out === undefined)) {
      throw new Problem("--spec FILE and --out DIR go together: what to read, and where to write");
    }
    const jobs = values.spec !== undefined ? [elsewhere(values.spec, values.out as string)] : products(positionals);
    const changed: string[] = [];
    let count = 0;
    for (const job of jobs) {
      const files = await generate(readSpec(readText(job.spec), job.name), job.targets);
      count += files.size;
      const different = new Map([...files].filter(([file, text]) => !existsSync(file) || readText(file) !== text));
      const stale = leftovers(job.targets, files);
      changed.push(...different.keys(), ...stale);
      if (!values.check) writeAllWhole(different, stale);
    }
    return report(count, changed, values.check ?? false);
  },
};

interface Job {
  spec: string;
  name: string;
  targets: Targets;
}

function elsewhere(spec: string, out: string): Job {
  return {
    spec,
    name: spec.split(/[\\/]/).at(-1) ?? spec,
    targets: {
      client: join(out, "client"),
      mock: join(out, "mock"),
      clientModules: { requests: "../client/requests.ts", errors: "../client/errors.ts" },
      differences: join(out, "mock-differences.md"),
    },
  };
}

export function products(names: string[]): Job[] {
  const known = existsSync("specs")
    ? readdirSync("specs").filter((name) => existsSync(join("specs", name, "openapi.yaml")))
    : [];
  for (const name of names) {
    if (!known.includes(name))
      throw new Problem(`there is no specs/${name}/openapi.yaml; products: ${known.join(", ")}`);
  }
  return (names.length > 0 ? names : known).map((name) => ({
    spec: join("specs", name, "openapi.yaml"),
    name: `specs/${name}/openapi.yaml`,
    targets: targetsOf(name),
  }));
}

/** Where the generated files of a product of ours go. */
export function targetsOf(name: string): Targets {
  return {
    client: `packages/${name}/src/generated`,
    mock: `packages/${name}-mock/src/generated`,
    clientModules: { requests: `@acskit/${name}`, errors: `@acskit/${name}` },
    differences: `docs/mock-differences/${name}.md`,
  };
}

/** Files in the generated folders that no emitter writes any more. */
export function leftovers(targets: Targets, files: ReadonlyMap<string, string>): string[] {
  const pages = existsSync(targets.differences) ? [targets.differences] : [];
  const generated = [targets.client, targets.mock]
    .filter((folder) => existsSync(folder))
    .flatMap((folder) => readdirSync(folder).map((name) => join(folder, name)));
  return [...generated, ...pages].filter((file) => !files.has(file));
}

function report(count: number, changed: string[], check: boolean): number {
  const names = changed.map((file) => `  ${relative(".", resolve(file))}\n`).join("");
  if (!check) {
    process.stdout.write(`${count} generated files, ${changed.length} written\n${names}`);
    return 0;
  }
  if (changed.length === 0) {
    process.stdout.write(`${count} generated files are what the generator writes\n`);
    return 0;
  }
  process.stderr.write(
    `${changed.length} of ${count} generated files differ; run \`pnpm generate\` and commit:\n${names}`,
  );
  return 1;
}
