/**
 * Instances listed and images shared, for programs that hold a token. What signs the calls is a secret of the worker's.
 *
 * @module
 */
import { createEnsClient, type EnsClient, isAcsError } from "@acskit/ens";
import { paginate } from "@acskit/ens/pages";
import { isAllowed } from "./is-allowed.ts";

/** Secrets and variables: see wrangler.jsonc. */
export interface Env {
  readonly ALIBABA_CLOUD_ACCESS_KEY_ID: string;
  readonly ALIBABA_CLOUD_ACCESS_KEY_SECRET: string;
  /** What callers send as `authorization: Bearer …`. */
  readonly API_TOKEN: string;
  readonly ENS_REGION: string;
  /** In place of the service: `http://127.0.0.1:4010` is where `ens-mock` listens. */
  readonly ENS_ENDPOINT?: string;
}

// `export default` is what workers ask for.
export default {
  async fetch(request: Request, env: Env): Promise<Response> {
    if (!(await isAllowed(request, env.API_TOKEN))) return failed("A valid token is needed.", 401);
    try {
      return await answer(request, clientFor(env));
    } catch (error) {
      return inOurWords(error);
    }
  },
};

function clientFor(env: Env): EnsClient {
  return createEnsClient({
    regionId: env.ENS_REGION,
    credentials: {
      accessKeyId: env.ALIBABA_CLOUD_ACCESS_KEY_ID,
      accessKeySecret: env.ALIBABA_CLOUD_ACCESS_KEY_SECRET,
    },
    timeoutMs: 10_000,
    ...(env.ENS_ENDPOINT && { endpoint: env.ENS_ENDPOINT }),
  });
}

async function answer(request: Request, ens: EnsClient): Promise<Response> {
  const { pathname, searchParams } = new URL(request.url);
  const image = /^\/images\/([\w.-]+)\/shares$/.exec(pathname)?.[1];
  if (request.method === "GET" && pathname === "/instances") return instances(ens, searchParams.get("status"));
  if (request.method === "POST" && image) return share(ens, image, await request.json().catch(() => undefined));
  return failed("There is nothing here.", 404);
}

async function instances(ens: EnsClient, status: string | null): Promise<Response> {
  const list = [];
  for await (const one of paginate(ens, "DescribeInstances", { ...(status && { Status: status }) }, { limit: 200 })) {
    list.push({ id: one.InstanceId, name: one.InstanceName, status: one.Status });
  }
  return Response.json({ instances: list });
}

async function share(ens: EnsClient, image: string, body: unknown): Promise<Response> {
  const { accounts } = (body ?? {}) as { accounts?: unknown };
  if (!isListOfIds(accounts)) return failed('The body is JSON such as { "accounts": ["14134343"] }.', 400);
  await ens.shareAICImage({ ImageId: image, Users: accounts });
  return new Response(null, { status: 204 });
}

function isListOfIds(value: unknown): value is [string, ...string[]] {
  return Array.isArray(value) && value.length > 0 && value.every((id) => /^\d+$/.test(id));
}

/** Code and message of the service are for the log; its request id is what support asks for. */
function inOurWords(error: unknown): Response {
  console.error(error instanceof Error ? error.message : error);
  if (!isAcsError(error)) return failed("That did not work.", 500);
  const { code, retryable, status, requestId } = error;
  if (code === "NoPermission") return failed("This worker may not do that.", 403, requestId);
  if (retryable) return failed("The service is busy. Please try again.", 503, requestId);
  if (status >= 400 && status < 500) return failed("The service does not accept that.", 422, requestId);
  return failed("The service did not answer.", 502, requestId);
}

function failed(error: string, status: number, reference?: string): Response {
  return Response.json({ error, reference }, { status });
}
