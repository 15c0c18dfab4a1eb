import { createEnsClient } from "@acskit/ens";
import { defaultChain } from "@acskit/signer/node";
import { serve } from "@hono/node-server";
import { createApp } from "./app.ts";

// ENS_ENDPOINT=http://127.0.0.1:4010 leads to `ens-mock` in place of the service.
const endpoint = process.env.ENS_ENDPOINT;
const ens = createEnsClient({
  regionId: process.env.ENS_REGION ?? "cn-hangzhou",
  credentials: defaultChain(),
  ...(endpoint && { endpoint }),
});

serve({ fetch: createApp(ens).fetch, hostname: "127.0.0.1", port: Number(process.env.PORT ?? 3000) }, ({ port }) => {
  console.log(`http://127.0.0.1:${port}/api/instances`);
});
