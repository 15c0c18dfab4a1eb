import * as callers from "../callers.ts";
import { serve } from "../measure/processes.ts";
import { longCall } from "../measure/stopwatch.ts";
import type { Contender, Row } from "../row.ts";

const contender =
  (connect: (url: string) => Promise<callers.Call>): Contender =>
  async () => {
    const { url, stop } = await serve("servers/answer.mjs");
    const figures = await longCall(await connect(url));
    stop();
    return figures;
  };

export const row: Row = {
  title: "A call",
  about:
    "One call after another over one connection to a server of `node:http`, in another process: 3,000 of them after 1,000.",
  rounds: 5,
  onNode20: true,
  goals: [
    {
      what: "a signed call by `fetch` ÷ plain fetch, p50",
      figure: "p50 us",
      ours: "@acskit/ens",
      by: "plain fetch",
      atMost: 1.15,
    },
    { what: "the same, CPU", figure: "cpu us", ours: "@acskit/ens", by: "plain fetch", atMost: 1.15 },
    {
      what: "a signed call by `nodeFetch` ÷ plain `node:http`, p50",
      figure: "p50 us",
      ours: "@acskit/ens, nodeFetch",
      by: "plain node:http",
      atMost: 1.25,
    },
    {
      what: "a signed call by `nodeFetch` ÷ pop-core's, p50",
      figure: "p50 us",
      ours: "@acskit/ens, nodeFetch",
      by: "@alicloud/pop-core",
      atMost: 0.8,
    },
  ],
  contenders: {
    "plain fetch": contender(callers.plainFetch),
    "@acskit/ens": contender(callers.ens),
    "@acskit/signer": contender(callers.signerAlone),
    "openapi-fetch, unsigned": contender(callers.openapiFetch),
    aws4fetch: contender(callers.aws4fetch),
    "plain node:http": contender(callers.plainNodeHttp),
    "@acskit/ens, nodeFetch": contender(callers.ensOverNode),
    "@alicloud/pop-core": contender(callers.popCore),
    "@alicloud/openapi-core": contender(callers.openapiCore),
    "@alicloud/openapi-client": contender(callers.openapiClient),
  },
};
