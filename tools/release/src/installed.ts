import { readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type Dependency, installedWith } from "./dependencies.ts";
import { packagesOf } from "./packages.ts";

const page = "docs/installed.md";

/** Writes what is installed with each package into its page. Gives the exit code. */
export function installed(root: string): number {
  const text = installedPage(root);
  const file = join(root, page);
  if (readFileSync(file, "utf8") === text) console.log(`${page} is what is installed`);
  else writeFileSync(file, text);
  return 0;
}

/** Markdown: each package with all that it brings, and what is known of those that are others'. */
export function installedPage(root: string): string {
  const packages = packagesOf(root);
  const closures = packages.map((one) => ({ one, ...installedWith(root, one) }));
  const others = new Map(closures.flatMap((each) => each.others).map((each) => [each.name, each]));
  const peers = packages.flatMap(({ name, manifest }) =>
    Object.entries(manifest.peerDependencies ?? {}).map(([peer, range]) => ({
      name,
      peer,
      range,
      isOptional: manifest.peerDependenciesMeta?.[peer]?.optional === true,
    })),
  );
  return `# What is installed

\`pnpm installed\` writes this page; a test compares it with what the packages ask for.

With a package come these, and nothing else. None runs a script when it is installed, a test says so.

| package | brings of ours | brings of others' |
| --- | --- | --- |
${closures.map(({ one, ours, others }) => `| \`${one.name}\` | ${list(ours)} | ${list(others.map(({ name }) => name))} |`).join("\n")}

Packages of ours ask for each other from the version on that was released with them. Of others' come, in the versions that everything is tested with:

| package | version | licence | engines | size |
| --- | --- | --- | --- | --- |
${[...others.values()].map(row).join("\n")}

${peers
  .map(
    ({ name, peer, range, isOptional }) =>
      `\`${name}\` works with \`${peer}\` ${range.replaceAll("||", "or")}, which you bring${isOptional ? " if you want to" : ""}.`,
  )
  .join("\n")}

\`pnpm advisories\` asks the registry whether any of these has a known advisory: once a week, where dependencies change, and before a release. A registry that does not say is reported as skipped.
`;
}

function list(names: readonly string[]): string {
  return names.length === 0 ? "nothing" : names.map((name) => `\`${name}\``).join(", ");
}

function row({ name, version, folder, manifest }: Dependency): string {
  const engines = Object.entries((manifest.engines ?? {}) as Record<string, string>).map((pair) => pair.join(" "));
  const kilobytes = Math.ceil(sizeOf(folder) / 1000);
  return `| \`${name}\` | ${version} | ${manifest.license} | ${engines.join(", ") || "any"} | ${kilobytes} kB |`;
}

function sizeOf(folder: string): number {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const own = files.filter(({ parentPath }) => !parentPath.slice(folder.length).includes("node_modules"));
  return own.reduce((sum, { parentPath, name }) => sum + statSync(join(parentPath, name)).size, 0);
}
