import { spawnSync } from "node:child_process";
import { root } from "./repository.ts";

/** Runs the command line as a person does. */
export function acspec(args: string[], input?: string): { status: number | null; stdout: string; stderr: string } {
  return spawnSync(process.execPath, [`${root}tools/acspec/src/cli.ts`, ...args], {
    cwd: root,
    encoding: "utf8",
    maxBuffer: 1 << 28,
    ...(input === undefined ? {} : { input }),
  });
}
