import { gzipSync } from "node:zlib";
import { buildSync } from "esbuild";
import { expect, it } from "vitest";
import { readFile, root } from "../testing/repository.ts";

// Ceilings in bytes, minified and gzipped, for a browser; raised only in the commit that causes it.
// Where they should be: 12,000 / 5,000, 24,000 / 8,500 and 2,700 / 1,300.
// What the vendor adds after 337 operations may cost its rows: 100 bytes each, 40 gzipped.
const more = Object.keys(JSON.parse(readFile("specs/ens/upstream.json")).apis).length - 337;
const credentials = '{ accessKeyId: "a", accessKeySecret: "b" }';
const programs = [
  {
    name: "a call of one action by its constant",
    source: `import { createClient, ens, ShareAICImage } from "@acskit/ens/actions";
      createClient(ens, { credentials: ${credentials} }).call(ShareAICImage, { ImageId: "i", Users: ["1"] });`,
    minified: 16_800,
    gzipped: 7_750,
  },
  {
    name: "a call with all methods there",
    source: `import { createEnsClient } from "@acskit/ens";
      createEnsClient({ credentials: ${credentials} }).shareAICImage({ ImageId: "i", Users: ["1"] });`,
    minified: 47_100 + 100 * more,
    gzipped: 17_350 + 40 * more,
  },
  {
    name: "the signer alone",
    source: `import { withSignature } from "@acskit/signer";
      withSignature({ credentials: ${credentials} })(fetch)("https://example.com/");`,
    minified: 5_200,
    gzipped: 2_600,
  },
];

it.each(programs)("$name stays within $minified bytes, $gzipped gzipped", ({ source, minified, gzipped }) => {
  const { outputFiles } = buildSync({
    stdin: { contents: source, resolveDir: `${root}tests`, loader: "ts" },
    bundle: true,
    minify: true,
    format: "esm",
    platform: "browser",
    target: "es2022",
    conditions: ["@acskit/source"],
    write: false,
  });
  const code = outputFiles[0]?.contents ?? new Uint8Array();
  expect(code.length).toBeLessThanOrEqual(minified);
  expect(gzipSync(code, { level: 9 }).length).toBeLessThanOrEqual(gzipped);
});
