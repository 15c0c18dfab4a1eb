/**
 * How the suite is run on each runtime. None of them fetches anything but what the checks ask of this machine.
 *
 * @module
 */

import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { chromium } from "../../testing/chromium.ts";
import { root } from "../../testing/repository.ts";
import type { Check, Result, Surroundings } from "../suite/check.ts";
import { everyProduct } from "../suite/every-product.ts";
import { everywhere as onEveryRuntime } from "../suite/everywhere.ts";
import { requiring, whereThereIsNode } from "../suite/where-there-is-node.ts";
import { runInChromium } from "./chromium.ts";
import { runProgram } from "./program.ts";
import { runInWorkerd } from "./workerd.ts";
import { entries, products } from "./workspace.ts";

export interface Runtime {
  readonly name: string;
  readonly checks: readonly Check[];
  /** Why it cannot be run here, and what to do. */
  readonly missing?: string;
  readonly run: (folder: string, there: Surroundings) => Promise<Result[]>;
}

const own = join(root, "tests/runtimes/package.json");
const installed = existsSync(join(root, "tests/runtimes/node_modules"));
const howTo = "not installed; `pnpm runtimes` installs it into tests/runtimes";

/** A binary of a package for this platform: no package's own script is run, at installation or later. */
function binary(
  packageName: string,
  candidates: readonly (readonly [platformPackage: string, file: string])[],
): string | undefined {
  if (!installed) return undefined;
  const from = createRequire(createRequire(own).resolve(`${packageName}/package.json`));
  for (const [name, file] of candidates) {
    try {
      return from.resolve(`${name}/${file}`);
    } catch {
      // another platform's
    }
  }
  return undefined;
}

const { platform, arch } = process;
const bun = binary("bun", [[`@oven/bun-${platform}-${arch === "arm64" ? "aarch64" : arch}`, "bin/bun"]]);
const deno = binary("deno", [
  [`@deno/${platform}-${arch}-glibc`, "deno"],
  [`@deno/${platform}-${arch}`, "deno"],
]);
const workerd = binary("workerd", [[`@cloudflare/workerd-${platform}-${arch === "x64" ? "64" : arch}`, "bin/workerd"]]);

// Their names are what counts here: the suite runs in the runtimes.
const everywhere = [
  ...onEveryRuntime,
  ...everyProduct(products.map((name) => ({ name, client: {}, actions: {}, mock: {} }))),
];
const withNode = [...everywhere, ...whereThereIsNode, ...requiring(entries)];
const node22 = join(root, "tests/runtimes/node_modules/node22/bin/node");

/** Where there are permissions: calls need the network alone, and Node's modules what they are for. */
const runInDeno = (binary: string): Runtime["run"] => {
  const flags = [
    "run",
    "--no-remote",
    "--node-modules-dir=manual",
    "--no-lock",
    "--no-config",
    "--allow-net=127.0.0.1",
  ];
  const more = ["--allow-env", "--allow-read", "--allow-run", "--allow-sys", "--allow-write"];
  const calls = runProgram(binary, flags, "everywhere");
  const others = runProgram(binary, [...flags, ...more], "node");
  return async (folder, there) => [...(await calls(folder, there)), ...(await others(folder, there))];
};

const runInNode = (binary: string): Runtime["run"] => runProgram(binary, [], "everywhere", "node");

export const nodes = {
  "Node 20": join(root, "node_modules/node20/bin/node"),
  "Node 24": join(root, "node_modules/node/bin/node"),
} as const;

export const runtimes: readonly Runtime[] = [
  { name: "Node 20", checks: withNode, run: runInNode(nodes["Node 20"]) },
  { name: "Node 22", checks: withNode, ...(existsSync(node22) ? { run: runInNode(node22) } : absent(howTo)) },
  { name: "Node 24", checks: withNode, run: runInNode(nodes["Node 24"]) },
  {
    name: "Bun",
    checks: withNode,
    ...(bun ? { run: runProgram(bun, ["run", "--no-install"], "everywhere", "node") } : absent(howTo)),
  },
  { name: "Deno", checks: withNode, ...(deno ? { run: runInDeno(deno) } : absent(howTo)) },
  { name: "workerd", checks: everywhere, ...(workerd ? { run: runInWorkerd(workerd) } : absent(howTo)) },
  {
    name: "workerd with nodejs_compat",
    checks: everywhere,
    ...(workerd ? { run: runInWorkerd(workerd, '"nodejs_compat"') } : absent(howTo)),
  },
  {
    name: "Chromium",
    checks: everywhere,
    ...(existsSync(chromium)
      ? { run: runInChromium(chromium) }
      : absent("no Chromium at /usr/bin/chromium; install the package chromium, or name one in CHROMIUM")),
  },
];

function absent(missing: string): Pick<Runtime, "missing" | "run"> {
  return { missing, run: () => Promise.reject(new Error(missing)) };
}
