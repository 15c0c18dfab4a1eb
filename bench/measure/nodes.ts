import { join } from "node:path";
import { bench, root } from "./processes.ts";

/** A Node, and the program that runs a contender on it. */
export interface Runner {
  readonly node: string;
  readonly program: string;
}

/** This Node, which reads TypeScript. */
export const newest: Runner = { node: process.execPath, program: join(bench, "contender.ts") };

/** The oldest Node that the packages run on. Contenders are bundled for it, others' packages are not. */
export async function node20(): Promise<Runner> {
  const { buildSync } = await import("esbuild");
  const outdir = join(bench, ".project-node20"); // as deep as this file: paths are found from it
  buildSync({
    absWorkingDir: bench,
    entryPoints: ["contender.ts"],
    outdir,
    bundle: true,
    splitting: true,
    packages: "external",
    format: "esm",
    platform: "node",
    target: "node20",
    logLevel: "error",
  });
  return { node: join(root, "node_modules/node20/bin/node"), program: join(outdir, "contender.js") };
}
