import { spawn } from "node:child_process";
import { join } from "node:path";
import { bench, printedUrl, root } from "../measure/processes.ts";
import type { Figures, Row } from "../row.ts";
import { connect, signedCalls } from "../wire.ts";

/** Milliseconds from a server's start to the end of its first answer to a signed call: the fastest of several. */
async function started(...args: readonly string[]): Promise<Figures> {
  const calls = await signedCalls(8);
  const times: number[] = [];
  for (const call of calls) {
    const start = performance.now();
    const child = spawn(process.execPath, args, { cwd: bench, stdio: ["ignore", "pipe", "inherit"] });
    const { send, close } = connect(await printedUrl(child));
    await send(call);
    times.push(performance.now() - start);
    close();
    child.kill();
  }
  return { ms: Math.min(...times) };
}

export const row: Row = {
  title: "The mock server's start",
  about: "From the start of the process to the end of the first answer, to a signed call.",
  rounds: 5,
  goals: [
    {
      what: "mock server: start to first answer ÷ `node:http` with a table",
      ours: "ens-mock",
      figure: "ms",
      by: "node:http with a table",
      atMost: 1.3,
    },
  ],
  contenders: {
    "node:http with a table": () => started("servers/table.mjs"),
    "ens-mock": () => started(join(root, "packages/ens-mock/dist/cli.js"), "--port", "0"),
  },
};
