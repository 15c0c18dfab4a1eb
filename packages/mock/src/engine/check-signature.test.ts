import { inspect } from "node:util";
import { withSignature } from "@acskit/signer";
import { expect, it } from "vitest";
import { createMock } from "../create-mock.ts";
import { call, credentials, heard } from "../testing/caller.ts";
import { shelves } from "../testing/shelves.ts";

const now = Date.parse("2026-01-02T03:04:05Z");
const mock = createMock(shelves, { accessKeys: { testid: "testsecret", second: "other" }, now: () => now });
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

const v1 = {
  Action: "CreateShelf",
  Version: "2020-01-01",
  Format: "JSON",
  Name: "oak",
  AccessKeyId: "testid",
  Signature: "x",
};
const older = async (query: Record<string, string>) =>
  heard(await mock.fetch(`https://shelves.aliyuncs.com/?${new URLSearchParams(query)}`));

it("lets the older signature through by its key, and says so", async () => {
  expect(await older(v1)).toMatchObject({
    status: 200,
    warning: "the key id is known, the signature (SignatureVersion 1.0) was not verified",
  });
});

it.each([
  ["an unknown key", { ...v1, AccessKeyId: "nobody" }, 404, "InvalidAccessKeyId.NotFound"],
  ["no key", { ...v1, AccessKeyId: "" }, 400, "IncompleteSignature"],
  ["no signature", { ...v1, Signature: "" }, 400, "IncompleteSignature"],
  ["another method", { ...v1, SignatureMethod: "MD5" }, 400, "InvalidSignatureMethod"],
])("refuses %s in the older signature", async (_, query, status, code) => {
  expect(await older(query)).toMatchObject({ status, code });
});

it("shows no secret when a mock is inspected", () => {
  expect(inspect(mock, { depth: 10, showHidden: true })).not.toMatch(/testsecret|other/);
});
