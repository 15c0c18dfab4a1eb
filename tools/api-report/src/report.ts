/**
 * The public types of a package as text: what a person reviews when they change.
 *
 * @module
 */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { CompilerState, Extractor, ExtractorConfig, ExtractorLogLevel } from "@microsoft/api-extractor";
import type { Package } from "../../release/src/packages.ts";
import { type Entry, entriesOf } from "./entries.ts";

/**
 * @param root the workspace's folder
 * @returns the report of each entry, by its file name
 * @throws Error if a package is not built, or its declarations have errors
 */
export function reportsOf(root: string, one: Package): Map<string, string> {
  const folder = join(root, one.folder);
  const scratch = mkdtempSync(join(tmpdir(), "api-report-"));
  try {
    const configs = entriesOf(root, one).map((entry) => ({ ...entry, config: configOf(folder, entry, scratch) }));
    const [first] = configs;
    if (!first) return new Map();
    // One program for all entries of a package: reading the declarations is most of the work.
    const additionalEntryPoints = configs.map(({ declarations }) => declarations);
    const compilerState = CompilerState.create(first.config, { additionalEntryPoints });
    const generated = generatedNames(folder);
    return new Map(
      configs.map(({ name, config }) => {
        const { errorCount } = Extractor.invoke(config, {
          localBuild: true,
          compilerState,
          messageCallback: (message) => {
            if (message.logLevel !== ExtractorLogLevel.Error) message.handled = true;
          },
        });
        if (errorCount > 0) throw new Error(`${one.name}: the declarations of ${name} cannot be read; see above`);
        // Declarations are indented by tabs, and the extractor puts its own blanks before them.
        const report = readFileSync(config.reportFilePath, "utf8").replaceAll(/^( *)\t+/gm, "$1");
        return [`${name}.api.md`, withoutGenerated(report, generated)];
      }),
    );
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

function configOf(folder: string, { name, declarations }: Entry, scratch: string) {
  const quiet = { default: { logLevel: ExtractorLogLevel.None } };
  return ExtractorConfig.prepare({
    configObjectFullPath: join(folder, "api-extractor.json"),
    packageJsonFullPath: join(folder, "package.json"),
    configObject: {
      projectFolder: folder,
      mainEntryPointFilePath: declarations,
      newlineKind: "lf",
      compiler: {
        overrideTsconfig: {
          compilerOptions: {
            module: "NodeNext",
            target: "ES2022",
            lib: ["ES2023", "DOM", "DOM.Iterable"],
            strict: true,
            skipLibCheck: true,
            types: [],
          },
          files: [declarations],
        },
      },
      apiReport: { enabled: true, reportFolder: scratch, reportTempFolder: scratch, reportFileName: name },
      docModel: { enabled: false },
      dtsRollup: { enabled: false },
      tsdocMetadata: { enabled: false },
      messages: { extractorMessageReporting: quiet, tsdocMessageReporting: quiet, compilerMessageReporting: quiet },
    },
  });
}

/** What the generator writes is in the repository as it is, and reviewed there. */
function generatedNames(folder: string): Set<string> {
  const generated = join(folder, "src/generated");
  const files = readdirSync(join(folder, "src")).includes("generated") ? readdirSync(generated) : [];
  const names = files
    .filter((name) => name.endsWith(".ts"))
    .flatMap((name) => [
      ...readFileSync(join(generated, name), "utf8").matchAll(/^export (?:declare )?(?:interface|type|const) (\w+)/gm),
    ]);
  return new Set(names.map(([, name = ""]) => name));
}

const declaration = /^(?:export )?(?:declare )?(?:abstract )?(?:interface|type|const|class|function|enum) (\w+)/m;
const imported = /^import .*?(\w+)(?: })? from .*\n/gm;

/**
 * @returns the report without generated declarations, nor what they alone import, and not a word of how many there
 *   are: the next state of an API changes none of it
 */
export function withoutGenerated(report: string, generated: ReadonlySet<string>): string {
  const [head = "", ...blocks] = report.split(/\n(?=\/\/ @|\/\/ Warning)/);
  const kept = blocks.filter((block) => !generated.has(declaration.exec(block)?.[1] ?? ""));
  if (kept.length === blocks.length) return report;
  const words = new Set([head.replaceAll(imported, ""), ...kept].join("\n").match(/\w+/g));
  const needed = head.replaceAll(imported, (line, name) => (words.has(name) ? line : ""));
  const note = "// Generated declarations are left out: see src/generated\n";
  const tail = kept.length > 0 && blocks.at(-1) !== kept.at(-1) ? ["```\n"] : [];
  return [needed, note, ...kept, ...tail].join("\n");
}
