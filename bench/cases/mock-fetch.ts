import { credentials, params } from "../callers.ts";
import { shortCall } from "../measure/stopwatch.ts";
import type { Figures, Row } from "../row.ts";

async function called(pick: () => Promise<typeof fetch>): Promise<Figures> {
  const { createEnsClient } = await import("@acskit/ens");
  const client = createEnsClient({ credentials, fetch: await pick() });
  return shortCall(() => client.shareAICImage(params), 500);
}

export const row: Row = {
  title: "The mock as a fetch",
  about:
    "A signed call of our client whose `fetch` is replaced, by a function that answers the same, or by the mock's.",
  rounds: 5,
  goals: [
    {
      what: "mock as a `fetch` handed to the client ÷ a replaced `fetch`",
      ours: "mock.fetch",
      figure: "us",
      by: "a replaced fetch",
      atMost: 2,
    },
  ],
  contenders: {
    "a replaced fetch": () => {
      const text = JSON.stringify({ RequestId: "4C2B9B5F-3A0D-4C7E-9A63-6B1D0E6C8A01" });
      return called(async () => async () => new Response(text, { headers: { "content-type": "application/json" } }));
    },
    "mock.fetch": () =>
      called(async () => {
        const { createEnsMock } = await import("@acskit/ens-mock");
        return createEnsMock({ accessKeys: { testid: "testsecret" } }).fetch;
      }),
  },
};
