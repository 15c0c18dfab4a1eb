import { join } from "node:path";
import { bench, root, timed } from "../measure/processes.ts";
import { inProject, tsconfig } from "../measure/project.ts";
import type { Contender, Figures, Row } from "../row.ts";
import * as programs from "../typed-programs.ts";

const compilers = {
  "TypeScript 7": join(root, "node_modules/typescript/bin/tsc"),
  "TypeScript 5.9": join(bench, "node_modules/typescript/bin/tsc"),
};

/** CPU milliseconds of a whole check, by both compilers. */
const checked =
  (program: string): Contender =>
  () =>
    inProject({ "tsconfig.json": tsconfig, "program.ts": program, "flat.d.ts": programs.flatInterface() }, (folder) => {
      const figures: Record<string, number> = {};
      for (const [name, tsc] of Object.entries(compilers)) {
        figures[`${name}, cpu ms`] =
          (timed(process.execPath, [tsc, "-p", "."], folder) as Figures)["cpu ms"] ?? Number.NaN;
      }
      return figures;
    });

export const row: Row = {
  title: "Type check",
  about:
    "CPU time of `tsc` on a strict program of one call, `skipLibCheck` on, all operations known. Bare: one `fetch`.",
  rounds: 7,
  goals: [
    {
      what: "tsc, one-call program, CPU ÷ bare, TypeScript 7",
      figure: "TypeScript 7, cpu ms",
      ours: "@acskit/ens",
      by: "bare",
      atMost: 1.05,
    },
    {
      what: "the same, TypeScript 5.9",
      figure: "TypeScript 5.9, cpu ms",
      ours: "@acskit/ens",
      by: "bare",
      atMost: 1.15,
    },
  ],
  contenders: {
    bare: checked(programs.bare),
    "one flat interface": checked(programs.flat),
    "@acskit/ens": checked(programs.ens),
    "@acskit/ens/actions": checked(programs.actions),
    "openapi-fetch": checked(programs.openapiFetch),
  },
};
