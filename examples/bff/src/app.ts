/**
 * What the frontend may ask, and nothing else: keys and the service's names for errors stay here.
 *
 * @module
 */
import { type EnsClient, isAcsError } from "@acskit/ens";
import { paginate } from "@acskit/ens/pages";
import { Hono } from "hono";

/** @param ens holds the keys */
export function createApp(ens: EnsClient): Hono {
  const app = new Hono();

  app.get("/api/instances", async (context) => {
    const status = context.req.query("status");
    const instances = [];
    for await (const one of paginate(ens, "DescribeInstances", { ...(status && { Status: status }) }, { limit: 200 })) {
      instances.push({ id: one.InstanceId, name: one.InstanceName, status: one.Status });
    }
    return context.json({ instances });
  });

  app.post("/api/images/:id/shares", async (context) => {
    const { accounts } = await context.req.json<{ accounts: [string, ...string[]] }>();
    await ens.shareAICImage({ ImageId: context.req.param("id"), Users: accounts });
    return context.body(null, 204);
  });

  app.onError((error, context) => {
    if (!isAcsError(error)) throw error;
    console.error(error.message); // with the request id that support asks for
    if (error.code === "NoPermission") return context.json({ error: "This account may not do that." }, 403);
    if (error.retryable) return context.json({ error: "The service is busy. Please try again." }, 503);
    const status = error.status >= 400 && error.status < 500 ? 422 : 502;
    return context.json({ error: error.advice ?? "That did not work." }, status);
  });

  return app;
}
