import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { cached } from "@acskit/signer/credentials";
import { expect, it, vi } from "vitest";
import { isAcsError } from "./acs-error.ts";
import { type TestClock, testClock } from "./clock.ts";
import { type RetryOptions, retry } from "./retry.ts";
import { credentials, shelfClient, smallClient } from "./testing/clients.ts";
import { type Fault, refuse, serveFaults } from "./testing/faults.ts";
import { type Seen, serve } from "./testing/server.ts";
import type { CallOptions, ProductClientOptions } from "./types.ts";

type Kind = "read" | "token" | "write";
const methods = { read: "describeShelves", token: "orderShelf", write: "createShelf" } as const;

interface Outcome {
  seen: Seen[];
  clock: TestClock;
  result: unknown;
}

/** A call of a kind against a server that goes wrong. */
async function call(
  kind: Kind,
  faults: Fault[],
  {
    options = {},
    client = {},
    how = {},
  }: { options?: CallOptions; client?: Partial<ProductClientOptions>; how?: RetryOptions } = {},
): Promise<Outcome> {
  const { endpoint, seen } = await serveFaults(...faults);
  const clock = testClock(Date.now());
  const shelves = shelfClient({ endpoint, clock, retry: { ...how }, ...client });
  const result = await shelves[methods[kind]]({}, options).catch((reason) => reason);
  return { seen, clock, result };
}

/** Where nobody listens any more. */
async function closedPort(): Promise<string> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  return `http://127.0.0.1:${port}`;
}

const date = (ms: number) => ({ date: new Date(ms).toUTCString() });

// specs/protocol/errors.md 4.2: how many attempts each kind of operation makes.
it.each([
  ["throttling", refuse(400, "Throttling.User"), 3, 3, 3],
  ["throttling with an odd status", refuse(406, "Throttling.Api"), 3, 3, 3],
  ["throttling in XML", refuse(400, "Throttling", {}, true), 3, 3, 3],
  ["any code with a time to wait", refuse(400, "Busy", { "x-acs-retry-after": "5" }), 3, 3, 3],
  ["a time to wait that is 0", refuse(400, "Busy", { "x-acs-retry-after": "0" }), 1, 1, 1],
  ["a time to wait that is empty", refuse(400, "Busy", { "x-acs-retry-after": "" }), 1, 1, 1],
  ["a time to wait that is malformed", refuse(400, "Busy", { "x-acs-retry-after": "soon" }), 1, 1, 1],
  ["429 of a proxy", { status: 429, text: "slow down" }, 3, 3, 3],
  ["ServiceUnavailable", refuse(503, "ServiceUnavailable"), 3, 3, 1],
  ["ServiceUnavailable as 500", refuse(500, "ServiceUnavailableTemporary"), 3, 3, 1],
  ["a page in HTML with 502", "html", 3, 3, 1],
  ["504 without a text", { status: 504 }, 3, 3, 1],
  ["InternalError", refuse(500, "InternalError"), 3, 1, 1],
  ["an inner call that failed", refuse(400, "Interface.Call.Error"), 3, 1, 1],
  ["a connection that breaks before an answer", "drop", 3, 3, 1],
  ["a connection that breaks in an answer", "cut", 3, 3, 1],
  ["a good answer that is cut off", "truncate", 3, 3, 1],
  ["NoPermission", refuse(400, "NoPermission"), 1, 1, 1],
  ["an interface that is not found", refuse(400, "InvalidNetworkInterface.NotFound"), 1, 1, 1],
  ["SignatureDoesNotMatch", refuse(403, "SignatureDoesNotMatch"), 1, 1, 1],
  ["a redirect", { status: 302, headers: { location: "/" } }, 1, 1, 1],
  ["404 of a proxy", { status: 404, text: "<h1>Not Found</h1>" }, 1, 1, 1],
] as const)("repeats %s as the table says", async (_, fault, read, token, write) => {
  for (const [kind, attempts] of Object.entries({ read, token, write })) {
    const { seen, clock, result } = await call(kind as Kind, [fault as Fault]);
    expect({ [kind]: seen.length }).toEqual({ [kind]: attempts });
    expect(clock.sleeps).toHaveLength(attempts - 1);
    expect(result).toMatchObject({ retryable: attempts > 1, ...(attempts > 1 && { attempts }) });
    expect(String(result).endsWith(", after 3 attempts")).toBe(attempts > 1);

    const after = await call(kind as Kind, [fault as Fault, "good"]);
    if (attempts > 1) expect(after.result).toEqual({ RequestId: "4C2B0001" });
    else expect(after.result).toMatchObject({ code: (result as { code: string }).code });
  }
});

