import { credentials } from "../callers.ts";
import type { Figures, Row } from "../row.ts";

const clients = 50;

/**
 * Fifty clients of one server, in one process: each creates, finds, changes and deletes a network of its own, over and
 * over. MiB of live heap behind it, and how many answers were not what was asked for.
 */
async function soaked(calls: number): Promise<Figures> {
  const { createEnsClient } = await import("@acskit/ens");
  const { createEnsMock } = await import("@acskit/ens-mock");
  const { listen } = await import("@acskit/mock/node");
  const { nodeFetch } = await import("@acskit/client/node");
  const mock = createEnsMock({ accessKeys: { [credentials.accessKeyId]: credentials.accessKeySecret } });
  const server = await listen(mock);
  const patient = { retry: false, timeoutMs: 60_000 } as const; // other work may have the machine for a while
  const ens = createEnsClient({ endpoint: server.url, credentials, fetch: nodeFetch(), ...patient });
  let left = calls / 4;
  let wrong = 0;
  const client = async (_: unknown, number: number): Promise<void> => {
    while (left-- > 0) {
      const NetworkName = `network-${number}-${left}`;
      const { NetworkId = "" } = await ens.createNetwork({ NetworkName, CidrBlock: "10.0.0.0/8", EnsRegionId: "cn-1" });
      await ens.modifyNetworkAttribute({ NetworkId, Description: NetworkName });
      const found = (await ens.describeNetworks({ NetworkName })).Networks?.Network ?? [];
      if (found.length !== 1 || found[0]?.NetworkId !== NetworkId || found[0].Description !== NetworkName) wrong++;
      await ens.deleteNetwork({ NetworkId });
    }
  };
  await Promise.all(Array.from({ length: clients }, client));
  if (mock.leaks().length > 0) wrong++;
  await server.close();
  for (let round = 0; round < 3; round++) {
    globalThis.gc?.();
    await new Promise((resolve) => setTimeout(resolve, 50)); // what waits for the collector runs, and frees more
  }
  return { "heap MiB": process.memoryUsage().heapUsed / 2 ** 20, "wrong answers": wrong };
}

const long = "60,000 calls";

export const row: Row = {
  title: "A mock under fifty clients",
  about: `A server and ${clients} clients at once in one process: a network each, created, found, changed and deleted, a minute or more.`,
  rounds: 1,
  goals: [
    {
      what: "mock: heap after 60,000 calls ÷ after 20,000",
      figure: "heap MiB",
      ours: long,
      by: "20,000 calls",
      atMost: 1.1,
    },
    {
      what: "mock: wrong answers among 60,000",
      figure: "wrong answers",
      ours: long,
      atMost: 0,
      aside: ["20,000 calls"],
    },
  ],
  contenders: { "20,000 calls": () => soaked(20_000), [long]: () => soaked(60_000) },
};
