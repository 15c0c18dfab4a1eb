import { testClock } from "@acskit/client/clock";
import { expect, it } from "vitest";
import type { Call } from "./calls/call.ts";
import { createMock } from "./create-mock.ts";
import type { MockOptions } from "./mock.ts";
import { call } from "./testing/caller.ts";
import { library } from "./testing/library.ts";
import { shelves } from "./testing/shelves.ts";
import type { MockProduct } from "./types.ts";

const now = Date.now();

it("remembers what was received until it is reset", async () => {
  const told: Call[] = [];
  const mock = createMock(shelves, { onCall: (one) => told.push(one), clock: testClock(now), requestId: () => "id" });
  await call(mock, "CreateShelf", { Name: "oak", Label: "x" });
  await call(mock, "CreateShelf", { Rows: "0" });
  await call(mock, "Nothing");
  const common = { requestId: "id", at: now, warnings: [] };
  const caller = "acs:ram::1000000000000001:root";
  const calls = [
    {
      ...common,
      action: "CreateShelf",
      parameters: { Name: "oak", Label: "x" },
      status: 200,
      caller,
      warnings: ["Label does not fit the loose pattern [0-9], let through"],
    },
    { ...common, action: "CreateShelf", parameters: {}, status: 400, code: "MissingName", caller },
    { ...common, action: "Nothing", parameters: {}, status: 404, code: "InvalidAction.NotFound" },
  ];
  expect(mock.calls()).toEqual(calls);
  expect(told).toEqual(calls);
  mock.reset();
  expect(mock.calls()).toEqual([]);
});

it("lists the calls of one operation, and says so if there is none of the name", async () => {
  const mock = createMock(shelves);
  await call(mock, "CreateShelf", { Name: "oak" });
  await call(mock, "DescribeShelves", {}, { method: "GET" });
  expect(mock.calls("CreateShelf")).toMatchObject([{ parameters: { Name: "oak" } }]);
  expect(mock.calls("LockShelf")).toEqual([]);
  expect(() => mock.calls("CreateShelve")).toThrow("there is no operation CreateShelve; did you mean CreateShelf?");
});

it("keeps the last ten thousand calls", async () => {
  const mock = createMock(shelves);
  for (let n = 0; n <= 10_000; n++) await mock.handle({ method: "GET", url: `http://x/?Action=A${n}`, headers: {} });
  expect(mock.calls().length).toBe(10_000);
  expect(mock.calls()[0]?.action).toBe("A1");
});

it("never meets another mock", async () => {
  const one = createMock(shelves, { accessKeys: { testid: "testsecret" } });
  const two = createMock(shelves, { accessKeys: { testid: "another" } });
  const three = createMock(library);
  expect((await call(one, "CreateShelf", { Name: "oak" })).status).toBe(200);
  expect((await call(two, "CreateShelf", { Name: "oak" })).code).toBe("SignatureDoesNotMatch");
  expect((await call(three, "CreateShelf", { Name: "oak" })).code).toBe("InvalidProduct.NotFound");
  expect([one, two, three].map(({ calls }) => calls().length)).toEqual([1, 1, 1]);
});

it("works in pieces", async () => {
  const { fetch, matches, reset } = createMock(shelves);
  expect(matches(new Request("https://shelves.aliyuncs.com/"))).toBe(true);
  expect((await fetch("https://shelves.aliyuncs.com/")).status).toBe(400);
  reset();
});

it("never changes its table", async () => {
  const before = JSON.stringify(shelves);
  const answer = await call(createMock(shelves), "CreateShelf", { Name: "oak" });
  answer.body.ShelfId = "changed";
  expect(JSON.stringify(shelves)).toBe(before);
});

it.each([
  [
    "a requestId",
    {
      requestId: () => {
        throw new Error("secret text");
      },
    },
  ],
  [
    "an onCall",
    {
      onCall: () => {
        throw new Error("secret text");
      },
    },
  ],
  [
    "a clock",
    {
      clock: {
        sleep: async () => {},
        now: () => {
          throw new Error("secret text");
        },
      },
    },
  ],
] satisfies [string, MockOptions][])("answers as a broken service where %s throws", async (_, options) => {
  const answer = await call(createMock(shelves, options), "CreateShelf", { Name: "oak" });
  expect(answer).toMatchObject({ status: 500, code: "InternalError" });
  expect(answer.message).not.toContain("secret");
});

it.each([
  [undefined, {}, "the product is not a table as generated"],
  [[], {}, "the product is not a table as generated"],
  [{ ...shelves, hosts: "shelves.aliyuncs.com" }, {}, "the product Shelves needs a version and a list of hosts"],
  [shelves, null, "options is not an object"],
  [shelves, { accessKeys: ["testid"] }, "accessKeys is not an object"],
  [shelves, { accessKeys: { testid: 12345678 } }, "the secret of the access key testid is not a text"],
  [shelves, { accessKeys: { testid: "" } }, "the secret of the access key testid is not a text"],
  [shelves, { now: 5 }, "there is no now; there are accessKeys, accounts, beside, clock"],
  [shelves, { clock: "fast" }, 'clock is "immediate", "manual", "real", or an object'],
  [shelves, { clock: { now: 0 } }, 'clock is "immediate", "manual", "real", or an object'],
  [shelves, { settle: "soon" }, "settle: give milliseconds"],
  [shelves, { seed: "a" }, "seed is not a whole number"],
  [shelves, { limits: 5 }, "limits is not a boolean"],
  [shelves, { accounts: { me: {} } }, "accounts.me: the id of an account is made of digits"],
  [
    shelves,
    { accounts: { 1: { keys: {} } } },
    "accounts.1: there is no keys; there are accessKeys, bearerTokens, users, roles",
  ],
  [
    shelves,
    { accounts: { 1: { users: { a: { accessKeys: { k: 12345678 } } } } } },
    "users.a.accessKeys: the secret of",
  ],
  [shelves, { accounts: { 1: { users: { a: { policies: {} } } } } }, "accounts.1.users.a.policies is not a list"],
  [shelves, { accounts: { 1: { roles: { a: { policies: [{}] } } } } }, "roles.a.policies[0] has no Statement"],
  [
    shelves,
    { accessKeys: { a: "12345678" }, accounts: { 1: { accessKeys: { a: "12345678" } } } },
    "the access key a is in accessKeys and in accounts.1.accessKeys",
  ],
  [shelves, { requestId: "1" }, "requestId is not a function"],
])("refuses arguments that are not what they should be: %#", (product, options, message) => {
  const make = () => createMock(product as MockProduct, options as MockOptions);
  expect(make).toThrow(TypeError);
  expect(make).toThrow(message);
  expect(make).not.toThrow("12345678");
});