it.each([
  "CERT_HAS_EXPIRED",
  "DEPTH_ZERO_SELF_SIGNED_CERT",
  "UNABLE_TO_VERIFY_LEAF_SIGNATURE",
  "ERR_TLS_CERT_ALTNAME_INVALID",
])("does not repeat even a read where a certificate is not the host's (%s)", async (code) => {
  const cause = Object.assign(new Error("the system's"), { code });
  const fetch = vi.fn<typeof globalThis.fetch>(() => Promise.reject(new TypeError("fetch failed", { cause })));
  const error = await shelfClient({ fetch, clock: testClock(), retry: {} })
    .describeShelves()
    .catch((reason) => reason);
  expect(fetch).toHaveBeenCalledTimes(1);
  expect(error).toMatchObject({ code: "NetworkError", retryable: false });
});

it.each(["ENOTFOUND", "EAI_AGAIN", "ECONNREFUSED", "UND_ERR_CONNECT_TIMEOUT"])(
  "repeats a write that surely did not leave (%s)",
  async (code) => {
    const cause = Object.assign(new Error("the system's"), { code });
    const fetch = vi.fn<typeof globalThis.fetch>(() => Promise.reject(new TypeError("fetch failed", { cause })));
    const error = await shelfClient({ fetch, clock: testClock(), retry: {} })
      .createShelf()
      .catch((reason) => reason);
    expect(fetch).toHaveBeenCalledTimes(3);
    expect(error).toMatchObject({ code: "NetworkError", attempts: 3, retryable: true });
  },
);

it("repeats a write to a port where nobody listens", async () => {
  const clock = testClock();
  const error = await shelfClient({ endpoint: await closedPort(), clock, retry: {} })
    .createShelf()
    .catch((reason) => reason);
  expect(error).toMatchObject({ code: "NetworkError", attempts: 3 });
  expect(clock.sleeps).toHaveLength(2);
});

it("signs each attempt anew, and sends the same token with each", async () => {
  const { seen } = await call("token", [refuse(503, "ServiceUnavailable")]);
  const different = (of: (one: Seen) => unknown) => new Set(seen.map(of)).size;
  expect(seen).toHaveLength(3);
  expect(different(({ headers }) => headers["x-acs-signature-nonce"])).toBe(3);
  expect(different(({ headers }) => headers.authorization)).toBe(3);
  expect(seen[0]?.url.searchParams.get("ClientToken")).toMatch(/^[\da-f-]{36}$/);
  expect(different(({ url }) => url.search)).toBe(1);
});

it("leaves a token of the caller's alone", async () => {
  const { endpoint, seen } = await serveFaults("good");
  const shelves = shelfClient({ endpoint });
  await shelves.orderShelf({ ClientToken: "mine" });
  await shelves.orderShelf();
  await shelves.orderShelf();
  const tokens = seen.map(({ url }) => url.searchParams.get("ClientToken"));
  expect(tokens[0]).toBe("mine");
  expect(new Set(tokens).size).toBe(3);
});

it("waits a random time that doubles, and never less than the service wants", async () => {
  const random = vi.spyOn(Math, "random").mockReturnValue(0.5);
  try {
    const { clock } = await call("read", [refuse(503, "ServiceUnavailable")], { options: { retry: { attempts: 12 } } });
    const plain = [100, 200, 400, 800, 1600, 3200, 6400, 10_000, 10_000, 10_000]; // half of what it may be at most
    expect(clock.sleeps.slice(0, plain.length)).toEqual([...plain].slice(0, clock.sleeps.length));
    random.mockReturnValue(0);
    const asked = await call("write", [refuse(400, "Throttling", { "x-acs-retry-after": "1234" })]);
    expect(asked.clock.sleeps).toEqual([1234, 1234]);
    expect(asked.result).toMatchObject({ retryAfterMs: 1234 });
  } finally {
    random.mockRestore();
  }
});

it("begins no wait that would end after the deadline", async () => {
  const throttled = refuse(400, "Throttling", { "x-acs-retry-after": "3000" });
  const { seen, clock, result } = await call("read", [throttled], { options: { timeoutMs: 5000 } });
  expect(seen).toHaveLength(2);
  expect(clock.sleeps).toEqual([3000]);
  expect(result).toMatchObject({ code: "Throttling", attempts: 2, retryAfterMs: 3000 });
});

it("does not wait for hours, even without a deadline", async () => {
  const throttled = refuse(400, "Throttling", { "x-acs-retry-after": "7200000" });
  const { seen } = await call("read", [throttled], { options: { timeoutMs: Number.POSITIVE_INFINITY } });
  expect(seen).toHaveLength(1);
});

it("ends a real wait at once when the caller aborts or the time is over", async () => {
  const { endpoint, seen } = await serveFaults(refuse(400, "Throttling", { "x-acs-retry-after": "5000" }));
  const controller = new AbortController();
  const shelves = shelfClient({ endpoint, retry: { onRetry: () => controller.abort(new Error("enough")) } });
  await expect(shelves.createShelf({}, { signal: controller.signal })).rejects.toThrow("enough");
  expect(seen).toHaveLength(1);
});

