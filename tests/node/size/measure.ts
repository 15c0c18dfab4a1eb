import { relative } from "node:path";
import { gzipSync } from "node:zlib";
import { buildSync } from "esbuild";
import { root } from "../../testing/repository.ts";

export interface Size {
  readonly minified: number;
  readonly gzipped: number;
  /** Files of ours that left something in the bundle, from the root of the repository. */
  readonly files: readonly string[];
}

/**
 * A program as it reaches a browser: bundled, minified, gzipped; what it may import later, in files of their own.
 *
 * @param what what is loaded before the program runs, or with what it may import later
 * @param from the packages' sources, or what was built of them
 * @param external what a user brings, such as msw
 */
export function measure(
  program: string,
  external: readonly string[],
  what: "first" | "all" = "first",
  from: "source" | "dist" = "source",
): Size {
  const { outputFiles, metafile } = buildSync({
    absWorkingDir: root,
    stdin: { contents: program, resolveDir: `${root}tests`, loader: "ts" },
    bundle: true,
    minify: true,
    format: "esm",
    platform: "browser",
    target: "es2022",
    conditions: from === "source" ? ["@acskit/source"] : [],
    external: ["node:*", ...external],
    write: false,
    metafile: true,
    splitting: true,
    outdir: "bundle",
  });
  const loaded = new Set<string>();
  const load = (file: string): void => {
    if (loaded.has(file)) return;
    loaded.add(file);
    for (const { path, kind } of metafile.outputs[file]?.imports ?? []) {
      if (metafile.outputs[path] && (what === "all" || kind !== "dynamic-import")) load(path);
    }
  };
  load("bundle/stdin.js");
  const codes = outputFiles.filter(({ path }) => loaded.has(relative(root, path))).map(({ contents }) => contents);
  const inputs = [...loaded].flatMap((file) => Object.entries(metafile.outputs[file]?.inputs ?? {}));
  return {
    minified: sum(codes.map((code) => code.length)),
    gzipped: sum(codes.map((code) => gzipSync(code, { level: 9 }).length)),
    files: inputs.filter(([, { bytesInOutput }]) => bytesInOutput > 0).map(([file]) => file),
  };
}

function sum(bytes: readonly number[]): number {
  return bytes.reduce((all, some) => all + some, 0);
}
