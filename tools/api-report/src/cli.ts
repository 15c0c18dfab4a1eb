/**
 * `node tools/api-report/src/cli.ts`: writes `packages/<name>/api/<entry>.api.md`; with `--check` it only compares;
 * with `--since REF` it asks that each package whose reports changed since then is named by a changeset.
 *
 * @module
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { optionsOf } from "../../release/src/options.ts";
import { packagesOf } from "../../release/src/packages.ts";
import { entriesOf } from "./entries.ts";
import { unannounced } from "./unannounced.ts";

const root = fileURLToPath(new URL("../../..", import.meta.url));
const values = optionsOf("api", { check: { type: "boolean" }, since: { type: "string" } });
const packages = packagesOf(root);
const complaints: string[] = [];

if (values.since !== undefined) {
  try {
    complaints.push(...unannounced(root, values.since, packages));
  } catch (error) {
    console.error(`api: ${(error as Error).message}`);
    process.exit(2);
  }
} else {
  const { reportsOf } = await import("./report.ts"); // the extractor, that the other question needs none of
  for (const one of packages) {
    const missing = entriesOf(root, one).find(({ declarations }) => !existsSync(declarations));
    if (missing) complaints.push(`${relative(root, missing.declarations)} is not there: run \`pnpm build\``);
    else complaints.push(...(values.check ? compare : write)(join(root, one.folder, "api"), reportsOf(root, one)));
  }
}
for (const complaint of complaints) console.error(complaint);
process.exitCode = complaints.length > 0 ? 1 : 0;

function compare(folder: string, reports: ReadonlyMap<string, string>): string[] {
  const found = existsSync(folder) ? readdirSync(folder) : [];
  const changed = [...reports].filter(
    ([name, text]) => !found.includes(name) || readFileSync(join(folder, name), "utf8") !== text,
  );
  const stale = [...changed.map(([name]) => name), ...found.filter((name) => !reports.has(name))];
  return stale.map(
    (name) =>
      `${relative(root, join(folder, name))} is not what the types say: run \`pnpm api\`, review the change, add a changeset`,
  );
}

function write(folder: string, reports: ReadonlyMap<string, string>): string[] {
  mkdirSync(folder, { recursive: true });
  for (const name of readdirSync(folder)) if (!reports.has(name)) rmSync(join(folder, name));
  for (const [name, text] of reports) {
    writeFileSync(join(folder, `${name}.tmp`), text);
    renameSync(join(folder, `${name}.tmp`), join(folder, name));
  }
  return [];
}
