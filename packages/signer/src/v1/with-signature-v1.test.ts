import { inspect } from "node:util";
import * as fc from "fast-check";
import { expect, it } from "vitest";
import { withSignature } from "../index.ts";
import { credentials, now } from "../testing/signing.ts";
import { rpcParameters, type SignerV1Options, v1, verifyV1, withSignatureV1 } from "./index.ts";

const url = "https://shelves.example.com/?Action=CreateShelf&Version=2024-01-01";
const temporary = { ...credentials, accessKeyId: "STS.testid", securityToken: "token+/==" };

interface Sent {
  url: string;
  method: string;
  headers: Record<string, string>;
  body: string | null;
}

async function sent(input: string, init: RequestInit = {}, options: Partial<SignerV1Options> = {}): Promise<Sent> {
  let seen: Sent | undefined;
  const fetch = withSignatureV1({ credentials, now: () => now, ...options })(async (input, init) => {
    seen = { ...init, url: String(input) } as Sent;
    return new Response();
  });
  await fetch(input, init);
  return seen as Sent;
}

const check = (request: Sent, key: Parameters<typeof verifyV1>[1] = () => "testsecret", at = now) =>
  verifyV1(request, key, { now: () => at });

it("signs what it verifies, wherever the parameters travel", async () => {
  const text = fc.string({ unit: "grapheme" });
  const record = fc.dictionary(fc.stringMatching(/^P[A-Za-z0-9._~-]{0,9}$/), text, { noNullPrototype: true });
  await fc.assert(
    fc.asyncProperty(record, record, fc.constantFrom("query", "form"), async (query, form, parameters) => {
      const request = await sent(
        `${url}&${new URLSearchParams(query)}`,
        { method: "POST", body: new URLSearchParams(form) },
        { parameters: parameters as "form" },
      );
      expect(await check(request)).toEqual({ ok: true, accessKeyId: "testid" });
    }),
  );
});

it("puts everything into the body of a POST, if asked", async () => {
  const request = await sent(`${url}&Password=a%20b`, { method: "POST" }, { parameters: "form" });
  expect(request.url).toBe("https://shelves.example.com/");
  expect(request.body).toContain("Password=a%20b&");
  expect(request.headers["content-type"]).toBe("application/x-www-form-urlencoded");
  const { url: get } = await sent(url, {}, { parameters: "form" });
  expect(get).toContain("&Signature=");
});

it("signs anew what was signed before: nonce, date, key", async () => {
  const first = await sent(url);
  const second = await sent(first.url, {}, { now: () => now + 1000, credentials: temporary });
  const [one, two] = [first, second].map((request) => new URL(request.url).searchParams);
  expect(two?.getAll("Signature")).toHaveLength(1);
  expect(two?.get("SignatureNonce")).not.toBe(one?.get("SignatureNonce"));
  expect(two?.get("Timestamp")).toBe("2024-05-06T07:08:10Z");
  expect(await check(second)).toMatchObject({ ok: true, accessKeyId: "STS.testid" });
});

it("takes action and version from the headers of the newer generation, so a client may use it", async () => {
  const seen: string[] = [];
  const fetch = withSignature({ credentials: v1(credentials), now: () => now })(async (input) => {
    seen.push(String(input));
    return new Response();
  });
  const headers = { "x-acs-action": "CreateShelf", "x-acs-version": "2024-01-01" };
  await fetch("https://shelves.example.com/?Size=3", { method: "POST", headers });
  const { searchParams } = new URL(seen[0] ?? "");
  expect(Object.fromEntries(searchParams)).toMatchObject({ Action: "CreateShelf", Version: "2024-01-01", Size: "3" });
  expect(await check({ url: seen[0] ?? "", method: "POST", headers, body: null })).toMatchObject({ ok: true });
});

