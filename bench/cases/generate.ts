import { join } from "node:path";
import { bench, peakMemory, root, timed } from "../measure/processes.ts";
import type { Contender, Row } from "../row.ts";

const generated =
  (...args: readonly string[]): Contender =>
  () => ({ ...timed(process.execPath, args, root), "peak MiB": peakMemory(args, root) });

const ours = "acspec generate";
const alone = "openapi-typescript";

export const row: Row = {
  title: "Generating",
  about:
    "All sources of the client and the mock from the spec with its 337 operations, compared with what is there and not written.",
  rounds: 5,
  goals: [
    { what: "generate all packages ÷ openapi-typescript alone", figure: "ms", ours, by: alone, atMost: 1.5 },
    { what: "the same, peak memory, MiB", figure: "peak MiB", ours, atMost: 300 },
  ],
  contenders: {
    [alone]: generated(
      join(bench, "node_modules/openapi-typescript/bin/cli.js"),
      "specs/ens/openapi.yaml",
      "--output",
      "/dev/null",
    ),
    [ours]: generated("tools/acspec/src/cli.ts", "generate", "ens", "--check"),
  },
};
