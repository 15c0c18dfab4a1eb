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
 * A program as it reaches a browser: bundled, minified, gzipped.
 *
 * @param from the packages' sources, or what was built of them
 * @param external what a user brings, such as msw
 */
export function measure(program: string, external: readonly string[], from: "source" | "dist" = "source"): Size {
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
    outfile: "bundle.js",
  });
  const code = outputFiles[0]?.contents ?? new Uint8Array();
  const inputs = Object.values(metafile.outputs).flatMap(({ inputs }) => Object.entries(inputs));
  return {
    minified: code.length,
    gzipped: gzipSync(code, { level: 9 }).length,
    files: inputs.filter(([, { bytesInOutput }]) => bytesInOutput > 0).map(([file]) => file),
  };
}
