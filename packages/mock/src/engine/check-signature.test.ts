import { inspect } from "node:util";
import { createClient } from "@acskit/client";
import { testClock } from "@acskit/client/clock";
import { withSignature } from "@acskit/signer";
import { type SignerV1Options, stringToSignV1, v1, withSignatureV1 } from "@acskit/signer/v1";
import { expect, it } from "vitest";
import { createMock } from "../create-mock.ts";
import { call, credentials, heard } from "../testing/caller.ts";
import { shelves } from "../testing/shelves.ts";

const now = Date.parse("2026-01-02T03:04:05Z");
const mock = createMock(shelves, { accessKeys: { testid: "testsecret", second: "other" }, clock: testClock(now) });
const product = {
  name: "Shelves",
  version: "2020-01-01",
  style: "RPC" as const,
  endpoint: "shelves.aliyuncs.com",
  endpoints: {},
};
const url = "https://shelves.aliyuncs.com/?Name=oak";
const init = { method: "POST", headers: { "x-acs-action": "CreateShelf", "x-acs-version": "2020-01-01" } };

async function signedBy(
  accessKeyId: string,
  accessKeySecret: string,
  more: { securityToken?: string; at?: number } = {},
) {
  const { at = now, ...token } = more;
  const sign = withSignature({ credentials: { accessKeyId, accessKeySecret, ...token }, now: () => at });
  return heard(await sign(mock.fetch)(url, init));
}

it.each([
  ["the first key", "testid", "testsecret"],
  ["the second key", "second", "other"],
])("knows %s", async (_, id, secret) => {
  expect(await signedBy(id, secret)).toMatchObject({ status: 200 });
});

it("knows testid alone, if no keys are given", async () => {
  expect(await call(createMock(shelves), "CreateShelf", { Name: "oak" })).toMatchObject({ status: 200 });
});

it.each([
  ["a key that nobody has", "nobody", "testsecret", {}, 404, "InvalidAccessKeyId.NotFound"],
  ["a name that every object has", "__proto__", "testsecret", {}, 404, "InvalidAccessKeyId.NotFound"],
  ["another key's secret", "testid", "other", {}, 400, "SignatureDoesNotMatch"],
  ["a clock that is late", "testid", "testsecret", { at: now - 901_000 }, 400, "InvalidTimeStamp.Expired"],
  ["a temporary key without its token", "STS.x", "testsecret", {}, 404, "InvalidAccessKeyId.NotFound"],
])("refuses %s", async (_, id, secret, more, status, code) => {
  expect(await signedBy(id, secret, more)).toMatchObject({ status, code });
});

it("says what was signed here when a signature does not match, but never a secret or a token", async () => {
  const { message } = await signedBy("testid", "wrong", { securityToken: "a-token" });
  expect(message).toMatch(/Server string to sign: \[ACS3-HMAC-SHA256\n[0-9a-f]{64}\]/);
  expect(message).toContain("[POST\n/\nName=oak\nhost:shelves.aliyuncs.com\n");
  expect(message).toContain("x-acs-security-token:***\n");
  expect(message).not.toMatch(/a-token|testsecret|wrong/);
});

it("says what is wrong with a body that was changed on its way", async () => {
  const fetch: typeof mock.fetch = (input, init) => mock.fetch(input, { ...init, body: "Name=elm" });
  const answer = await heard(
    await withSignature({ credentials, now: () => now })(fetch)(url, { ...init, body: "Name=ash" }),
  );
  expect(answer).toMatchObject({
    status: 400,
    code: "SignatureDoesNotMatch",
    message: expect.stringContaining("body"),
  });
});

it.each([
  ["none", {}, "IncompleteSignature"],
  ["an empty one", { authorization: "" }, "IncompleteSignature"],
  ["another scheme", { authorization: "Bearer x" }, "InvalidSignatureMethod"],
  ["half of one", { authorization: "ACS3-HMAC-SHA256 Credential=testid" }, "IncompleteSignature"],
])("refuses a request whose signature is %s", async (_, headers, code) => {
  const answer = await heard(await mock.fetch(url, { ...init, headers: { ...init.headers, ...headers } }));
  expect(answer).toMatchObject({ status: 400, code });
});

const changed = (change: (url: URL) => void): typeof mock.fetch => {
  return (input, init) => {
    const url = new URL(String(input));
    change(url);
    return mock.fetch(url.href, init);
  };
};

const without = (name: string) => changed((url) => url.searchParams.delete(name));
const having = (name: string, value: string) => changed((url) => url.searchParams.set(name, value));
const asGet: typeof mock.fetch = (input, init) => mock.fetch(input, { ...init, method: "GET" });

