// Builds the package in the current folder: declarations by tsc, JavaScript by esbuild, one file for each entry and
// the parts that entries share, the main one aside. Loading thirty small files costs a cold start more than running them.
// An entry with `--whole` has in it what it uses of our other packages, too. A mock's tables are written as texts.
import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { build } from "esbuild";
import { bundleDeclarations } from "./bundle-declarations.mjs";

const { exports, bin = {}, dependencies = {} } = JSON.parse(readFileSync("package.json", "utf8"));
const sources = Object.values(exports).flatMap((entry) => entry["@acskit/source"] ?? []);
const commands = Object.values(bin).map((file) => file.replace("./dist/", "./src/").replace(/\.js$/, ".ts"));

rmSync("dist", { recursive: true, force: true });
const { status } = spawnSync("tsc", ["-p", "tsconfig.json", "--emitDeclarationOnly"], { stdio: "inherit" });
if (status !== 0) process.exit(1);

// Generated declarations are few files and in the order in which they are read.
const declared = Object.values(exports).flatMap((entry) => entry.types ?? []);
if (!existsSync("src/generated") && declared.length > 0) await bundleDeclarations(declared);

// Types are half blanks; every installation would carry them. And `Uint8Array` takes no argument before TypeScript 5.7.
for (const entry of readdirSync("dist", { recursive: true }).filter((name) => name.endsWith(".d.ts"))) {
  const file = join("dist", entry);
  const text = readFileSync(file, "utf8");
  writeFileSync(
    file,
    text
      .replaceAll(/^(?: {4})+/gm, (blanks) => "\t".repeat(blanks.length / 4))
      .replaceAll(/\/\*\*\n\s*\* (?!@)/g, "/** ")
      .replaceAll(/\n\s*\*\/$/gm, " */")
      .replaceAll("Uint8Array<ArrayBuffer>", "Uint8Array"),
  );
}

const main = resolve("src/index.ts");

/** What others import of the main entry stays an import of it: `ens-mock`'s command would carry its tables twice. */
const mainApart = {
  name: "main-apart",
  setup: ({ onResolve }) =>
    onResolve({ filter: /\/index\.ts$/ }, ({ path, resolveDir, kind }) =>
      kind !== "entry-point" && resolve(resolveDir, path) === main && resolveDir === dirname(main)
        ? { path: "./index.js", external: true }
        : undefined,
    ),
};

/** The rows of a mock's tables as texts, which are read when they are asked for. */
const tablesAsTexts = {
  name: "tables-as-texts",
  setup: ({ onLoad }) =>
    onLoad({ filter: /\/generated\/(operations|resources)\.ts$/ }, async ({ path }) => {
      const tables = Object.entries(await import(pathToFileURL(path)));
      const texts = (table) =>
        Object.fromEntries(Object.entries(table).map(([name, row]) => [name, JSON.stringify(row)]));
      const lines = tables.map(([name, table]) => `export const ${name} = lazyRows(${JSON.stringify(texts(table))});`);
      const lazyRows = fileURLToPath(new URL("lazy-rows.mjs", import.meta.url));
      return { contents: [`import { lazyRows } from ${JSON.stringify(lazyRows)};`, ...lines].join("\n") };
    }),
};

const options = {
  outdir: "dist",
  outbase: "src",
  bundle: true,
  format: "esm",
  platform: "neutral",
  target: "es2022",
  packages: "external",
  external: ["node:*"],
  logLevel: "warning",
  plugins: [tablesAsTexts],
};
// The main entry is a file of its own, for it decides on the cold start; the others share parts among themselves.
const { whole = [] } = parseArgs({ options: { whole: { type: "string", multiple: true } } }).values;
const wholes = whole.map((name) => resolve(`src/${name}.ts`));
const entries = [...sources, ...commands].map((source) => resolve(source));
const foreign = Object.keys(dependencies).filter((name) => !name.startsWith("@acskit/"));
for (const entry of wholes) {
  await build({ ...options, packages: "bundle", external: ["node:*", ...foreign], entryPoints: [entry] });
}
const others = entries.filter((entry) => entry !== main && !wholes.includes(entry));
if (entries.includes(main) && !wholes.includes(main)) await build({ ...options, entryPoints: [main] });
await build({ ...options, entryPoints: others, splitting: true, plugins: [...options.plugins, mainApart] });
