import { createEnsClient } from "@acskit/ens";
import { serve } from "@hono/node-server";
import { createApp } from "./app.ts";
import { createKeys } from "./keys.ts";

// ENS_ENDPOINT=http://127.0.0.1:4010 leads to `ens-mock` in place of the service.
const { ENS_ENDPOINT, ENS_REGION = "cn-hangzhou", ENS_ROLE_ARN, PORT = "3000" } = process.env;
const ens = createEnsClient({
  regionId: ENS_REGION,
  credentials: createKeys(ENS_ROLE_ARN),
  ...(ENS_ENDPOINT && { endpoint: ENS_ENDPOINT }),
});

serve({ fetch: createApp(ens).fetch, hostname: "127.0.0.1", port: Number(PORT) }, ({ port }) => {
  console.log(`http://127.0.0.1:${port}/api/instances`);
});
