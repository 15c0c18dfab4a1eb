import { spawnSync } from "node:child_process";
import { installedWith } from "./dependencies.ts";
import { packagesOf } from "./packages.ts";

/** Of what `pnpm audit --json` prints. */
interface Advisory {
  readonly module_name: string;
  readonly severity: string;
  readonly title: string;
  readonly url: string;
  readonly patched_versions?: string;
  readonly findings: readonly { readonly version: string }[];
}

/**
 * Asks the registry whether anything that is installed with a package has a known advisory; what the workspace alone
 * uses is not meant. A registry that does not answer that is no failure: the reason is printed. Gives the exit code.
 *
 * @throws {Error} if pnpm does not run
 */
export function advisories(root: string): number {
  const { stdout, stderr, error } = spawnSync("pnpm", ["audit", "--prod", "--json"], { cwd: root, encoding: "utf8" });
  if (error) throw new Error(`advisories: pnpm does not run (${error.message}): say \`pnpm advisories\``);
  // With any other reason than the registry's, something is wrong here.
  if (/ERR_PNPM_AUDIT_(BAD_RESPONSE|ENDPOINT_NOT_EXISTS)/.test(stderr)) {
    console.log(`advisories: skipped: ${reasonIn(stderr)}`);
    return 0;
  }
  const asked = packagesOf(root).flatMap((one) =>
    installedWith(root, one).others.map(({ name, version }) => ({ name, version, with: one.name })),
  );
  const found = advisoriesIn(stdout, stderr).flatMap((one) =>
    asked
      .filter(({ name, version }) => name === one.module_name && one.findings.some((each) => each.version === version))
      .map((each) => `${each.name} ${each.version}, which comes with ${each.with}: ${textOf(one)}`),
  );
  for (const line of found) console.error(line);
  if (found.length === 0)
    console.log(`advisories: none of ${new Set(asked.map(({ name }) => name)).size} dependencies`);
  return found.length === 0 ? 0 : 1;
}

function advisoriesIn(stdout: string, stderr: string): Advisory[] {
  try {
    return Object.values(JSON.parse(stdout).advisories);
  } catch {
    throw new Error(`advisories: \`pnpm audit\` failed: ${reasonIn(stderr || stdout)}`);
  }
}

function textOf({ severity, title, url, patched_versions }: Advisory): string {
  return `${severity}: ${title}, ${url}${patched_versions ? `; mended in ${patched_versions}` : ""}`;
}

/** One line of what pnpm draws over several, broken where a terminal would end. */
function reasonIn(text: string): string {
  const [, drawn = text] = /×([\s\S]*)/.exec(text) ?? [];
  return drawn
    .replaceAll(/(?<=[/-])\n\s*│ ?/g, "")
    .replaceAll(/[│├╰─▶\s]+/g, " ")
    .replace(/[:\s]*$/, "")
    .trim();
}
