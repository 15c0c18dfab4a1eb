import { expect, it } from "vitest";
import { fromRamRoleArn, fromStatic, type RamRoleArnOptions } from "./index.ts";
import { errorOf, reasonOf } from "./testing/reason.ts";
import { given, nobody, now, playedSts, type Reply, serving } from "./testing/server.ts";

const credentials = { accessKeyId: "testid", accessKeySecret: "s3cretOfKey" };
const roleArn = "acs:ram::1234567890123456:role/shelf-keeper";
const options = { credentials, roleArn, now: () => now };

it("assumes the role with a signed request that the service accepts", async () => {
  const { url, arrived } = await playedSts();
  expect(await fromRamRoleArn({ ...options, endpoint: url })()).toEqual(given);
  expect(arrived).toHaveLength(1);
  expect(arrived[0]?.headers).toMatchObject({ "x-acs-action": "AssumeRole", "x-acs-version": "2015-04-01" });
  expect(arrived[0]?.parameters).toEqual({
    RoleArn: roleArn,
    RoleSessionName: `acskit-${now}`,
    DurationSeconds: "3600",
  });
});

it("sends policy, duration, session name and external id", async () => {
  const { url, arrived } = await playedSts();
  const policy = { Version: "1", Statement: [{ Effect: "Allow", Action: "shelf:*", Resource: "*" }] };
  await fromRamRoleArn({
    ...options,
    endpoint: url,
    policy,
    durationSeconds: 900,
    sessionName: "a@b",
    externalId: "x y",
  })();
  expect(arrived[0]?.parameters).toEqual({
    RoleArn: roleArn,
    RoleSessionName: "a@b",
    DurationSeconds: "900",
    Policy: JSON.stringify(policy),
    ExternalId: "x y",
  });
});

it("goes from role to role, with the first role's token", async () => {
  const role = { accessKeySecret: given.accessKeySecret, securityToken: given.securityToken };
  const { url, arrived } = await playedSts({ testid: "s3cretOfKey", "STS.testid": role });
  const first = fromRamRoleArn({ ...options, credentials: fromStatic(credentials), endpoint: url });
  expect(await fromRamRoleArn({ ...options, credentials: first, endpoint: url })()).toEqual(given);
  expect(arrived.map(({ headers }) => headers["x-acs-security-token"])).toEqual([undefined, "t0kenOfRole"]);
});

it.each([
  [{}, "https://sts.aliyuncs.com"],
  [{ regionId: "cn-hangzhou" }, "https://sts.cn-hangzhou.aliyuncs.com"],
  [{ regionId: "cn-hangzhou", network: "vpc" }, "https://sts-vpc.cn-hangzhou.aliyuncs.com"],
  [{ endpoint: "sts.example.com", regionId: "cn-hangzhou" }, "https://sts.example.com"],
  [{ endpoint: "http://sts.example.com:81" }, "http://sts.example.com:81"],
] as const)("asks the host that %j means", async (where, origin) => {
  const asked: string[] = [];
  const fetch = async (input: unknown): Promise<Response> => {
    asked.push(new URL(String(input)).origin);
    return new Response("{}");
  };
  await errorOf(fromRamRoleArn({ ...options, ...where, fetch: fetch as typeof globalThis.fetch }));
  expect(asked).toEqual([origin]);
});

it.each([
  [{ roleArn: "" }, "the role's ARN is missing or not of the form acs:ram::<account>:role/<name>"],
  [{ roleArn: "shelf-keeper" }, "the role's ARN is missing"],
  [{ sessionName: "a b" }, "the session name is not 2 to 64 of letters, digits"],
  [{ durationSeconds: 899 }, "the duration is not a whole number of seconds from 900 on"],
  [{ durationSeconds: Number.NaN }, "the duration is not"],
  [{ network: "vpc" }, "the private network's host of STS needs a region"],
  [{ regionId: "evil.example.com/" }, "the region is not one such as cn-hangzhou"],
  [{ endpoint: "https://user:Passw0rd@sts" }, "the endpoint of STS has a user name or a password"],
  [{ endpoint: "ht tp" }, "the endpoint of STS is not a URL of http or https"],
  [{ credentials: undefined }, "there are no credentials to assume the role with"],
])("refuses %j when it is made", (wrong, message) => {
  expect(() => fromRamRoleArn({ ...options, ...wrong } as RamRoleArnOptions)).toThrow(`fromRamRoleArn: ${message}`);
});

