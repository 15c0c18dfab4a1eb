import { createEnsClient } from "@acskit/ens";
import { createEnsMock } from "@acskit/ens-mock";
import { mswHandlers } from "@acskit/mock/msw";
import { setupServer } from "msw/node";
import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
import { instances, share, start } from "./program.ts";

const team = Array.from({ length: 11 }, (_, at) => `20000000000000${10 + at}`);
const accounts = Object.fromEntries(team.map((id) => [id, { accessKeys: { [`key-of-${id}`]: "secret" } }]));
const mock = createEnsMock({ settle: "10s", accounts });
const { sleep } = mock.clock;
const server = setupServer(...mswHandlers(mock));
beforeAll(() => server.listen({ onUnhandledFrame: "error" }));
afterEach(() => mock.reset());
afterAll(() => server.close());

const statusOf = (id: string) => mock.records("Instance").find(({ InstanceId }) => InstanceId === id)?.Status;

it("lists all instances, over pages", async () => {
  const names = Array.from({ length: 12 }, (_, at) => `web-${at + 1}`);
  mock.seed({ resources: { Instance: names.map((InstanceName) => ({ InstanceName })) } });
  expect((await instances(sleep)).map(({ InstanceName }) => InstanceName)).toEqual(names);
});

it("lists nothing where there is nothing", async () => {
  expect(await instances(sleep)).toEqual([]);
});

it("starts an instance and waits until it runs", async () => {
  mock.seed("Instance", { InstanceId: "i-web", Status: "Stopped" });
  await start("i-web", sleep);
  expect(statusOf("i-web")).toBe("Running");
});

it("does not mind that an instance runs already", async () => {
  mock.seed("Instance", { InstanceId: "i-web", Status: "Running" });
  await start("i-web", sleep);
  expect(statusOf("i-web")).toBe("Running");
});

it("says why an instance cannot be started", async () => {
  await expect(start("i-none", sleep)).rejects.toMatchObject({ code: "InstanceNotFound" });
});

it("shares an image with a team of eleven", async () => {
  mock.seed("AICImage", { ImageId: "m-launcher" });
  await share("m-launcher", team, sleep);
  for (const id of team) {
    const credentials = { accessKeyId: `key-of-${id}`, accessKeySecret: "secret" };
    const { Images } = await createEnsClient({ credentials }).describeAICImages({ ImageId: "m-launcher" });
    expect(Images).toHaveLength(1);
  }
});

it("goes on after a throttled moment", async () => {
  mock.fault("DescribeInstances", { kind: "throttle", retryAfterMs: 2000 }, { times: 1 });
  const before = mock.clock.now();
  expect(await instances(sleep)).toEqual([]);
  expect(mock.clock.now() - before).toBeGreaterThanOrEqual(2000);
});
