import { createHash, createHmac } from "node:crypto";
import * as fc from "fast-check";
import { expect, it } from "vitest";
import { createVerify, type KnownKey, type ReceivedRequest, type SignerOptions, verify } from "./index.ts";
import { credentials, now, shelves, signing } from "./testing/signing.ts";

const temporary = { ...credentials, accessKeyId: "STS.testid", securityToken: "token+/==" };

interface Received {
  method: string;
  url: string;
  headers: Record<string, string>;
  body: string;
}

async function received(init: RequestInit = {}, options: Partial<SignerOptions> = {}): Promise<Received> {
  const { sent, fetch } = signing(options);
  await fetch(shelves.url, { method: "POST", headers: shelves.headers, body: "Größe=3", ...init });
  const { url = "", method = "", headers = {}, body = "" } = sent[0] ?? {};
  return { url, method, headers, body: body as string };
}

function check(request: ReceivedRequest, known: Record<string, KnownKey> = { testid: "testsecret" }, at = now) {
  return verify(request, (id) => known[id], { now: () => at });
}

it("agrees with what was signed, whatever the query, headers and body", async () => {
  const text = fc.string({ unit: "grapheme" });
  const query = fc.dictionary(fc.string({ unit: "grapheme-ascii" }), text, { noNullPrototype: true });
  const value = fc.stringMatching(/^[ -~]*$/);
  await fc.assert(
    fc.asyncProperty(query, value, text, fc.webPath(), async (query, value, body, path) => {
      const { sent, fetch } = signing();
      const url = `https://shelves.example.com${path || "/"}?${new URLSearchParams(query)}`;
      await fetch(url, { method: "POST", headers: { "x-acs-custom": value }, body });
      const [request] = sent;
      expect(await check(request as Received)).toEqual({ ok: true, accessKeyId: "testid" });
    }),
  );
});

it("verifies many requests with one verifier", async () => {
  const verify = createVerify((id) => (id === "testid" ? "testsecret" : undefined), { now: () => now });
  const request = await received();
  expect(await verify(request)).toEqual({ ok: true, accessKeyId: "testid" });
  expect(await verify({ ...request, body: "another" })).toMatchObject({ ok: false, code: "SignatureDoesNotMatch" });
  expect(await verify(await received({}, { now: () => now }))).toMatchObject({ ok: true });
});

it("takes headers in any form, and the host from wherever it is known", async () => {
  const request = await received();
  const { pathname, search } = new URL(request.url);
  const upper = Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name.toUpperCase(), value]));
  const ok = { ok: true, accessKeyId: "testid" };

  expect(await check({ ...request, headers: new Headers(request.headers) })).toEqual(ok);
  expect(await check({ ...request, headers: upper })).toEqual(ok);
  expect(await check({ ...request, body: new TextEncoder().encode(request.body) })).toEqual(ok);
  expect(await check({ ...request, body: new TextEncoder().encode(request.body).buffer })).toEqual(ok);
  expect(await check({ ...request, url: pathname + search, host: "shelves.example.com" })).toEqual(ok);
  const headers = { ...request.headers, host: "shelves.example.com" };
  expect(await check({ ...request, url: pathname + search, headers })).toEqual(ok);
  expect(await check({ ...request, url: pathname + search })).toMatchObject({ code: "SignatureDoesNotMatch" });
  expect(await check({ ...request, host: "other.example.com" })).toMatchObject({ code: "SignatureDoesNotMatch" });
});

const without = (headers: Record<string, string>, name: string): Record<string, string> =>
  Object.fromEntries(Object.entries(headers).filter(([key]) => key !== name));

