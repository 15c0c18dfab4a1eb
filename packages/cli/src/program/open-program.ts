import { existsSync, readdirSync, statSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import ts from "typescript";
import { Problem } from "../problem.ts";

const sources = /(?<!\.d)\.[cm]?[jt]sx?$/;
const passedOver = /^(node_modules|dist|\..*)$/;

/** Programs without a `tsconfig.json`. */
const usual: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.NodeNext,
  moduleResolution: ts.ModuleResolutionKind.NodeNext,
  strict: true,
};

/** A user's program, and those of its files that were asked for. */
export interface Opened {
  program: ts.Program;
  files: ts.SourceFile[];
  /** Where it lives: the folder of its `tsconfig.json`, or of what was asked for. */
  folder: string;
}

/**
 * Reads a program with the options of the nearest `tsconfig.json`.
 *
 * @param paths files and folders
 * @throws Problem for what is not there, and where no source is
 */
export function openProgram(paths: readonly string[]): Opened {
  const asked = paths.map((path) => resolve(path));
  for (const [at, path] of asked.entries()) {
    if (!existsSync(path)) throw new Problem(`${paths[at]} is not there; name files or folders of your program`);
  }
  const names = asked.flatMap(sourcesIn);
  const [first] = asked;
  if (names.length === 0 || first === undefined) {
    throw new Problem(`${paths.join(", ")}: there is no TypeScript or JavaScript in it`);
  }
  const near = statSync(first).isDirectory() ? first : dirname(first);
  const config = ts.findConfigFile(near, ts.sys.fileExists);
  const { options, fileNames } = config === undefined ? { options: usual, fileNames: [] } : readConfig(config);
  const program = ts.createProgram({
    rootNames: [...new Set([...fileNames, ...names])],
    options: { ...options, allowJs: true, noEmit: true, skipLibCheck: true, incremental: false, composite: false },
  });
  program.getTypeChecker(); // from here on, nodes know what they stand in
  const files = names.flatMap((name) => program.getSourceFile(name) ?? []);
  return { program, files, folder: config === undefined ? near : dirname(config) };
}

function sourcesIn(path: string): string[] {
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path, { withFileTypes: true })
    .filter(({ name }) => !passedOver.test(name))
    .flatMap((entry) => {
      if (entry.isDirectory()) return sourcesIn(join(path, entry.name));
      return sources.test(entry.name) ? [join(path, entry.name)] : [];
    })
    .sort();
}

function readConfig(file: string): { options: ts.CompilerOptions; fileNames: string[] } {
  const { config, error } = ts.readConfigFile(file, ts.sys.readFile);
  if (error) throw new Problem(`${file}: ${ts.flattenDiagnosticMessageText(error.messageText, " ")}`);
  // Options that this compiler does not know are for a newer one, and change nothing about the types.
  const { options, fileNames } = ts.parseJsonConfigFileContent(config, ts.sys, dirname(file));
  return { options, fileNames };
}
