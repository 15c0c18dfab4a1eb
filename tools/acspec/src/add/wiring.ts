/**
 * What of the workspace's own files has to know of a new product; everything else finds it by its folder.
 *
 * @module
 */
import { parseJson } from "../files/json.ts";
import { readText } from "../files/read.ts";
import { Problem } from "../problem.ts";
import type { Names } from "./names.ts";

/** The files that change, as they are to be. */
export function wiring(names: Names): Map<string, string> {
  return new Map([
    edited("package.json", (manifest) => withScript(manifest, names)),
    edited("tests/package.json", (manifest) => withPackages(manifest, names)),
    edited(".changeset/config.json", (config) => withFixedPair(config, names), inlineLists),
    [`.changeset/first-release-${names.folder}.md`, firstRelease(names)],
  ]);
}

type Json = Readonly<Record<string, unknown>>;

function edited(
  file: string,
  change: (content: Json) => Json,
  text: (content: Json) => string = plain,
): [string, string] {
  return [file, text(change(parseJson(readText(file), file) as Json))];
}

/** `pnpm vpc-mock`, behind the other mocks' commands. */
function withScript(manifest: Json, { folder }: Names): Json {
  const scripts = Object.entries((manifest.scripts ?? {}) as Record<string, string>);
  const last = scripts.findLastIndex(([name]) => name.endsWith("-mock"));
  const command = `node --conditions=@acskit/source packages/${folder}-mock/src/cli.ts`;
  return { ...manifest, scripts: Object.fromEntries(scripts.toSpliced(last + 1, 0, [`${folder}-mock`, command])) };
}

/** Tests import each package, and samples in the READMEs do. */
function withPackages(manifest: Json, { folder }: Names): Json {
  const own = { [`@acskit/${folder}`]: "workspace:^", [`@acskit/${folder}-mock`]: "workspace:^" };
  const all = Object.entries({ ...(manifest.devDependencies as Record<string, string>), ...own });
  const sorted = all.toSorted(([a], [b]) => (a < b ? -1 : 1));
  return { ...manifest, devDependencies: Object.fromEntries(sorted) };
}

/** The client and the mock have one version. */
function withFixedPair(config: Json, { folder }: Names): Json {
  if (!Array.isArray(config.fixed)) throw new Problem("needs a list `fixed`", { file: ".changeset/config.json" });
  return { ...config, fixed: [...config.fixed, [`@acskit/${folder}`, `@acskit/${folder}-mock`]] };
}

function firstRelease({ folder, title }: Names): string {
  return `---
"@acskit/${folder}": minor
"@acskit/${folder}-mock": minor
---

First release: a typed method for each operation of the Alibaba Cloud API ${title}, and a mock that verifies the signature, checks the parameters and answers.
`;
}

function plain(content: Json): string {
  return `${JSON.stringify(content, null, 2)}\n`;
}

/** Lists and maps on one line where they fit, else an item a line, as the formatter has them. */
function inlineLists(content: Json): string {
  const members = Object.entries(content).map(([key, value]) => {
    const line = `  ${JSON.stringify(key)}: ${flat(value)}`;
    if (!Array.isArray(value) || line.length < 120) return line;
    return `  ${JSON.stringify(key)}: [\n${value.map((item) => `    ${flat(item)}`).join(",\n")}\n  ]`;
  });
  return `{\n${members.join(",\n")}\n}\n`;
}

function flat(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(flat).join(", ")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const members = Object.entries(value).map(([key, member]) => `${JSON.stringify(key)}: ${flat(member)}`);
  return members.length === 0 ? "{}" : `{ ${members.join(", ")} }`;
}
