import { createEnsMock } from "@acskit/ens-mock";
import { listen, type Server } from "@acskit/mock/node";
import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
import { createTestHarness } from "wrangler";

// The worker as it is deployed, bundled by Wrangler, in workerd; ENS is `ens-mock` on a port of this machine.

const mock = createEnsMock();
const workers = createTestHarness();
let ens: Server;

beforeAll(async () => {
  ens = await listen(mock);
  const configPath = new URL("../wrangler.jsonc", import.meta.url);
  const secrets = {
    ALIBABA_CLOUD_ACCESS_KEY_ID: "testid",
    ALIBABA_CLOUD_ACCESS_KEY_SECRET: "testsecret",
    API_TOKEN: "let-me-in",
  };
  await workers.update({ workers: [{ configPath, secrets, vars: { ENS_ENDPOINT: ens.url } }] });
  await workers.listen();
});
afterEach(() => mock.reset());
afterAll(async () => {
  await workers.close();
  await ens.close();
});

const withToken = { authorization: "Bearer let-me-in" };
const get = (path: string, headers: Record<string, string> = withToken) => workers.fetch(path, { headers });
const share = (body: unknown, image = "mykey") =>
  workers.fetch(`/images/${image}/shares`, { method: "POST", headers: withToken, body: JSON.stringify(body) });

it("lists the account's instances, by their state if asked", async () => {
  mock.seed("Instance", { InstanceName: "web", Status: "Running" });
  mock.seed("Instance", { InstanceName: "old", Status: "Stopped" });
  expect(await (await get("/instances")).json()).toMatchObject({ instances: [{ name: "web" }, { name: "old" }] });
  const stopped = await get("/instances?status=Stopped");
  expect(await stopped.json()).toEqual({
    instances: [{ id: expect.stringMatching(/^i-/), name: "old", status: "Stopped" }],
  });
});

it("shares an image, by a call that workerd signs and the mock verifies", async () => {
  expect((await share({ accounts: ["14134343"] })).status).toBe(204);
  expect(mock.calls("ShareAICImage")[0]?.parameters).toEqual({ ImageId: "mykey", Users: ["14134343"] });
});

it.each<[string, Record<string, string>]>([
  ["no token", {}],
  ["a wrong token", { authorization: "Bearer let-me-out" }],
  ["a part of the token", { authorization: "Bearer let-me-i" }],
])("lets nobody in with %s, and asks ENS nothing", async (_, headers) => {
  expect((await get("/instances", headers)).status).toBe(401);
  expect(mock.calls()).toEqual([]);
});

it.each([
  ["no JSON", "{"],
  ["no accounts", "{}"],
  ["an empty list", '{"accounts":[]}'],
  ["no ids", '{"accounts":["me"]}'],
])("declines to share for %s, and asks ENS nothing", async (_, body) => {
  const answer = await workers.fetch("/images/mykey/shares", { method: "POST", headers: withToken, body });
  expect([answer.status, await answer.json()]).toEqual([400, { error: expect.stringContaining("accounts") }]);
  expect(mock.calls()).toEqual([]);
});

it("goes on through a throttled moment by itself", async () => {
  mock.fault("DescribeInstances", { kind: "throttle", retryAfterMs: 1 }, { times: 1 });
  expect((await get("/instances")).status).toBe(200);
  expect(mock.calls("DescribeInstances")).toHaveLength(2);
});

it("says in its own words what cannot be done, and logs the rest for support", async () => {
  mock.fail("ShareAICImage", "NoPermission", { times: 1 });
  const denied = await share({ accounts: ["14134343"] });
  const reference = mock.calls("ShareAICImage")[0]?.requestId;
  expect([denied.status, await denied.json()]).toEqual([403, { error: "This worker may not do that.", reference }]);
  await expect.poll(() => JSON.stringify(workers.getLogs())).toContain(`request ${reference}`);
  expect(JSON.stringify(workers.getLogs())).not.toMatch(/testsecret|let-me-in/);
});
