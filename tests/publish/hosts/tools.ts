import { existsSync } from "node:fs";
import { join } from "node:path";
import { root } from "../../testing/repository.ts";

const modules = join(root, "tests/publish/node_modules");

/** Why the rehearsal cannot run here, and what to do; `undefined` if it can. */
export const missing: string | undefined = existsSync(join(modules, "verdaccio"))
  ? undefined
  : "its tools are not installed; `pnpm rehearsal` installs them into tests/publish";

/** A file of a tool that the rehearsal brings. */
export const tool = (path: string): string => join(modules, path);

/** A file of a tool of the workspace. */
export const workspaceTool = (path: string): string => join(root, "node_modules", path);

const node22 = ["tests/runtimes/node_modules/node22/bin/node"].map((path) => join(root, path)).find(existsSync);

/** Where there is none, `pnpm runtimes` brings it. */
export const nodes: Readonly<Record<string, string | undefined>> = {
  20: workspaceTool("node20/bin/node"),
  22: node22,
  24: workspaceTool("node/bin/node"),
};
