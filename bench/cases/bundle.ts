import { relative } from "node:path";
import { bench } from "../measure/processes.ts";
import { type Program, programs } from "../programs.ts";
import type { Figures, Row } from "../row.ts";

/** What is there before a program runs, and with what it may import later. */
async function bundled({ client, call, inBrowsers }: Program): Promise<Figures> {
  const { buildSync } = await import("esbuild");
  const { gzipSync } = await import("node:zlib");
  const { outputFiles, metafile } = buildSync({
    absWorkingDir: bench,
    stdin: { contents: `${client}\n${call}`, resolveDir: bench, loader: "js" },
    bundle: true,
    splitting: true,
    minify: true,
    write: false,
    metafile: true,
    outdir: ".bundle",
    format: "esm",
    target: "es2022",
    platform: inBrowsers ? "browser" : "node",
    logLevel: "error",
  });
  const reached = (kinds: RegExp): Set<string> => {
    const files = new Set([".bundle/stdin.js"]);
    for (const file of files) {
      for (const { path, kind } of metafile.outputs[file]?.imports ?? []) if (kinds.test(kind)) files.add(path);
    }
    return files;
  };
  const first = reached(/^import-statement$/);
  const all = reached(/./);
  const figures = { bytes: 0, "gzip bytes": 0, "bytes in all": 0 };
  for (const { path, contents } of outputFiles) {
    const file = relative(bench, path);
    if (all.has(file)) figures["bytes in all"] += contents.length;
    if (!first.has(file)) continue;
    figures.bytes += contents.length;
    figures["gzip bytes"] += gzipSync(contents, { level: 9 }).length;
  }
  return figures;
}

const packages = Object.entries(programs);

export const row: Row = {
  title: "Bundle",
  about:
    "A program of one call, bundled and minified by esbuild: what is loaded before it runs, and with what it may load later. For a browser, the vendor's for Node alone.",
  rounds: 1,
  goals: [
    {
      what: "bundle of a call, one action by its constant",
      ours: "@acskit/ens/actions",
      figure: "bytes",
      atMost: 12_000,
    },
    { what: "the same, gzip", ours: "@acskit/ens/actions", figure: "gzip bytes", atMost: 5_000 },
    { what: "bundle of a call, all methods there", ours: "@acskit/ens", figure: "bytes", atMost: 24_000 },
    { what: "the same, gzip", ours: "@acskit/ens", figure: "gzip bytes", atMost: 8_500 },
    { what: "bundle of the signer alone", ours: "@acskit/signer", figure: "bytes", atMost: 2_700 },
    { what: "the same, gzip", ours: "@acskit/signer", figure: "gzip bytes", atMost: 1_300 },
  ],
  contenders: Object.fromEntries(packages.map(([name, program]) => [name, () => bundled(program)])),
};