it.each([
  ["no Authorization", (h) => without(h, "authorization"), "IncompleteSignature", /no Authorization/],
  ["another algorithm", (h) => ({ ...h, authorization: "Basic a" }), "InvalidSignatureMethod", /ACS3-HMAC-SHA256/],
  [
    "a damaged Authorization",
    (h) => ({ ...h, authorization: `${h.authorization}0` }),
    "IncompleteSignature",
    /Signature=/,
  ],
  ["no date", (h) => without(h, "x-acs-date"), "IllegalTimestamp", /no x-acs-date/],
  ["a date of another form", (h) => ({ ...h, "x-acs-date": "2024-05-06 07:08:09" }), "InvalidTimeStamp.Format", /yyyy/],
  [
    "a date with a fraction",
    (h) => ({ ...h, "x-acs-date": "2024-05-06T07:08:09.0Z" }),
    "InvalidTimeStamp.Format",
    /yyyy/,
  ],
  ["a day that is not", (h) => ({ ...h, "x-acs-date": "2024-02-30T07:08:09Z" }), "InvalidTimeStamp.Format", /yyyy/],
  ["no nonce", (h) => without(h, "x-acs-signature-nonce"), "IncompleteSignature", /nonce/],
  ["no body hash", (h) => without(h, "x-acs-content-sha256"), "IncompleteSignature", /x-acs-content-sha256/],
  [
    "a signed header gone",
    (h) => without(h, "x-acs-version"),
    "IncompleteSignature",
    /names x-acs-version, which the request/,
  ],
  ["an unsigned x-acs- header", (h) => ({ ...h, "x-acs-more": "1" }), "IncompleteSignature", /leaves out x-acs-more/],
  ["an unsigned content-type", unsigned("content-type"), "IncompleteSignature", /leaves out content-type/],
  ["an unsigned host", unsigned("host"), "IncompleteSignature", /leaves out host/],
  ["a signed header that is not there", signedAlso("accept;"), "IncompleteSignature", /names accept/],
  ["a signed header that every object has", signedAlso("constructor;"), "IncompleteSignature", /names constructor/],
  ["a header named twice", signedAlso("content-type;"), "IncompleteSignature", /not sorted/],
  ["another body hash", (h) => ({ ...h, "x-acs-content-sha256": "0".repeat(64) }), "SignatureDoesNotMatch", /body/],
  ["another value", (h) => ({ ...h, "x-acs-action": "DeleteShelf" }), "SignatureDoesNotMatch", /string to sign/],
] as [string, (headers: Record<string, string>) => Record<string, string>, string, RegExp][])(
  "finds %s",
  async (_, change, code, message) => {
    const request = await received();
    const verification = await check({ ...request, headers: change(request.headers) });
    expect(verification).toMatchObject({ ok: false, code, message: expect.stringMatching(message) });
  },
);

function unsigned(name: string) {
  return (headers: Record<string, string>) => ({
    ...headers,
    authorization: headers.authorization?.replace(`${name};`, "") ?? "",
  });
}

function signedAlso(names: string) {
  return (headers: Record<string, string>) => ({
    ...headers,
    authorization: headers.authorization?.replace("SignedHeaders=", `SignedHeaders=${names}`) ?? "",
  });
}

it("takes further signed headers, as some of the vendor's clients sign all", async () => {
  const request = await received();
  const names = [
    "accept",
    ...(/SignedHeaders=([^,]+)/.exec(request.headers.authorization ?? "")?.[1]?.split(";") ?? []),
  ];
  const headers: Record<string, string> = { ...request.headers, accept: "application/json" };
  const refused = await check({ ...request, headers }, { testid: "another secret" });
  if (refused.ok) throw new Error("verified by another secret");
  const canonical = (refused.canonicalRequest ?? "")
    .replace(/content-type:/, `accept:application/json\ncontent-type:`)
    .replace(/^content-type;/m, "accept;content-type;");
  const sha256 = createHash("sha256").update(canonical).digest("hex");
  const signature = createHmac("sha256", "testsecret").update(`ACS3-HMAC-SHA256\n${sha256}`).digest("hex");
  const authorization = `ACS3-HMAC-SHA256 Credential=testid,SignedHeaders=${names.join(";")},Signature=${signature}`;
  expect(await check({ ...request, headers: { ...headers, authorization } })).toEqual({
    ok: true,
    accessKeyId: "testid",
  });
  const changed = { ...headers, authorization, accept: "text/html" };
  expect(await check({ ...request, headers: changed })).toMatchObject({ ok: false, code: "SignatureDoesNotMatch" });
});

it("gives both texts where the signature alone is wrong, to compare", async () => {
  const verification = await check(await received(), { testid: "another secret" });
  if (verification.ok) throw new Error("verified by another secret");
  expect(verification).toMatchObject({ code: "SignatureDoesNotMatch", accessKeyId: "testid" });
  expect(verification.canonicalRequest).toMatch(/^POST\n\/\nLabel=a%20b&Size=3\ncontent-type:/);
  expect(verification.stringToSign).toMatch(/^ACS3-HMAC-SHA256\n[0-9a-f]{64}$/);
});

