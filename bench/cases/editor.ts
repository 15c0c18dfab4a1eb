import { join } from "node:path";
import ts from "typescript";
import { inProject, tsconfig } from "../measure/project.ts";
import { behind, edits, method, path, type Questions } from "../questions.ts";
import type { Contender, Figures, Row } from "../row.ts";
import * as programs from "../typed-programs.ts";

/** Milliseconds after an edit, by TypeScript's language service, as the editors use it. */
const edited =
  (program: string, questions: Questions): Contender =>
  () =>
    inProject({ "tsconfig.json": tsconfig, "program.ts": program, "flat.d.ts": programs.flatInterface() }, (folder) => {
      const file = join(folder, "program.ts");
      let text = program;
      let version = 0;
      const { options } = ts.parseJsonConfigFileContent(JSON.parse(tsconfig), ts.sys, folder);
      const service = ts.createLanguageService(
        {
          getCompilationSettings: () => options,
          getScriptFileNames: () => [file],
          getScriptVersion: (name) => (name === file ? String(version) : "1"),
          getScriptSnapshot: (name) => {
            const content = name === file ? text : ts.sys.readFile(name);
            return content === undefined ? undefined : ts.ScriptSnapshot.fromString(content);
          },
          getCurrentDirectory: () => folder,
          getDefaultLibFileName: (given) => ts.getDefaultLibFilePath(given),
          fileExists: ts.sys.fileExists,
          readFile: ts.sys.readFile,
          readDirectory: ts.sys.readDirectory,
          directoryExists: ts.sys.directoryExists,
          getDirectories: ts.sys.getDirectories,
          ...(ts.sys.realpath && { realpath: ts.sys.realpath }),
        },
        ts.createDocumentRegistry(),
      );
      /** Types behind the program, asks there, types again; the fastest, for each edit is the same work. */
      const ask = (typed: string, question: (at: number) => unknown): number => {
        const times: number[] = [];
        for (let edit = 0; edit < edits; edit++) {
          text = `${program}${"\n".repeat(edit + 1)}${typed}`;
          version++;
          const start = performance.now();
          if (!question(text.length)) throw new Error(`no answer at ${typed}`);
          times.push(performance.now() - start);
        }
        return Math.min(...times);
      };
      const completions = (at: number) => service.getCompletionsAtPosition(file, at, {})?.entries;
      return {
        "list ms": ask(questions.list, (end) => (completions(end - behind(questions.list)) ?? []).length > 200),
        "parameters ms": ask(questions.parameters, (end) =>
          completions(end - behind(questions.parameters))?.some(({ name }) => name === "Users"),
        ),
        "hover ms": ask(questions.hover, (at) => service.getQuickInfoAtPosition(file, at - 2)),
        "errors ms": ask("client.nothing", () => service.getSemanticDiagnostics(file).length > 0),
      } as Figures;
    });

const ratio = { ours: "@acskit/ens", by: "one flat interface" } as const;

export const row: Row = {
  title: "Editor",
  about: "Answers of TypeScript 5.9's language service after an edit, to a program that knows all operations.",
  rounds: 5,
  goals: [
    {
      what: "editor: list of operations after an edit ÷ one flat interface, TypeScript 5.9",
      figure: "list ms",
      ...ratio,
      atMost: 1.15,
    },
    { what: "editor: parameters", figure: "parameters ms", ...ratio, atMost: 1.1 },
    { what: "editor: hover", figure: "hover ms", ...ratio, atMost: 1.1 },
    { what: "editor: errors", figure: "errors ms", ...ratio, atMost: 1.1 },
  ],
  contenders: {
    "one flat interface": edited(programs.flat, method),
    "@acskit/ens": edited(programs.ens, method),
    "openapi-fetch": edited(programs.openapiFetch, path),
  },
};
