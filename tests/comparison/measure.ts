/**
 * Puts each defect into the program, and runs each suite against it.
 *
 * @module
 */
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type Defect, defects } from "./defects.ts";

export const here: string = import.meta.dirname;
const root = join(here, "../..");

/** What the generator wrote, once `pnpm comparison` has told it to. */
export const generated: string = join(here, "generator/generated");

/** The same tests, written three times. */
export const suites = {
  "by-hand": "by-hand.test.ts",
  generated: "generator/generated.test.ts",
  acskit: "acskit.test.ts",
} as const;
export type Suite = keyof typeof suites;

/**
 * What became of a defect: noticed whatever its author believes, noticed unless the test shares the mistake, or missed.
 */
export type Outcome = "caught" | "slip" | "missed";
export type Outcomes = Readonly<Record<string, Partial<Record<Suite, Outcome>>>>;

/**
 * @param chosen the generator's needs its output, which `pnpm comparison` makes
 * @throws {Error} if a suite fails on the program as it is, and if vitest does not run
 */
export function measure(chosen: readonly Suite[]): Outcomes {
  const folder = join(root, "tests/.tmp/comparison");
  rmSync(folder, { recursive: true, force: true });
  const trials: Trial[] = chosen.flatMap((suite) => [
    { suite },
    ...defects.map((defect): Trial => ({ suite, defect })),
    ...defects.filter(({ belief }) => belief).map((defect): Trial => ({ suite, defect, isBelieved: true })),
  ]);
  for (const [at, trial] of trials.entries()) prepare(join(folder, String(at)), trial);
  writeFileSync(join(folder, "vitest.config.ts"), vitestConfig);
  writeFileSync(join(folder, "tsconfig.json"), JSON.stringify(tsconfig));
  const failed = new Map([...failedTests(folder), ...failedTypes(folder)]);
  rmSync(folder, { recursive: true, force: true });

  const failure = (suite: Suite, defect?: Defect, isBelieved?: true): string | undefined =>
    failed.get(
      trials.findIndex((one) => one.suite === suite && one.defect === defect && one.isBelieved === isBelieved),
    );
  for (const suite of chosen) {
    const why = failure(suite);
    if (why !== undefined) throw new Error(`${suite} fails on the program as it is: ${why}`);
  }
  const outcome = (suite: Suite, defect: Defect): Outcome => {
    if (failure(suite, defect) === undefined) return "missed";
    return defect.belief && failure(suite, defect, true) === undefined ? "slip" : "caught";
  };
  return Object.fromEntries(
    defects.map((one) => [one.name, Object.fromEntries(chosen.map((suite) => [suite, outcome(suite, one)]))]),
  );
}

/** A program and a suite in a folder of their own. */
interface Trial {
  readonly suite: Suite;
  readonly defect?: Defect;
  readonly isBelieved?: true;
}

function prepare(folder: string, { suite, defect, isBelieved }: Trial): void {
  mkdirSync(join(folder, "generator"), { recursive: true });
  writeFileSync(join(folder, "program.ts"), programWith(defect));
  let test = readFileSync(join(here, suites[suite]), "utf8");
  for (const [from, to] of (isBelieved && defect?.belief) || []) test = test.replaceAll(from, to);
  writeFileSync(join(folder, suites[suite]), test);
  if (suite !== "generated") return;
  symlinkSync(generated, join(folder, "generator/generated"));
  symlinkSync(join(here, "node_modules"), join(folder, "generator/node_modules"));
}

/** @throws {Error} for an edit whose text is not in the program once */
function programWith(defect: Defect | undefined): string {
  const program = readFileSync(join(here, "program.ts"), "utf8");
  if (!defect) return program;
  const [from, to] = defect.edit;
  const parts = program.split(from);
  if (parts.length !== 2) throw new Error(`${defect.name}: its text is in the program ${parts.length - 1} times`);
  return parts.join(to);
}

/** By trial: why its tests fail. */
function failedTests(folder: string): [number, string][] {
  const report = join(folder, "report.json");
  const vitest = join(root, "node_modules/vitest/vitest.mjs");
  const args = [vitest, "run", "--reporter=json", `--outputFile=${report}`];
  const { stdout, stderr } = spawnSync(process.execPath, args, { cwd: folder, encoding: "utf8" });
  if (!existsSync(report)) throw new Error(`vitest did not run: ${stdout}${stderr}`);
  const { testResults } = JSON.parse(readFileSync(report, "utf8")) as Report;
  return testResults
    .filter(({ status }) => status !== "passed")
    .map(({ name, message, assertionResults }) => [
      trialOf(name),
      [message, ...assertionResults.flatMap(({ failureMessages }) => failureMessages ?? [])].join("\n"),
    ]);
}

interface Report {
  readonly testResults: readonly {
    readonly name: string;
    readonly status: string;
    readonly message: string;
    readonly assertionResults: readonly { readonly failureMessages?: readonly string[] }[];
  }[];
}

/** By trial: why it does not compile. A mistake that does not compile is noticed, too. */
function failedTypes(folder: string): [number, string][] {
  const { stdout } = spawnSync(join(root, "node_modules/.bin/tsc"), ["-p", folder], { cwd: folder, encoding: "utf8" });
  const found = [...stdout.matchAll(/^(\d+\/[^(]+)\(.*$/gm)];
  return found.map(([line, file = ""]) => [trialOf(`comparison/${file}`), line]);
}

const trialOf = (file: string): number => Number(/comparison\/(\d+)\//.exec(file)?.[1]);

const vitestConfig = `import { defaultServerConditions } from "vite";
import { defineConfig } from "vitest/config";
const conditions = ["@acskit/source", ...defaultServerConditions];
export default defineConfig({
  root: import.meta.dirname,
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  test: { isolate: false, maxWorkers: 2, testTimeout: 60_000 },
});
`;

const tsconfig = {
  extends: "../../../tsconfig.base.json",
  compilerOptions: {
    noEmit: true,
    customConditions: ["@acskit/source"],
    declaration: false,
    isolatedDeclarations: false,
    types: ["node"],
    // The generator's files don't compile without these.
    module: "ESNext",
    moduleResolution: "Bundler",
    exactOptionalPropertyTypes: false,
  },
  include: ["*/**/*.test.ts"],
};
