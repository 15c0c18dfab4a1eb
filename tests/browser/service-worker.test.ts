import { createEnsClient, isAcsError } from "@acskit/ens";
import { createEnsMock } from "@acskit/ens-mock";
import { mswHandlers } from "@acskit/mock/msw";
import { setupWorker } from "msw/browser";
import { afterAll, beforeAll, expect, it } from "vitest";

const mock = createEnsMock({ accessKeys: { testid: "testsecret" } });
const worker = setupWorker(...mswHandlers(mock));
const credentials = { accessKeyId: "testid", accessKeySecret: "testsecret" };

beforeAll(async () => {
  await worker.start({ quiet: true });
});
afterAll(() => worker.stop());

it("signs a call with WebCrypto and gets the mock's answer through the service worker", async () => {
  const ens = createEnsClient({ regionId: "cn-hangzhou", credentials });
  const { RequestId } = await ens.shareAICImage({ ImageId: "mykey", Users: ["14134343"] });
  expect(RequestId).toMatch(/^[0-9A-F-]{36}$/);
});

it("gets the service's error through the service worker", async () => {
  const ens = createEnsClient({ credentials });
  const error = await ens
    .shareAICImage({ ImageId: "mykey", Users: Array(11).fill("1") })
    .catch((reason: unknown) => reason);
  expect(isAcsError(error) && error.code).toBe("InvalidParameter.Users");
});

it("is refused with a wrong secret", async () => {
  const ens = createEnsClient({ credentials: { ...credentials, accessKeySecret: "wrong" } });
  const error = await ens.describeRegionIsps().catch((reason: unknown) => reason);
  expect(isAcsError(error) && error.code).toBe("SignatureDoesNotMatch");
});
