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
    const { accounts } = (await context.req.json().catch(() => null)) ?? {};
    if (!isListOfIds(accounts)) return context.json({ error: 'Send JSON such as { "accounts": ["14134343"] }.' }, 400);
    await ens.shareAICImage({ ImageId: context.req.param("id"), Users: accounts });
    return context.body(null, 204);
  });

  app.onError((error, context) => {
    if (!isAcsError(error)) {
      console.error(error); // such as keys that cannot be had
      return context.json({ error: "That did not work." }, 500);
    }
    console.error(error.message);
    const [status, text] = inOurWords(error);
    return context.json({ error: text, reference: error.requestId }, status);
  });

  return app;
}

function isListOfIds(value: unknown): value is [string, ...string[]] {
  return Array.isArray(value) && value.length > 0 && value.every((id) => /^\d+$/.test(id));
}

/** The service's code and message are for our log; its request id is what support asks for. */
function inOurWords({ code, retryable, status }: { code: string; retryable: boolean; status: number }) {
  if (code === "NoPermission") return [403, "This account may not do that."] as const;
  if (retryable) return [503, "The service is busy. Please try again."] as const;
  if (status >= 400 && status < 500) return [422, "The service does not accept that."] as const;
  return [502, "The service did not answer."] as const;
}
