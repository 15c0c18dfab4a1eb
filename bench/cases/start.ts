import { programs } from "../programs.ts";
import type { Figures, Row } from "../row.ts";

/** Starts Node with a program, five times for the fastest and once for the memory. */
async function started(code: string): Promise<Figures> {
  const { spawnSync } = await import("node:child_process");
  const { bench } = await import("../measure/processes.ts");
  const run = (program: string): string =>
    spawnSync(process.execPath, ["--input-type=module", "-e", program], { cwd: bench, encoding: "utf8" }).stdout;
  const times = Array.from({ length: 5 }, () => {
    const start = performance.now();
    run(code);
    return performance.now() - start;
  });
  const printed = run(`${code}; process.getBuiltinModule("fs").writeSync(1, "" + process.memoryUsage.rss())`);
  if (printed === "") throw new Error(`does not run: ${code}`);
  return { ms: Math.min(...times), MiB: Number(printed) / 2 ** 20 };
}

const packages = Object.entries(programs);

export const row: Row = {
  title: "Start",
  about: "Node started with a program that loads a package and makes a client, from the packages as built.",
  rounds: 5,
  onNode20: true,
  goals: [
    { what: "cold start ÷ bare Node", ours: "@acskit/ens", figure: "ms", by: "bare Node", atMost: 1.1 },
    { what: "memory after that ÷ bare Node", ours: "@acskit/ens", figure: "MiB", by: "bare Node", atMost: 1.05 },
  ],
  contenders: {
    "bare Node": () => started(""),
    "touching fetch": () => started("globalThis.fetch"),
    ...Object.fromEntries(packages.map(([name, { client }]) => [name, () => started(client)])),
  },
};
