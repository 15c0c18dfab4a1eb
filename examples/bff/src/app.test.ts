import { createEnsClient } from "@acskit/ens";
import { createEnsMock } from "@acskit/ens-mock";
import { mswHandlers } from "@acskit/mock/msw";
import { listen } from "@acskit/mock/node";
import { setupServer } from "msw/node";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { createApp } from "./app.ts";

const mock = createEnsMock();
const credentials = { accessKeyId: "testid", accessKeySecret: "testsecret" };

const share = (app: ReturnType<typeof createApp>, accounts: string[], image = "mykey") =>
  app.request(`/api/images/${image}/shares`, { method: "POST", body: JSON.stringify({ accounts }) });

afterEach(() => {
  mock.reset();
  vi.restoreAllMocks();
});

describe("with MSW", () => {
  const server = setupServer(...mswHandlers(mock));
  beforeAll(() => server.listen({ onUnhandledFrame: "error" }));
  afterAll(() => server.close());
  const app = createApp(createEnsClient({ credentials, clock: mock.clock }));

  it("lists instances, by their state if asked", async () => {
    mock.seed("Instance", { InstanceName: "web", Status: "Running" });
    mock.seed("Instance", { InstanceName: "old", Status: "Stopped" });
    const all = await (await app.request("/api/instances")).json();
    expect(all.instances.map(({ name }: { name: string }) => name)).toEqual(["web", "old"]);
    const stopped = await (await app.request("/api/instances?status=Stopped")).json();
    expect(stopped.instances).toEqual([{ id: expect.stringMatching(/^i-5/), name: "old", status: "Stopped" }]);
  });

  it("shares an image with another account", async () => {
    expect((await share(app, ["14134343"])).status).toBe(204);
    expect(mock.calls("ShareAICImage")[0]?.parameters).toEqual({ ImageId: "mykey", Users: ["14134343"] });
  });

  it("goes on through a throttled moment by itself", async () => {
    mock.fault("ShareAICImage", { kind: "throttle", retryAfterMs: 2000 }, { times: 1 });
    expect((await share(app, ["14134343"])).status).toBe(204);
    expect(mock.calls("ShareAICImage")).toHaveLength(2);
  });

  it.each(["{", "{}", '{"accounts":[]}', '{"accounts":["me"]}'])("asks ENS nothing for the body %s", async (body) => {
    const answer = await app.request("/api/images/mykey/shares", { method: "POST", body });
    expect([answer.status, await answer.json()]).toEqual([400, { error: expect.stringContaining("accounts") }]);
    expect(mock.calls()).toEqual([]);
  });

  it("says in its own words what cannot be done, and shows nothing of the service's", async () => {
    const logged = vi.spyOn(console, "error").mockReturnValue();
    mock.fail("ShareAICImage", "NoPermission", { times: 1 });
    const denied = await share(app, ["14134343"]);
    const reference = mock.calls("ShareAICImage")[0]?.requestId;
    expect([denied.status, await denied.json()]).toEqual([403, { error: "This account may not do that.", reference }]);
    const many = await share(
      app,
      Array.from({ length: 11 }, (_, at) => `1413434${at}`),
    );
    expect([many.status, JSON.stringify(await many.json())]).toEqual([422, expect.not.stringMatching(/testid|Code/)]);
    expect(logged).toHaveBeenCalledTimes(2);
  });
});

describe("with ens-mock over HTTP", () => {
  it("asks the endpoint that it is given", async () => {
    const { url, close } = await listen(mock);
    const app = createApp(createEnsClient({ credentials, endpoint: url }));
    try {
      expect((await share(app, ["14134343"])).status).toBe(204);
      expect(mock.calls("ShareAICImage")).toHaveLength(1);
    } finally {
      await close();
    }
  });
});
