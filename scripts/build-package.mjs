// Builds the package in the current folder: declarations by tsc, JavaScript by esbuild, one file for each entry and
// the parts that entries share. Loading thirty small files costs a cold start more than running them.
import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";

const { exports, bin = {}, files } = JSON.parse(readFileSync("package.json", "utf8"));
const sources = Object.values(exports).flatMap((entry) => entry["@acskit/source"] ?? []);
const commands = Object.values(bin).map((file) => file.replace("./dist/", "./src/").replace(/\.js$/, ".ts"));

rmSync("dist", { recursive: true, force: true });
const { status } = spawnSync("tsc", ["-p", "tsconfig.json", "--emitDeclarationOnly"], { stdio: "inherit" });
if (status !== 0) process.exit(1);

// Types are half blanks; every installation would carry them.
for (const entry of readdirSync("dist", { recursive: true }).filter((name) => name.endsWith(".d.ts"))) {
  const file = join("dist", entry);
  const text = readFileSync(file, "utf8");
  writeFileSync(file, text.replaceAll(/^(?: {4})+/gm, (blanks) => "\t".repeat(blanks.length / 4)));
}

await build({
  entryPoints: [...sources, ...commands],
  outdir: "dist",
  outbase: "src",
  bundle: true,
  splitting: true,
  format: "esm",
  platform: "neutral",
  target: "es2022",
  packages: "external",
  external: ["node:*"],
  sourcemap: files.includes("src"), // a map leads to sources that are published
  sourcesContent: false,
  logLevel: "warning",
});