const refused = (Code: string, Message = "No."): Reply => ({ status: 403, body: { Code, Message, RequestId: "4C2B" } });

it.each<[name: string, reply: Reply, message: string]>([
  [
    "a refusal, with code, request and advice",
    refused("NoPermission", "You are not authorized to do this action."),
    "STS answered NoPermission (status 403, request 4C2B): You are not authorized to do this action. " +
      "Allow the caller sts:AssumeRole on the role, and name the caller in the role's trust policy",
  ],
  [
    "a wrong secret, without the string to sign",
    refused("SignatureDoesNotMatch", "server string to sign is:t0kenOfRole"),
    "STS answered SignatureDoesNotMatch (status 403, request 4C2B). " +
      "The source's access key secret is not this access key's",
  ],
  [
    "a message that repeats a secret",
    refused("InvalidParameter", "what is s3cretOfKey?"),
    "STS answered InvalidParameter (status 403, request 4C2B)",
  ],
  [
    "an XML refusal",
    {
      status: 404,
      type: "text/xml",
      body: "<?xml version='1.0'?><Error><RequestId>4C2B</RequestId><Code>EntityNotExist.Role</Code><Message>No.</Message></Error>",
    },
    "STS answered EntityNotExist.Role (status 404, request 4C2B): No. Check the role's ARN: account and name",
  ],
  ["XML that is no refusal", { body: "<a>s3cret</a>" }, "STS answered status 200 with XML in place of JSON"],
  [
    "a proxy's page",
    { status: 502, type: "text/html", body: "<!DOCTYPE html><html>s3cret</html>" },
    "STS answered status 502 with an HTML page: a proxy or a gateway answered in its place",
  ],
  ["an empty text", {}, "STS answered status 200 with an empty text"],
  [
    "a cut-off text",
    { body: '{"Credentials":{"AccessKeyId":"s3' },
    "STS answered status 200 with something that is not JSON",
  ],
  ["no credentials", { body: { RequestId: "4C2B" } }, "STS answered status 200 without credentials"],
  [
    "half of the credentials",
    { body: { Credentials: { AccessKeyId: "STS.testid" } } },
    "STS answered credentials whose AccessKeySecret is missing or empty",
  ],
  [
    "a date that is none",
    { body: { Credentials: { AccessKeyId: "a", AccessKeySecret: "s", Expiration: "soon" } } },
    "STS answered credentials whose Expiration is not a date such as 2024-05-06T07:08:09Z",
  ],
  [
    "a redirect",
    { status: 302, headers: { location: "http://127.0.0.1:1/" } },
    "STS answered status 302 with an empty text",
  ],
])("says what STS answered: %s", async (_, reply, message) => {
  const { url } = await serving(() => reply);
  expect(await reasonOf(fromRamRoleArn({ ...options, endpoint: url }))).toBe(`fromRamRoleArn: ${message}`);
});

it("says that STS cannot be reached, or not in time", async () => {
  const gone = await nobody();
  const slow = await serving(() => undefined);
  expect(await reasonOf(fromRamRoleArn({ ...options, endpoint: gone }))).toBe(
    `fromRamRoleArn: no answer from ${gone} (ECONNREFUSED)`,
  );
  expect(await reasonOf(fromRamRoleArn({ ...options, endpoint: slow.url, timeoutMs: 50 }))).toBe(
    `fromRamRoleArn: no answer from ${slow.url} within 50 ms`,
  );
});

it("says why there are no credentials to assume the role with, with a foreign error as the cause", async () => {
  const cause = new RangeError("s3cretOfKey");
  const fails = async (): Promise<never> => {
    throw cause;
  };
  const error = await errorOf(fromRamRoleArn({ ...options, credentials: fails }));
  expect(error.message).toBe("fromRamRoleArn: no credentials to assume the role with: it threw RangeError");
  expect(error.cause).toBe(cause);
  const half = async () => ({ accessKeyId: "testid" }) as typeof credentials;
  expect(await reasonOf(fromRamRoleArn({ ...options, credentials: half }))).toBe(
    "fromRamRoleArn: no credentials to assume the role with: accessKeySecret is missing or empty",
  );
});