it.each([
  ["a path", "https://shelves.example.com/shelves?Action=A&Version=1", {}, /path is \//],
  ["a body that is no form", url, { method: "POST", body: "{}" }, /no other body than a form/],
  ["no action", "https://shelves.example.com/?Version=1", {}, /Action is missing/],
  ["no version", "https://shelves.example.com/?Action=A", {}, /Version is missing/],
  ["a name outside ASCII", `${url}&%E4%B8%AD=1`, {}, /names outside ASCII/],
  ["a key id among the parameters", `${url}&AccessKeyId=other`, {}, /AccessKeyId: the credentials say that/],
  ["a lone surrogate", `${url}&A=\ud800`, {}, /lone surrogate/],
] as [string, string, RequestInit, RegExp][])("refuses %s", async (_, input, init, message) => {
  await expect(sent(input, init)).rejects.toThrow(message);
  await expect(sent(input, init)).rejects.toThrow(TypeError);
});

it.each([
  [{ bearerToken: "" }, /bearerToken is missing/],
  [{ accessKeyId: "a b", accessKeySecret: "s3cret" }, /accessKeyId is missing/],
  [undefined, /accessKeyId is missing/],
])("refuses the credentials %j", (wrong, message) => {
  expect(() => withSignatureV1({ credentials: wrong as never })).toThrow(message);
});

const changed = (name: string, value: string | undefined) => (request: Sent) => {
  const url = new URL(request.url);
  if (value === undefined) url.searchParams.delete(name);
  else url.searchParams.set(name, value);
  return { ...request, url: url.href };
};

it.each([
  ["no signature", changed("Signature", undefined), "IncompleteSignature", /no Signature/],
  ["no key id", changed("AccessKeyId", undefined), "IncompleteSignature", /no AccessKeyId/],
  ["no nonce", changed("SignatureNonce", undefined), "IncompleteSignature", /no SignatureNonce/],
  ["another method", changed("SignatureMethod", "HMAC-SHA256"), "InvalidSignatureMethod", /HMAC-SHA1/],
  ["another version", changed("SignatureVersion", "2.0"), "IncompleteSignature", /not 1\.0/],
  ["no date", changed("Timestamp", undefined), "IllegalTimestamp", /no Timestamp/],
  ["an odd date", changed("Timestamp", "2024-05-06"), "InvalidTimeStamp.Format", /Timestamp is not of the form/],
  ["an old date", changed("Timestamp", "2024-05-06T06:08:09Z"), "InvalidTimeStamp.Expired", /-3600 s/],
  ["another key", changed("AccessKeyId", "other"), "InvalidAccessKeyId.NotFound", /no such/],
  ["no token", changed("SecurityToken", undefined), "MissingSecurityToken", /SecurityToken/],
  ["another token", changed("SecurityToken", "t"), "InvalidSecurityToken.MismatchWithAccessKey", /SecurityToken/],
  ["another value", changed("Action", "DeleteShelf"), "SignatureDoesNotMatch", /other parameters/],
  ["one more", changed("Size", "3"), "SignatureDoesNotMatch", /other parameters/],
  ["another verb", (request: Sent) => ({ ...request, method: "POST" }), "SignatureDoesNotMatch", /with the method/],
  ["no URL", (request: Sent) => ({ ...request, url: "*" }), "IncompleteSignature", /URL/],
] as const)("finds %s", async (_, change, code, message) => {
  const request = await sent(`${url}&Password=Passw0rd`, {}, { credentials: temporary });
  const key = { accessKeySecret: "testsecret", securityToken: temporary.securityToken };
  const known = (id: string) => (id === temporary.accessKeyId ? key : undefined);
  expect(await check(request, known)).toMatchObject({ ok: true });
  const verification = await check(change(request), known);
  expect(verification).toMatchObject({ ok: false, code, message: expect.stringMatching(message) });
  for (const shown of [inspect(verification), JSON.stringify(verification)])
    expect(shown).not.toMatch(/Passw0rd|token\+/);
});

it("gives the string to sign where the signature alone is wrong", async () => {
  const verification = await check(await sent(url), () => "another");
  if (verification.ok) throw new Error("verified by another secret");
  expect(verification.stringToSign).toMatch(/^GET&%2F&AccessKeyId%3Dtestid%26Action%3DCreateShelf%26/);
});

it.each([
  [{ a: 1, B: true, C: 10n }, ["A=1", "B=true", "C=10"]],
  [{ Tag: [null, { Key: "k", none: undefined }] }, ["Tag.1.Key=k"]],
  [{ A: [["x"], [{ B: ["z"] }]] }, ["A.1.1=x", "A.2.1.B.1=z"]],
  [{ A: [] }, []],
])("flattens %o", (params, expected) => {
  expect(rpcParameters(params).map((pair) => pair.join("="))).toEqual(expected);
});

it.each([[new Date(0)], [Number.NaN], [{}], [new Uint8Array(1)], [() => 1], [Symbol("a")]])(
  "has no form for %o",
  (value) => {
    expect(() => rpcParameters({ Size: value })).toThrow(/^Size: neither/);
  },
);
