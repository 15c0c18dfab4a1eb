import { registerHooks } from "node:module";
import { credentials } from "../callers.ts";
import { longCall } from "../measure/stopwatch.ts";
import type { Figures, Row } from "../row.ts";

const anyUrl = "https://ens.aliyuncs.com/";

/** Microseconds for an answer to an operation, by our handler in msw 2. */
async function ours(pick: (actions: string[]) => string | undefined): Promise<Figures> {
  const here = import.meta.url; // the packages' own msw is 3; one that is put in place of it is the user's
  registerHooks({
    resolve: (name, context, next) => next(name, /^msw($|\/)/.test(name) ? { ...context, parentURL: here } : context),
  });
  const { createEnsMock } = await import("@acskit/ens-mock");
  const { mswHandlers } = await import("@acskit/mock/msw");
  const { setupServer } = await import("msw/node");
  const { withSignature } = await import("@acskit/signer");
  const mock = createEnsMock({ accessKeys: { [credentials.accessKeyId]: credentials.accessKeySecret } });
  setupServer(...(mswHandlers(mock) as never[])).listen();
  const operations = Object.entries(mock.product.operations);
  // Answered from the table: what is measured is the way to an operation, not what it does.
  const plain = operations.filter(([, row]) => !row.effect && !row.parameters.some(({ required }) => required));
  const action = pick(plain.map(([name]) => name)) ?? "";
  const [method = "POST"] = mock.product.operations[action]?.methods ?? [];
  // Signed ahead: what is measured is what the handler adds to msw.
  const calls: Parameters<typeof fetch>[] = [];
  const signed = withSignature({ credentials })(async (url, init) => {
    calls.push([url, init]);
    return new Response();
  });
  const headers = { "x-acs-action": action, "x-acs-version": "2017-11-10" };
  for (let at = 0; at < 1500; at++) await signed(anyUrl, { method, headers });
  return answers((at) => fetch(...(calls[at] as (typeof calls)[number])));
}

async function bare(): Promise<Figures> {
  const { http, HttpResponse } = await import("msw");
  const { setupServer } = await import("msw/node");
  setupServer(
    http.post(anyUrl, () => HttpResponse.json({ RequestId: "4C2B9B5F-3A0D-4C7E-9A63-6B1D0E6C8A01" })),
  ).listen();
  return answers(() => fetch(anyUrl, { method: "POST", headers: { "x-acs-action": "ShareAICImage" } }));
}

async function answers(send: (at: number) => Promise<Response>): Promise<Figures> {
  const call = async (at: number): Promise<void> => {
    const response = await send(at);
    await response.json();
    if (!response.ok) throw new Error(String(response.status));
  };
  const figures = await longCall(call, 1000, 500);
  return { "p50 us": figures["p50 us"] ?? Number.NaN };
}

const first = "@acskit/mock/msw, the first operation";
const last = "@acskit/mock/msw, the last operation";

export const row: Row = {
  title: "The mock in msw 2",
  about: "Answers to `fetch` in one process, one after another: 1,000 after 500, our calls signed ahead.",
  rounds: 7,
  goals: [
    {
      what: "mock in process through msw 2 ÷ one bare handler, p50",
      ours: first,
      figure: "p50 us",
      by: "a bare handler",
      atMost: 1.15,
    },
    {
      what: "the last operation ÷ the first",
      ours: last,
      figure: "p50 us",
      by: first,
      atMost: 1.05,
      aside: ["a bare handler"],
    },
  ],
  contenders: {
    "a bare handler": bare,
    [first]: () => ours((actions) => actions[0]),
    [last]: () => ours((actions) => actions.at(-1)),
  },
};
