/**
 * A program for browsers, bundled as people bundle theirs; each gives the files by their names, `bundle.js` the first.
 *
 * @module
 */
import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { basename, join } from "node:path";
import { build as esbuild } from "esbuild";
import { build as vite } from "vite";
import type { Files } from "./projects.ts";
import { tool } from "./tools.ts";

/** @throws {Error} also for what a bundler only warns of */
export type Bundler = (folder: string, entry: string) => Promise<Files>;

export const bundlers: Readonly<Record<string, Bundler>> = {
  esbuild: async (folder, entry) => {
    const { outputFiles, warnings } = await esbuild({
      absWorkingDir: folder,
      entryPoints: [entry],
      bundle: true,
      minify: true,
      format: "esm",
      splitting: true,
      outdir: "esbuild",
      entryNames: "bundle",
      platform: "browser",
      write: false,
      logLevel: "silent",
    });
    refuse(warnings.map(({ text }) => text));
    return Object.fromEntries(outputFiles.map(({ path, text }) => [basename(path), text]));
  },

  Vite: async (folder, entry) => {
    const warnings: string[] = [];
    const warn = (text: string) => void warnings.push(text);
    const logger = { info() {}, warn, warnOnce: warn, error: warn, clearScreen() {}, hasErrorLogged: () => false };
    await vite({
      configFile: false,
      root: folder,
      customLogger: { ...logger, hasWarned: false },
      build: { outDir: "vite", lib: { entry, formats: ["es"], fileName: "bundle" }, target: "es2022" },
    });
    refuse(warnings);
    return filesIn(join(folder, "vite"));
  },

  Rollup: async (folder, entry) => {
    const require = createRequire(tool("rollup/package.json"));
    const { rollup } = require("rollup");
    const { nodeResolve } = createRequire(tool("package.json"))("@rollup/plugin-node-resolve");
    const warnings: string[] = [];
    const bundle = await rollup({
      input: join(folder, entry),
      plugins: [nodeResolve({ browser: true })],
      onwarn: ({ message }: { message: string }) => void warnings.push(message),
    });
    const { output } = await bundle.generate({ format: "es" });
    await bundle.close();
    refuse(warnings);
    return Object.fromEntries(
      output.map(({ code }: { code: string }, at: number) => [at === 0 ? "bundle.js" : output[at].fileName, code]),
    );
  },

  webpack: async (folder, entry) => {
    const webpack = createRequire(tool("webpack/package.json"))("webpack");
    const path = join(folder, "webpack");
    const compiler = webpack({
      context: folder,
      mode: "production",
      target: ["web", "es2022"],
      performance: false,
      entry: join(folder, entry),
      output: { path, filename: "bundle.js" },
    });
    const stats = await new Promise<{ toJson: (what: object) => Record<"errors" | "warnings", { message: string }[]> }>(
      (resolve, reject) =>
        compiler.run((error: Error | null, result: never) => (error ? reject(error) : resolve(result))),
    );
    const { errors, warnings } = stats.toJson({ all: false, errors: true, warnings: true });
    refuse([...errors, ...warnings].map(({ message }) => message));
    return filesIn(path);
  },
};

function refuse(complaints: readonly string[]): void {
  if (complaints.length > 0) throw new Error(complaints.join("\n"));
}

function filesIn(folder: string): Files {
  return Object.fromEntries(readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), "utf8")]));
}
