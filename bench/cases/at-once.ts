import * as callers from "../callers.ts";
import { serve } from "../measure/processes.ts";
import { callsPerSecond } from "../measure/stopwatch.ts";
import type { Contender, Row } from "../row.ts";

const contender =
  (connect: (url: string) => Promise<callers.Call>): Contender =>
  async () => {
    const { url, stop } = await serve("servers/answer.mjs");
    const figures = await callsPerSecond(await connect(url), 50);
    stop();
    return figures;
  };

const rate = { figure: "calls/s", by: "plain fetch" } as const;

export const row: Row = {
  title: "Fifty calls at once",
  about: "Fifty callers without a pause, 5,000 calls after 2,500.",
  rounds: 5,
  onNode20: true,
  goals: [
    { what: "50 calls at once by `fetch` ÷ plain fetch, rate", ...rate, ours: "@acskit/ens", atLeast: 0.9 },
    {
      what: "50 calls at once by `nodeFetch` ÷ plain fetch, rate",
      ...rate,
      ours: "@acskit/ens, nodeFetch",
      atLeast: 1.9,
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
