import { inspect } from "node:util";
import { testClock } from "@acskit/client/clock";
import { createEnsClient, type EnsClient, isAcsError } from "@acskit/ens";
import { createClient, DescribeRegionIsps, ens } from "@acskit/ens/actions";
import { createEnsMock } from "@acskit/ens-mock";
import type { Credentials, CredentialsProvider } from "@acskit/signer";
import { explain } from "@acskit/signer/explain";
import { v1 } from "@acskit/signer/v1";
import { expect, it } from "vitest";

const mock = createEnsMock({ accessKeys: { testid: "testsecret" } });
const credentials = { accessKeyId: "testid", accessKeySecret: "testsecret" };

async function failing(call: Promise<unknown>): Promise<import("@acskit/ens").AcsError> {
  const error = await call.then(
    () => undefined,
    (reason) => reason,
  );
  if (!isAcsError(error)) throw new Error(`no AcsError: ${inspect(error)}`);
  return error;
}

it("an error says what to do, whether to try again, and how to repeat the call by hand", async () => {
  const client = createEnsClient({ credentials, fetch: mock.fetch });
  const error = await failing(client.shareAICImage({ ImageId: "mykey", Users: [] as unknown as ["1"] }));
  expect(error).toMatchObject({ action: "ShareAICImage", status: 400, retryable: false });
  expect(error.advice).toMatch(/parameter/);
  expect(error.reproduce()?.aliyun).toMatch(/^aliyun ens ShareAICImage --ImageId 'mykey' --Users '<Users>' --endpoint/);
  expect(error.reproduce()?.curl).toMatch(/^curl -X POST 'https:\/\/ens\.aliyuncs\.com\//);
  expect(inspect(error)).toContain("advice:");
});

it("calls are sent again without being told to, and not when told not to", async () => {
  const clock = testClock(Date.now());
  let sent = 0;
  const busy: typeof fetch = async () => {
    sent++;
    return Response.json({ Code: "Throttling.User", Message: "slower" }, { status: 400 });
  };
  const error = await failing(createEnsClient({ credentials, clock, fetch: busy }).describeRegionIsps());
  expect(error).toMatchObject({ code: "Throttling.User", retryable: true, attempts: 3 });
  expect([sent, clock.sleeps.length]).toEqual([3, 2]);
  await failing(createEnsClient({ credentials, fetch: busy, retry: false }).describeRegionIsps());
  expect(sent).toBe(4);
});

it("the small client's errors know whether to try again; advice is imported there", async () => {
  const busy = async () => Response.json({ Code: "Throttling.User", Message: "slower" }, { status: 400 });
  const error = await failing(createClient(ens, { credentials, fetch: busy }).call(DescribeRegionIsps, {}));
  expect(error).toMatchObject({ retryable: true });
  expect(error.advice).toBeUndefined();
  expect(error.reproduce()).toBeUndefined();
});

const byMethod = (client: EnsClient) => client.describeInstances({ InstanceName: "hidden-name" });

it.each<[string, (client: EnsClient) => Promise<unknown>, (keys: Credentials) => Credentials | CredentialsProvider]>([
  ["a method", byMethod, (keys) => keys],
  ["call", (client) => client.call({ action: "DescribeInstances" }, { InstanceName: "hidden-name" }), (keys) => keys],
  ["the older signature", byMethod, v1],
  ["the older signature in a form", byMethod, (keys) => v1(keys, { parameters: "form" })],
])("a refused signature is explained from the error alone, which shows nothing of it: %s", async (_, call, give) => {
  const wrong = give({ ...credentials, accessKeySecret: "hidden-secret" });
  const error = await failing(call(createEnsClient({ credentials: wrong, fetch: mock.fetch })));
  expect(error.code).toBe("SignatureDoesNotMatch");
  expect(await explain(error)).toMatchObject({ reason: "secret" });
  expect(inspect(error, { showHidden: true, depth: 9 }) + JSON.stringify(error) + error.stack).not.toMatch(/hidden/);

  const proxy: typeof fetch = (input, { body, ...init } = {}) => {
    const [url, form] = [input, body].map((text) => `${text ?? ""}`.replace("hidden-name", "other"));
    return mock.fetch(url ?? "", { ...init, ...(form && { body: form }) });
  };
  const changed = await explain(await failing(call(createEnsClient({ credentials: give(credentials), fetch: proxy }))));
  expect(changed).toMatchObject({ reason: "request", message: expect.stringContaining("parameter InstanceName") });
});

it("integers beyond 2^53 keep their digits in api as in methods", async () => {
  const fetch = async () => new Response('{"RequestId":"1","TotalCount":9007199254740993}');
  const client = createEnsClient({ credentials, fetch });
  const { data } = await client.api.POST("/DescribeInstances", { params: { query: {} } });
  expect(data?.TotalCount).toBe(9007199254740993n);
  expect((await client.describeInstances({})).TotalCount).toBe(9007199254740993n);
});
