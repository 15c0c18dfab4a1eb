/**
 * `node tools/release/src/cli.ts version | publish | installed | advisories`: what `pnpm run version`, `pnpm release`,
 * `pnpm installed` and `pnpm advisories` run.
 *
 * @module
 */
import { fileURLToPath } from "node:url";
import { advisories } from "./advisories.ts";
import { installed } from "./installed.ts";
import { release } from "./release.ts";
import { version } from "./version.ts";

const root = fileURLToPath(new URL("../../..", import.meta.url));
const commands: Readonly<Record<string, (root: string) => number>> = {
  version,
  publish: release,
  installed,
  advisories,
};

const [name = "", ...rest] = process.argv.slice(2);
const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
try {
  if (!command || rest.length > 0) throw new Error(`release: say one of ${Object.keys(commands).join(", ")}`);
  process.exitCode = command(root);
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 2;
}