it("repeats nothing after an abort", async () => {
  const { endpoint, seen } = await serveFaults("drop");
  const controller = new AbortController();
  const onResponse = () => controller.abort(new Error("enough"));
  const shelves = shelfClient({ endpoint, clock: testClock(), retry: { onResponse } });
  await expect(shelves.describeShelves({}, { signal: controller.signal })).rejects.toThrow("enough");
  expect(seen).toHaveLength(1);
});

it("lets client and call choose how often", async () => {
  const busy = refuse(503, "ServiceUnavailable");
  const count = async (how: RetryOptions, options: CallOptions) =>
    (await call("read", [busy], { how, options })).seen.length;
  expect(await count({}, {})).toBe(3);
  expect(await count({ attempts: 2 }, {})).toBe(2);
  expect(await count({ attempts: 1 }, { retry: { attempts: 2 } })).toBe(2);
  expect(await count({ attempts: 2 }, { retry: false })).toBe(1);
  expect(await count({}, { retry: {} })).toBe(3);
  const { endpoint, seen } = await serveFaults(busy);
  await shelfClient({ endpoint })
    .describeShelves()
    .catch(() => {});
  expect(seen).toHaveLength(1); // nobody asked for more
});

it("repeats what api and middlewares send as well, and shows them the last answer", async () => {
  const { endpoint, seen } = await serveFaults("drop", refuse(503, "ServiceUnavailable"), refuse(400, "NoPermission"));
  const shelves = shelfClient({ endpoint, clock: testClock(), retry: {} });
  const onResponse = vi.fn();
  shelves.api.use({ onResponse });
  const error = await shelves.describeShelves().catch((reason) => reason);
  expect(error).toMatchObject({ code: "NoPermission", attempts: 3 });
  expect(seen).toHaveLength(3);
  expect(onResponse).toHaveBeenCalledOnce();
  const get = shelves.api.GET as unknown as (path: string, init: object) => Promise<object>;
  expect(await get("/DescribeShelves", { retry: false })).toMatchObject({ error: { Code: "NoPermission" } });
});

it("fails as the last attempt failed, in api too", async () => {
  const { endpoint } = await serveFaults(refuse(503, "ServiceUnavailable"), "drop");
  const { api } = shelfClient({ endpoint, clock: testClock(), retry: {} });
  const get = api.GET as unknown as (path: string) => Promise<object>;
  await expect(get("/DescribeShelves")).rejects.toMatchObject({ code: "NetworkError", attempts: 3 });
});

it("asks the provider again when the service calls its credentials expired: once", async () => {
  for (const code of ["InvalidSecurityToken.Expired", "InvalidSecurityToken.MismatchWithAccessKey"]) {
    let n = 0;
    const provider = () => ({ ...credentials, securityToken: `token-${++n}` });
    const { seen, clock } = await call("write", [refuse(400, code), "good"], { client: { credentials: provider } });
    expect(seen.map(({ headers }) => headers["x-acs-security-token"])).toEqual(["token-1", "token-2"]);
    expect(clock.sleeps).toEqual([0]);
    const again = await call("write", [refuse(400, code)], { client: { credentials: provider } });
    expect(again.seen).toHaveLength(2);
    expect((await call("write", [refuse(400, code)])).seen).toHaveLength(1); // the same keys would be as old
  }
});

it("tells the provider which credentials the service takes no more, so that it gives others", async () => {
  let n = 0;
  const renewed = cached("test", () => ({ ...credentials, accessKeyId: `STS.${++n}`, securityToken: `token-${n}` }));
  const { seen } = await call("write", [refuse(400, "InvalidSecurityToken.Expired"), "good"], {
    client: { credentials: renewed },
  });
  expect(seen.map(({ headers }) => headers["x-acs-security-token"])).toEqual(["token-1", "token-2"]);
});

it("takes a used nonce on a first attempt for bad luck, once", async () => {
  const { seen, result } = await call("write", [refuse(400, "SignatureNonceUsed"), "good"]);
  expect(seen).toHaveLength(2);
  expect(result).toEqual({ RequestId: "4C2B0001" });
});

it("says of a used nonce on a second attempt of a write that the first may have arrived", async () => {
  const faults = [refuse(400, "Throttling"), refuse(400, "SignatureNonceUsed"), "good"] as Fault[];
  const { seen, result } = await call("write", faults);
  expect(seen).toHaveLength(2);
  expect(String(result)).toBe(
    "AcsError: SignatureNonceUsed: no. (CreateShelf, request 4C2B0002), after 2 attempts; an earlier one may have arrived",
  );
  expect(result).toMatchObject({ retryable: false });
  expect((result as Error).stack).toContain("may have arrived\n"); // in the first line, as in the message
  expect((await call("read", faults)).result).toEqual({ RequestId: "4C2B0001" });
});

