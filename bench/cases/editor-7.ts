import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { startLanguageServer } from "../measure/language-server.ts";
import { root } from "../measure/processes.ts";
import { inProject, tsconfig } from "../measure/project.ts";
import { behind, edits, method, path, type Questions } from "../questions.ts";
import type { Contender, Figures, Row } from "../row.ts";
import * as programs from "../typed-programs.ts";

interface Completions {
  readonly items: readonly { readonly label: string }[];
}

/** Milliseconds from an edit to the answer, by TypeScript 7's language server, as the editors start it. */
const edited =
  (program: string, questions: Questions): Contender =>
  () =>
    inProject(
      { "tsconfig.json": tsconfig, "program.ts": program, "flat.d.ts": programs.flatInterface() },
      async (folder) => {
        const uri = pathToFileURL(join(folder, "program.ts")).href;
        const textDocument = { uri };
        const { ask, tell, stop } = startLanguageServer(
          join(root, "node_modules/.bin/tsc"),
          ["--lsp", "--stdio"],
          folder,
        );
        await ask("initialize", { processId: process.pid, rootUri: pathToFileURL(folder).href, capabilities: {} });
        tell("initialized", {});
        tell("textDocument/didOpen", { textDocument: { uri, languageId: "typescript", version: 0, text: program } });
        let version = 0;
        /** Types behind the program, asks there, types again; the fastest, for each edit is the same work. */
        const fastest = async (typed: string, fromEnd: number, question: (at: object) => Promise<unknown>) => {
          const times: number[] = [];
          for (let edit = 0; edit < edits; edit++) {
            const text = `${program}${"\n".repeat(edit + 1)}${typed}`;
            const start = performance.now();
            tell("textDocument/didChange", { textDocument: { uri, version: ++version }, contentChanges: [{ text }] });
            const position = { line: text.split("\n").length - 1, character: typed.length - fromEnd };
            if (!(await question({ textDocument, position }))) throw new Error(`no answer at ${typed}`);
            times.push(performance.now() - start);
          }
          return Math.min(...times);
        };
        const { list, parameters, hover } = questions;
        const completions = async (at: object) => (await ask<Completions | null>("textDocument/completion", at))?.items;
        const figures: Figures = {
          "list ms": await fastest(list, behind(list), async (at) => ((await completions(at)) ?? []).length > 200),
          "parameters ms": await fastest(parameters, behind(parameters), async (at) =>
            (await completions(at))?.some(({ label }) => label.replace("?", "") === "Users"),
          ),
          "hover ms": await fastest(hover, 2, (at) => ask("textDocument/hover", at)),
          "errors ms": await fastest("client.nothing", 0, async () => {
            const { items } = await ask<{ items: unknown[] }>("textDocument/diagnostic", { textDocument });
            return items.length > 0;
          }),
        };
        stop();
        return figures;
      },
    );

const ratio = { ours: "@acskit/ens", by: "one flat interface" } as const;

export const row: Row = {
  title: "Editor, TypeScript 7",
  about: "Answers of TypeScript 7's language server after an edit, to a program that knows all operations.",
  rounds: 5,
  goals: [
    {
      what: "editor: list of operations after an edit ÷ one flat interface, TypeScript 7",
      figure: "list ms",
      ...ratio,
      atMost: 1.15,
    },
    { what: "editor: parameters, TypeScript 7", figure: "parameters ms", ...ratio, atMost: 1.1 },
    { what: "editor: hover, TypeScript 7", figure: "hover ms", ...ratio, atMost: 1.1 },
    { what: "editor: errors, TypeScript 7", figure: "errors ms", ...ratio, atMost: 1.1 },
  ],
  contenders: {
    "one flat interface": edited(programs.flat, method),
    "@acskit/ens": edited(programs.ens, method),
    "openapi-fetch": edited(programs.openapiFetch, path),
  },
};
