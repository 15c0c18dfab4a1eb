import type { Figures, Row } from "../row.ts";

/** A package and all that it brings: packages, and MB of their files; ours as `npm pack` would send them. */
async function installed(name: string): Promise<Figures> {
  const { execFileSync } = await import("node:child_process");
  const { existsSync, readdirSync, readFileSync, realpathSync, statSync } = await import("node:fs");
  const { dirname, join } = await import("node:path");
  const { bench } = await import("../measure/processes.ts");
  const sizes = new Map<string, number>();

  const folderOf = (dependency: string, from: string): string => {
    const folder = join(from, "node_modules", dependency);
    return existsSync(folder) ? realpathSync(folder) : folderOf(dependency, dirname(from));
  };
  const sizeOf = (folder: string): number => {
    const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter(
      (file) => file.isFile() && !file.parentPath.slice(folder.length).includes("node_modules"),
    );
    return files.reduce((sum, file) => sum + statSync(join(file.parentPath, file.name)).size, 0);
  };
  const packed = (folder: string): number =>
    JSON.parse(execFileSync("npm", ["pack", "--dry-run", "--json"], { cwd: folder, stdio: "pipe" }).toString())[0]
      .unpackedSize;
  const visit = (dependency: string, from: string): void => {
    const folder = folderOf(dependency, from);
    if (sizes.has(folder)) return;
    const { dependencies = {} } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
    sizes.set(folder, dependency.startsWith("@acskit/") ? packed(folder) : sizeOf(folder));
    for (const next of Object.keys(dependencies)) visit(next, folder);
  };

  visit(name, bench);
  return { MB: [...sizes.values()].reduce((sum, size) => sum + size) / 1e6, packages: sizes.size };
}

const names = [
  "@acskit/ens",
  "openapi-fetch",
  "aws4fetch",
  "@alicloud/pop-core",
  "@alicloud/openapi-core",
  "@alicloud/openapi-client",
];

export const row: Row = {
  title: "Install",
  about: "A package with all that it brings: the sum of the files' sizes.",
  rounds: 1,
  goals: [
    { what: "install of `@acskit/ens` with what it brings, MB", ours: "@acskit/ens", figure: "MB", atMost: 1.2 },
    { what: "the same, packages", ours: "@acskit/ens", figure: "packages", atMost: 5 },
  ],
  contenders: Object.fromEntries(names.map((name) => [name, () => installed(name)])),
};