it.each([
  ["behind", 3_600_000],
  ["ahead", -3_600_000],
])("mends a clock that is an hour %s, and keeps it so for the client's next calls", async (_, skewMs) => {
  const clock = testClock(Date.UTC(2024, 4, 6));
  const { endpoint, seen } = await serveFaults(
    refuse(400, "InvalidTimeStamp.Expired", date(clock.now() + skewMs)),
    "good",
  );
  const shelves = shelfClient({ endpoint, clock, retry: {} });
  await shelves.createShelf();
  await shelves.createShelf();
  const times = seen.map(({ headers }) => Date.parse(String(headers["x-acs-date"])) - Date.UTC(2024, 4, 6));
  expect(times).toEqual([0, skewMs, skewMs]);
});

it.each([
  ["ahead", -7_200_000],
  ["behind", 7_200_000],
])("reports a clock that is refused once more: %s", async (way, clockSkewMs) => {
  const clock = testClock(Date.UTC(2024, 4, 6));
  const { endpoint, seen } = await serveFaults(refuse(400, "IllegalTimestamp", date(clock.now() + clockSkewMs)));
  const error = await shelfClient({ endpoint, clock, retry: {} })
    .createShelf()
    .catch((reason) => reason);
  expect(seen).toHaveLength(2);
  expect(error).toMatchObject({ code: "IllegalTimestamp", clockSkewMs, attempts: 2, retryable: false });
  expect(error.message).toContain(`this machine's clock is 7200 s ${way}`);
});

it("mends many calls at once", async () => {
  const clock = testClock(Date.UTC(2024, 4, 6));
  const { endpoint, seen } = await serve((response, { headers }) => {
    const isLate = Date.parse(String(headers["x-acs-date"])) <= clock.now();
    response.writeHead(isLate ? 400 : 200, date(clock.now() + 3_600_000));
    response.end(isLate ? '{"Code":"InvalidTimeStamp.Expired"}' : '{"RequestId":"4C2B0001"}');
  });
  const shelves = shelfClient({ endpoint, clock, retry: {} });
  await Promise.all(Array.from({ length: 5 }, () => shelves.createShelf()));
  expect(seen.length).toBeGreaterThan(5); // those that were under way before the first answer
  expect(seen.length).toBeLessThanOrEqual(10);
});

it.each([
  ["less than five minutes", { date: new Date(Date.UTC(2024, 4, 6) + 240_000).toUTCString() }],
  ["nothing, without a date", { date: "" }],
  ["nothing, with a date that is none", { date: "yesterday" }],
])("does not blame the clock for %s", async (_, headers) => {
  const clock = testClock(Date.UTC(2024, 4, 6));
  const { endpoint, seen } = await serveFaults(refuse(400, "InvalidTimeStamp.Expired", headers));
  await shelfClient({ endpoint, clock, retry: {} })
    .createShelf()
    .catch(() => {});
  expect(seen).toHaveLength(1);
});

it("mends a clock that was wrong, was set right, and is now exactly the service's", async () => {
  const clock = testClock(Date.UTC(2024, 4, 6));
  const late = (ms: number) => refuse(400, "InvalidTimeStamp.Expired", date(Date.UTC(2024, 4, 6) + ms));
  const { endpoint } = await serveFaults(late(3_600_000), "good", late(3_600_000), "good");
  const shelves = shelfClient({ endpoint, clock, retry: {} });
  await shelves.createShelf();
  clock.advance(3_600_000);
  await expect(shelves.createShelf()).resolves.toEqual({ RequestId: "4C2B0001" });
});

it("believes no date that came over plain HTTP from elsewhere", async () => {
  const fetch = vi.fn(async () =>
    Response.json({ Code: "InvalidTimeStamp.Expired" }, { status: 400, headers: date(Date.UTC(2030, 0)) }),
  );
  for (const endpoint of ["http://shelf.example.com", "http://localhost.example.com"]) {
    const error = await shelfClient({ endpoint, fetch, clock: testClock(), retry: {} })
      .createShelf()
      .catch((reason) => reason);
    expect(error.clockSkewMs).toBeUndefined();
  }
  expect(fetch).toHaveBeenCalledTimes(2);
});

it("holds for the small client as well", async () => {
  const { endpoint, seen } = await serveFaults("drop", "good");
  const clock = testClock();
  await smallClient({ endpoint, clock, retry: retry() }).call({ action: "ListShelves", kind: "read" }, {});
  expect(seen).toHaveLength(2);
  const error = await smallClient({ endpoint: await closedPort() })
    .call({ action: "A" }, {})
    .catch((reason) => reason);
  expect(isAcsError(error)).toBe(true);
  expect(error).not.toHaveProperty("attempts");
});