it("knows the key, or does not", async () => {
  expect(await check(await received(), {})).toMatchObject({
    code: "InvalidAccessKeyId.NotFound",
    accessKeyId: "testid",
  });
  const later = await verify(await received(), async () => "testsecret", { now: () => now });
  expect(later.ok).toBe(true);
});

it.each([
  ["15 minutes behind", -900_000, true],
  ["15 minutes ahead", 900_000, true],
  ["15 minutes and a second behind", -901_000, false],
  ["15 minutes and a second ahead", 901_000, false],
])("a clock %s passes or not", async (_, offset, ok) => {
  const request = await received({}, { now: () => now + offset });
  const verification = await check(request);
  expect(verification).toMatchObject(ok ? { ok } : { ok, code: "InvalidTimeStamp.Expired" });
});

it.each([
  ["a token that is known", { accessKeySecret: "testsecret", securityToken: "token+/==" }, temporary, undefined],
  ["a token of which nothing is known", "testsecret", temporary, undefined],
  [
    "another token",
    { accessKeySecret: "testsecret", securityToken: "t" },
    temporary,
    "InvalidSecurityToken.MismatchWithAccessKey",
  ],
  ["no token for a temporary id", "testsecret", { ...credentials, accessKeyId: "STS.testid" }, "MissingSecurityToken"],
  [
    "no token where one is known",
    { accessKeySecret: "testsecret", securityToken: "t" },
    credentials,
    "MissingSecurityToken",
  ],
] as const)("with %s", async (_, known, keys, code) => {
  const verification = await check(await received({}, { credentials: keys }), { [keys.accessKeyId]: known });
  expect(verification).toMatchObject(code ? { ok: false, code } : { ok: true });
});

/** Codes that a change of one byte may get, by the part that holds the byte. */
const codes: Record<string, RegExp> = {
  method: /^SignatureDoesNotMatch$/,
  url: /^(SignatureDoesNotMatch|IncompleteSignature)$/, // the second: no URL any more
  body: /^SignatureDoesNotMatch$/,
  authorization: /^(IncompleteSignature|InvalidSignatureMethod|InvalidAccessKeyId\.NotFound|SignatureDoesNotMatch)$/,
  "content-type": /^SignatureDoesNotMatch$/,
  "x-acs-action": /^SignatureDoesNotMatch$/,
  "x-acs-version": /^SignatureDoesNotMatch$/,
  "x-acs-date": /^(InvalidTimeStamp\.(Format|Expired)|SignatureDoesNotMatch)$/,
  "x-acs-signature-nonce": /^SignatureDoesNotMatch$/,
  "x-acs-content-sha256": /^(IncompleteSignature|SignatureDoesNotMatch)$/,
  "x-acs-accesskey-id": /^SignatureDoesNotMatch$/,
  "x-acs-security-token": /^InvalidSecurityToken\.MismatchWithAccessKey$/,
};

it("finds every byte that was tampered with, with the code of its part", async () => {
  const request = await received({}, { credentials: temporary });
  const known = { [temporary.accessKeyId]: { accessKeySecret: "testsecret", securityToken: temporary.securityToken } };
  expect(await check(request, known)).toMatchObject({ ok: true });
  const { method, body, headers } = request;
  const { pathname, search } = new URL(request.url);
  const parts: Record<string, string> = { method, body, url: pathname + search, ...headers };
  expect(Object.keys(parts).sort()).toEqual(Object.keys(codes).sort());

  for (const [part, text] of Object.entries(parts)) {
    for (let at = 0; at < text.length; at++) {
      const changed = text.slice(0, at) + (text[at] === "7" ? "8" : "7") + text.slice(at + 1);
      const { method = "", url = "", body, ...headers } = { ...parts, [part]: changed };
      const verification = await check({ method, url, body, headers, host: "shelves.example.com" }, known);
      expect(verification, `${part} at ${at}: ${changed}`).toMatchObject({
        ok: false,
        code: expect.stringMatching(codes[part] ?? /^$/),
      });
    }
  }
});

it.each(["", "*", "//", "/%", "http://[", "/?%FF=%&=&&", "\u0000"])("never throws for a bad URL: %j", async (url) => {
  const { headers } = await received();
  expect(await check({ method: "GET", url, headers })).toMatchObject({ ok: false });
});
