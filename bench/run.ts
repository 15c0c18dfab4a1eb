// Measures rows of the table and writes them into bench/README.md: `pnpm bench`, `pnpm bench signing start`.
import { readFileSync, writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { newest, node20 } from "./measure/nodes.ts";
import { measure, type Result } from "./measure/rounds.ts";
import { olderName, page } from "./page.ts";
import type { Row } from "./row.ts";

/** In the order of the page; each is a file in cases/. */
const names = [
  "install",
  "bundle",
  "start",
  "signing",
  "signing-web",
  "calls",
  "at-once",
  "heap",
  "types",
  "editor",
  "editor-7",
  "generate",
  "mock-start",
  "mock-http",
  "mock-msw",
  "mock-fetch",
  "mock-import",
  "mock-pages",
  "mock-soak",
];

const asked = process.argv.slice(2);
const unknown = asked.find((name) => !names.includes(name));
if (unknown) {
  console.error(`no row ${unknown}; there are: ${names.join(", ")}`);
  process.exit(2);
}

const resultsFile = new URL("results.json", import.meta.url);
const results: Record<string, Result> = JSON.parse(readFileSync(resultsFile, "utf8"));
const rows: Record<string, Row> = {};
for (const name of names) {
  const { row } = (await import(`./cases/${name}.ts`)) as { row: Row };
  rows[name] = row;
  if (asked.length > 0 && !asked.includes(name)) continue;
  results[name] = measure(newest, name, row);
  console.log(`${name}: ${JSON.stringify(results[name].goals)}`);
  if (!row.onNode20) continue;
  const older = olderName(name);
  results[older] = measure(await node20(), name, row);
  console.log(`${older}: ${JSON.stringify(results[older].goals)}`);
}

const processors = cpus();
const machine = `${processors.length} × ${processors[0]?.model.trim()}, Node ${process.versions.node}, ${process.platform}`;
const readme = new URL("README.md", import.meta.url);
writeFileSync(resultsFile, `${JSON.stringify(results, rounded, 2)}\n`);
writeFileSync(readme, page(readFileSync(readme, "utf8"), machine, rows, results));
console.log("bench/README.md has the table");

/** To four digits: the rest is noise. Bytes are counted. */
function rounded(_: string, value: unknown): unknown {
  return typeof value === "number" && !Number.isInteger(value) ? Number(value.toPrecision(4)) : value;
}
