import { createEnsClient, isAcsError } from "@acskit/ens";
import { createEnsMock } from "@acskit/ens-mock";
import { cached } from "@acskit/signer/credentials";
import { expect, it } from "vitest";

const credentials = { accessKeyId: "testid", accessKeySecret: "testsecret" };

function world(options: Parameters<typeof createEnsMock>[0] = {}) {
  const mock = createEnsMock(options);
  const client = (keys: Parameters<typeof createEnsClient>[0]["credentials"] = credentials) =>
    createEnsClient({ credentials: keys, fetch: mock.fetch, clock: mock.clock });
  return { mock, client, ens: client() };
}

const failure = async (call: Promise<unknown>) => {
  const error = await call.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!isAcsError(error)) throw new Error(`it did not fail as it should: ${String(error)}`);
  return error;
};

it("lets the client repeat throttled calls without waiting, by the mock's clock", async () => {
  const { mock, ens } = world();
  const before = mock.clock.now();
  mock.fault("DescribeRegionIsps", { kind: "throttle", retryAfterMs: 3_000 }, { times: 2 });
  await ens.describeRegionIsps();
  expect(mock.calls("DescribeRegionIsps").map(({ code }) => code)).toEqual([
    "Throttling.User",
    "Throttling.User",
    undefined,
  ]);
  expect(mock.clock.now() - before).toBeGreaterThanOrEqual(6_000);
});

it("lets a client wait on a clock that the test moves", async () => {
  const { mock, ens } = world({ clock: "manual" });
  mock.fault("*", { kind: "throttle", retryAfterMs: 3_000 }, { times: 2 });
  let answers = 0;
  const call = ens.describeRegionIsps().then(() => answers++);
  await mock.clock.advance("2s");
  expect(answers).toBe(0);
  await mock.clock.advance("1m");
  await call;
  expect(mock.calls()).toHaveLength(3);
});

it("applies the published rate limits where it is told to", async () => {
  const { mock } = world({ limits: true, clock: "manual" });
  const once = createEnsClient({ credentials, fetch: mock.fetch, clock: mock.clock, retry: false });
  const calls = Array.from({ length: 101 }, () => once.describeInstances({}));
  const codes = (await Promise.allSettled(calls)).map((one) => (one.status === "rejected" ? one.reason.code : "ok"));
  expect(codes.filter((code) => code === "ok")).toHaveLength(100);
  expect(codes).toContain("Throttling.User");
});

it.each([
  ["describeRegionIsps", 400],
  ["listTagResources", 403],
] as const)("denies %s with the status that ENS documents, %i", async (method, status) => {
  const { client } = world({ accounts: { "2": { users: { a: { accessKeys: { a: "asecret" } } } } } });
  const ens = client({ accessKeyId: "a", accessKeySecret: "asecret" });
  const call = method === "listTagResources" ? ens[method]({ ResourceType: "instance" }) : ens[method]();
  const error = await failure(call);
  expect(error).toMatchObject({ code: "NoPermission", status });
  expect(error.accessDeniedDetail).toMatchObject({ AuthPrincipalDisplayName: "a", NoPermissionType: "ImplicitDeny" });
});

it("ends temporary keys by its clock, and a cache of keys renews them by the same", async () => {
  const everything = { Statement: { Effect: "Allow", Action: "ens:*", Resource: "*" } } as const;
  const { mock, client } = world({ accounts: { "2": { roles: { deploy: { policies: [everything] } } } } });
  const assume = () => mock.assumeRole({ role: "acs:ram::2:role/deploy", lifetime: "15m" });
  const fixed = client(assume());
  const renewed = client(cached("the mock", assume, { now: mock.clock.now }));
  for (const ens of [fixed, renewed]) await ens.describeRegionIsps();
  await mock.clock.advance("15m");
  expect(await failure(fixed.describeRegionIsps())).toMatchObject({ code: "InvalidSecurityToken.Expired" });
  await renewed.describeRegionIsps();
});

it("mends a client's wrong clock by what the mock says", async () => {
  const mock = createEnsMock();
  const late = { ...mock.clock, now: () => Date.now() - 3_600_000 };
  await createEnsClient({ credentials, fetch: mock.fetch, clock: late }).describeRegionIsps();
  expect(mock.calls().map(({ code }) => code)).toEqual(["InvalidTimeStamp.Expired", undefined]);
});

it("runs a test with each documented failure of what it calls", async () => {
  const { mock } = world();
  const once = createEnsClient({ credentials, fetch: mock.fetch, clock: mock.clock, retry: false });
  const rows = await mock.matrix(async () => {
    await once.describeRegionIsps();
  });
  expect(rows.length).toBeGreaterThan(2);
  expect(new Set(rows.map(({ outcome }) => outcome))).toEqual(new Set(["propagated"]));
});
