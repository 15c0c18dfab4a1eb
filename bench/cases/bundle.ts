import { bench } from "../measure/processes.ts";
import { type Program, programs } from "../programs.ts";
import type { Figures, Row } from "../row.ts";

async function bundled({ client, call, inBrowsers }: Program): Promise<Figures> {
  const { buildSync } = await import("esbuild");
  const { gzipSync } = await import("node:zlib");
  const { outputFiles } = buildSync({
    stdin: { contents: `${client}\n${call}`, resolveDir: bench, loader: "js" },
    bundle: true,
    minify: true,
    write: false,
    format: "esm",
    target: "es2022",
    platform: inBrowsers ? "browser" : "node",
    logLevel: "error",
  });
  const code = outputFiles[0]?.contents ?? new Uint8Array();
  return { bytes: code.length, "gzip bytes": gzipSync(code, { level: 9 }).length };
}

const packages = Object.entries(programs);

export const row: Row = {
  title: "Bundle",
  about: "A program of one call, bundled and minified by esbuild: for a browser, the vendor's for Node alone.",
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
