import { join } from "node:path";
import { root, serve } from "../measure/processes.ts";
import { longCall } from "../measure/stopwatch.ts";
import type { Figures, Row } from "../row.ts";
import { connect, signedCalls } from "../wire.ts";

async function answered(...args: readonly string[]): Promise<Figures> {
  const calls = await signedCalls(4000);
  const server = await serve(...args);
  const { send, close } = connect(server.url);
  const figures = await longCall((at) => send(calls[at] as (typeof calls)[number]));
  close();
  server.stop();
  return { "p50 us": figures["p50 us"] ?? Number.NaN };
}

export const row: Row = {
  title: "The mock over HTTP",
  about: "Signed calls one after another over one connection, made ahead: 3,000 after 1,000.",
  rounds: 5,
  goals: [
    {
      what: "mock over HTTP, p50 ÷ that server",
      ours: "ens-mock",
      figure: "p50 us",
      by: "node:http with a table",
      atMost: 1.5,
    },
  ],
  contenders: {
    "node:http with a table": () => answered("servers/table.mjs"),
    "ens-mock": () => answered(join(root, "packages/ens-mock/dist/cli.js"), "--port", "0"),
  },
};
