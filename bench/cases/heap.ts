import * as callers from "../callers.ts";
import { serve } from "../measure/processes.ts";
import { heapAfter } from "../measure/stopwatch.ts";
import type { Contender, Row } from "../row.ts";

const contender =
  (connect: (url: string) => Promise<callers.Call>): Contender =>
  async () => {
    const { url, stop } = await serve("servers/answer.mjs");
    const figures = await heapAfter(await connect(url));
    stop();
    return figures;
  };

export const row: Row = {
  title: "Memory of a program that calls",
  about: "Live heap after 5,000 calls and garbage collections, the program's own code included.",
  rounds: 3,
  onNode20: true,
  goals: [
    {
      what: "heap after 5,000 calls by `fetch` ÷ plain fetch's",
      figure: "heap MiB",
      ours: "@acskit/ens",
      by: "plain fetch",
      atMost: 1.15,
    },
    {
      what: "heap after 5,000 calls by `nodeFetch` ÷ plain `node:http`'s",
      figure: "heap MiB",
      ours: "@acskit/ens, nodeFetch",
      by: "plain node:http",
      atMost: 1.15,
    },
  ],
  contenders: {
    "plain fetch": contender(callers.plainFetch),
    "@acskit/ens": contender(callers.ens),
    "openapi-fetch, unsigned": contender(callers.openapiFetch),
    aws4fetch: contender(callers.aws4fetch),
    "plain node:http": contender(callers.plainNodeHttp),
    "@acskit/ens, nodeFetch": contender(callers.ensOverNode),
    "@alicloud/pop-core": contender(callers.popCore),
    "@alicloud/openapi-core": contender(callers.openapiCore),
    "@alicloud/openapi-client": contender(callers.openapiClient),
  },
};
