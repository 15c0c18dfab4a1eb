import type { Figures, Row } from "../row.ts";

async function imported(load: () => Promise<unknown>): Promise<Figures> {
  const start = performance.now();
  await load();
  return { ms: performance.now() - start };
}

export const row: Row = {
  title: "The engine's import",
  about: "Importing and making what is named, in a process that is up.",
  rounds: 11,
  goals: [
    {
      what: "an engine with 337 operations, ready ÷ importing msw",
      ours: "createEnsMock()",
      figure: "ms",
      by: "msw/node",
      atMost: 1,
    },
  ],
  contenders: {
    "msw/node": () => imported(() => import("msw/node")),
    "createEnsMock()": () => imported(async () => (await import("@acskit/ens-mock")).createEnsMock()),
  },
};
