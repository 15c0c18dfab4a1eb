import { credentials } from "../callers.ts";
import { shortCall } from "../measure/stopwatch.ts";
import type { Figures, Row } from "../row.ts";

const size = 10;

/** Microseconds of our client's calls to a mock in its process that remembers so many networks. */
async function listed(count: number): Promise<Figures> {
  const { createEnsClient } = await import("@acskit/ens");
  const { createEnsMock } = await import("@acskit/ens-mock");
  const mock = createEnsMock({ accessKeys: { [credentials.accessKeyId]: credentials.accessKeySecret } });
  for (let at = 0; at < count; at++) mock.seed("Network", { NetworkName: `network-${at}` });
  const ens = createEnsClient({ credentials, fetch: mock.fetch });
  const NetworkId = mock.seed("Network", { NetworkName: "changed" }).NetworkId ?? "";
  const us = async (call: () => Promise<unknown>): Promise<number> => (await shortCall(call, 50)).us ?? Number.NaN;
  let turn = 0;
  return {
    "first us": await us(() => ens.describeNetworks({ PageSize: size })),
    "last us": await us(() => ens.describeNetworks({ PageSize: size, PageNumber: Math.floor(count / size) })),
    "by name, behind a change, us": await us(async () => {
      await ens.modifyNetworkAttribute({ NetworkId, Description: `turn ${turn++}` });
      await ens.describeNetworks({ NetworkName: `network-${turn % count}` });
    }),
  };
}

const few = "out of 100";
const many = "out of 100,000";

export const row: Row = {
  title: "Pages of a mock that remembers much",
  about:
    "Our client's calls to a mock as its `fetch`: the first page of ten, the last, and a change followed by a search.",
  rounds: 3,
  goals: ["first us", "last us", "by name, behind a change, us"].map((figure) => ({
    what: `mock: a page out of 100,000 records ÷ out of 100, ${figure.replace(/,? us$/, "")}`,
    ours: many,
    figure,
    by: few,
    atMost: 2,
  })),
  contenders: { [few]: () => listed(100), [many]: () => listed(100_000) },
};