it.each([
  ["the verb", asGet, "another request was signed: one with the method POST"],
  ["a value", having("Name", "elm"), "another secret, or another request"],
])("tells also those whose client cuts the message short that %s differs", async (_, fetch, reason) => {
  const client = createClient(product, { credentials, fetch, clock: testClock(now) });
  await expect(client.call({ action: "CreateShelf" }, { Name: "oak" })).rejects.toMatchObject({
    code: "SignatureDoesNotMatch",
    message: expect.stringContaining(reason),
  });
});

it("says so where the secret was signed as in the older signature", async () => {
  expect((await signedBy("testid", "testsecret&")).message).toContain("signed with & behind it");
});

const olderUrl = "https://shelves.aliyuncs.com/?Action=CreateShelf&Version=2020-01-01&Name=oak";

interface Older extends Partial<SignerV1Options> {
  secret?: string;
  method?: string;
  fetch?: typeof mock.fetch;
}

async function older({ secret = "testsecret", method = "GET", fetch = mock.fetch, ...options }: Older = {}) {
  const key = { ...credentials, accessKeySecret: secret };
  return heard(await withSignatureV1({ credentials: key, now: () => now, ...options })(fetch)(olderUrl, { method }));
}

it.each([
  ["in the query", { method: "GET" }],
  ["in the query of a POST", { method: "POST" }],
  ["in a form", { method: "POST", parameters: "form" }],
  ["with a token", { credentials: { ...credentials, securityToken: "a-token" } }],
] as [string, Older][])("knows the older signature %s", async (_, options) => {
  expect(await older(options)).toMatchObject({ status: 200, warning: null });
});

it("knows the older signature of a client that has its action in headers", async () => {
  const signed = withSignature({ credentials: v1(credentials), now: () => now })(mock.fetch);
  expect(await heard(await signed(url, init))).toMatchObject({ status: 200, warning: null });
});

it.each([
  ["an unknown key", { fetch: having("AccessKeyId", "nobody") }, 404, "InvalidAccessKeyId.NotFound"],
  ["no key", { fetch: without("AccessKeyId") }, 400, "IncompleteSignature"],
  ["no signature", { fetch: without("Signature") }, 400, "IncompleteSignature"],
  ["no nonce", { fetch: without("SignatureNonce") }, 400, "IncompleteSignature"],
  ["another method", { fetch: having("SignatureMethod", "MD5") }, 400, "InvalidSignatureMethod"],
  ["no date", { fetch: without("Timestamp") }, 400, "IllegalTimestamp"],
  ["an odd date", { fetch: having("Timestamp", "today") }, 400, "InvalidTimeStamp.Format"],
  ["a clock that is late", { now: () => now - 901_000 }, 400, "InvalidTimeStamp.Expired"],
  ["another secret", { secret: "wrong" }, 400, "SignatureDoesNotMatch"],
  ["another value", { fetch: having("Name", "elm") }, 400, "SignatureDoesNotMatch"],
] as [string, Older, number, string][])("refuses %s in the older signature", async (_, options, status, code) => {
  expect(await older(options)).toMatchObject({ status, code });
});

it("repeats the older string to sign as the service does, behind its colon and last", async () => {
  const { message } = await older({ secret: "wrong", nonce: () => "nonce" });
  const parameters = [
    ["Action", "CreateShelf"],
    ["Version", "2020-01-01"],
    ["Name", "oak"],
    ["Format", "JSON"],
    ["AccessKeyId", "testid"],
    ["SignatureMethod", "HMAC-SHA1"],
    ["SignatureVersion", "1.0"],
    ["SignatureNonce", "nonce"],
    ["Timestamp", "2026-01-02T03:04:05Z"],
  ] as const;
  expect(message.split(" server string to sign is:")[1]).toBe(stringToSignV1("GET", parameters));
  expect(message).not.toMatch(/testsecret|wrong/);
});

it.each([
  ["of every kind of character", "tail&head=%26/+"],
  ["of a megabyte and a half", "tail%26".repeat(200_000)],
])("puts stars in place of a token %s in the older string to sign", async (_, securityToken) => {
  const { message } = await older({ credentials: { accessKeyId: "testid", accessKeySecret: "wrong", securityToken } });
  expect(message).toMatch(/%26SecurityToken%3D\*\*\*%26SignatureMethod%3D/);
  expect(message).toMatch(/%26Version%3D2020-01-01$/);
  expect(message).not.toMatch(/tail|head/);
});

it("shows no secret when a mock is inspected", () => {
  expect(inspect(mock, { depth: 10, showHidden: true })).not.toMatch(/testsecret|other/);
});
