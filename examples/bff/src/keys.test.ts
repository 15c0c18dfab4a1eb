import { inspect } from "node:util";
import { createEnsClient } from "@acskit/ens";
import { createEnsMock } from "@acskit/ens-mock";
import { mswHandlers } from "@acskit/mock/msw";
import { listen, type Server } from "@acskit/mock/node";
import { cached } from "@acskit/signer/credentials";
import { HttpResponse, http } from "msw";
import { setupServer } from "msw/node";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { createApp } from "./app.ts";
import { createKeys } from "./keys.ts";

// Temporary keys end by the mock's clock, and so does the server's idea of when to renew them: nothing here waits.

const role = "acs:ram::1000000000000001:role/bff";
const policies = [{ Version: "1", Statement: [{ Effect: "Allow" as const, Action: "ens:*", Resource: "*" }] }];
const mock = createEnsMock({ accounts: { "1000000000000001": { roles: { bff: { policies } } } } });
afterEach(() => mock.reset());

describe("a role's keys, with MSW in place of STS and ENS", () => {
  const sts = vi.fn((url: URL) => {
    const lifetime = `${Number(url.searchParams.get("DurationSeconds"))}s` as const;
    const session = mock.assumeRole({ role: url.searchParams.get("RoleArn") ?? "", lifetime });
    return HttpResponse.json({
      RequestId: "7E1C0001",
      Credentials: {
        AccessKeyId: session.accessKeyId,
        AccessKeySecret: session.accessKeySecret,
        SecurityToken: session.securityToken,
        Expiration: new Date(session.expiresAt).toISOString(),
      },
    });
  });
  const server = setupServer(
    http.post("https://sts.aliyuncs.com/", ({ request }) => sts(new URL(request.url))),
    ...mswHandlers(mock),
  );
  beforeAll(() => server.listen({ onUnhandledFrame: "error" }));
  afterAll(() => server.close());
  beforeEach(() => {
    vi.stubEnv("ALIBABA_CLOUD_ACCESS_KEY_ID", "testid");
    vi.stubEnv("ALIBABA_CLOUD_ACCESS_KEY_SECRET", "testsecret");
    sts.mockReset();
  });
  afterEach(() => {
    vi.unstubAllEnvs();
    vi.restoreAllMocks();
  });

  const createServer = () => {
    const credentials = createKeys(role, { now: mock.clock.now });
    return createApp(createEnsClient({ credentials, clock: mock.clock }));
  };
  const list = async (app: ReturnType<typeof createServer>) => (await app.request("/api/instances")).status;

  it("sign the calls, and the server's own never do", async () => {
    const app = createServer();
    expect([await list(app), await list(app)]).toEqual([200, 200]);
    expect(sts).toHaveBeenCalledTimes(1);
    for (const { caller } of mock.calls()) expect(caller).toMatch(/:assumed-role\/bff\//);
  });

  it("are renewed before they end, and after it, without anybody noticing", async () => {
    const app = createServer();
    await list(app);
    await mock.clock.advance("12m");
    expect(await list(app)).toBe(200); // with the old ones, while the new ones come
    await vi.waitFor(() => expect(sts).toHaveBeenCalledTimes(2));
    await mock.clock.advance("20m");
    expect(await list(app)).toBe(200);
    expect(sts).toHaveBeenCalledTimes(3);
  });

  it("are replaced at once when ENS says that they have ended", async () => {
    const app = createServer();
    await list(app);
    const expired = { kind: "error", code: "InvalidSecurityToken.Expired", status: 400 } as const;
    mock.fault("DescribeInstances", expired, { times: 1 });
    expect(await list(app)).toBe(200);
    expect(sts).toHaveBeenCalledTimes(2);
  });

  it("serve until they end while STS is down; then the answer says no more than it must", async () => {
    const logged = vi.spyOn(console, "error").mockReturnValue();
    const app = createServer();
    await list(app);
    sts.mockImplementation(() => HttpResponse.json({ Code: "ServiceUnavailable", Message: "down" }, { status: 503 }));
    await mock.clock.advance("12m");
    expect(await list(app)).toBe(200);
    await mock.clock.advance("4m");
    const refused = await app.request("/api/instances");
    expect([refused.status, await refused.json()]).toEqual([500, { error: "That did not work." }]);
    const log = inspect(logged.mock.lastCall?.[0]);
    expect(log).toMatch(/fromRamRoleArn: STS answered/);
    expect(log).not.toMatch(/testsecret/);
  });
});

describe("with ens-mock over HTTP", () => {
  let ens: Server;
  beforeAll(async () => {
    ens = await listen(mock);
  });
  afterAll(() => ens.close());

  it("keys that the mock hands out are renewed when they end", async () => {
    const handedOut = vi.fn(() => ask("/sessions", { role, lifetime: "15m" }));
    const credentials = cached("ens-mock", handedOut, { now: mock.clock.now });
    const app = createApp(createEnsClient({ credentials, endpoint: ens.url, clock: mock.clock }));
    expect((await app.request("/api/instances")).status).toBe(200);
    await ask("/clock", { advance: "16m" });
    expect((await app.request("/api/instances")).status).toBe(200);
    expect(handedOut).toHaveBeenCalledTimes(2);
  });

  const ask = async (path: string, body: object) =>
    (await fetch(`${ens.url}/_acskit${path}`, { method: "POST", body: JSON.stringify(body) })).json();
});
