import { execFile } from "node:child_process";
import { join } from "node:path";
import type { Result, Surroundings } from "../suite/check.ts";

/** Runs the suite as a program. @param parts `everywhere`, `node`, or both */
export const runProgram =
  (binary: string, flags: readonly string[], ...parts: readonly ("everywhere" | "node")[]) =>
  (folder: string, there: Surroundings): Promise<Result[]> =>
    new Promise((resolve, reject) => {
      const env = {
        PATH: process.env.PATH,
        HOME: folder,
        TMPDIR: folder,
        DENO_DIR: join(folder, ".deno"),
        DENO_NO_UPDATE_CHECK: "1",
        DO_NOT_TRACK: "1",
        NO_COLOR: "1",
      };
      const words = [...flags, join(folder, "program.js"), JSON.stringify(there), ...parts];
      execFile(binary, words, { cwd: folder, env, timeout: 120_000, maxBuffer: 2 ** 26 }, (error, stdout, stderr) => {
        const line = stdout.trimEnd().split("\n").at(-1) ?? "";
        if (line.startsWith("[")) resolve(JSON.parse(line));
        else reject(new Error(`${binary} did not run the suite: ${error?.message}\n${stdout}\n${stderr}`));
      });
    });
