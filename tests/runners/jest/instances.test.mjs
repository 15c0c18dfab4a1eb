import { createEnsClient } from "@acskit/ens";
import { createEnsMock } from "@acskit/ens-mock";
import { mswHandlers } from "@acskit/mock/msw";
import { afterAll, afterEach, beforeAll, expect, test } from "@jest/globals";
import { setupServer } from "msw/node";

const mock = createEnsMock({ clock: "manual" });
const server = setupServer(...mswHandlers(mock));
beforeAll(() => server.listen({ onUnhandledFrame: "error" })); // msw 2: onUnhandledRequest
afterEach(() => mock.reset());
afterAll(() => server.close());

test("starts an instance, which takes its time", async () => {
  mock.seed("Instance", { InstanceId: "i-web", Status: "Stopped" });
  const credentials = { accessKeyId: "testid", accessKeySecret: "testsecret" };
  const ens = createEnsClient({ credentials, clock: mock.clock });
  const status = async () => (await ens.describeInstances({ InstanceId: "i-web" })).Instances.Instance[0].Status;

  await ens.startInstance({ InstanceId: "i-web" });
  expect(await status()).toBe("Starting");
  await mock.clock.advance("10s");
  expect(await status()).toBe("Running");
});
