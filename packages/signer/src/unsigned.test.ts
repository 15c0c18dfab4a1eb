import { expect, it } from "vitest";
import { type SignerOptions, signingMiddleware, withSignature } from "./index.ts";
import { credentials, now } from "./testing/signing.ts";
import { requestOf, vector } from "./testing/vectors.ts";
import { anonymous, bearerToken } from "./unsigned.ts";

async function sent(given: SignerOptions["credentials"], url: string, init: RequestInit = {}, nonce = "n") {
  const calls: { url: string; init: RequestInit }[] = [];
  const options = { credentials: given, now: () => now, nonce: () => nonce };
  const fetch = withSignature(options)(async (input, init = {}) => {
    calls.push({ url: String(input), init });
    return new Response();
  });
  await fetch(url, init);
  return calls[0] as (typeof calls)[0];
}

it.each([
  ["v3-048", bearerToken("example-bearer-token")],
  ["v3-048", bearerToken(async () => "example-bearer-token")],
  ["v3-049", anonymous()],
])("%s: is sent so", async (id, kind) => {
  const one = vector(id);
  const { init } = requestOf(one);
  const headers = Object.fromEntries(Object.entries(init.headers).filter(([name]) => name !== "x-acs-bearer-token"));
  const call = await sent(kind, "https://ens.aliyuncs.com/?Status=Running", { ...init, headers }, one.input.nonce);
  const { host: _, ...expected } = one.expected.headers;
  expect(call.url).toBe(one.expected.url);
  expect(call.init.headers).toEqual(expected);
});

it("says it in a header where the style is ROA", async () => {
  const { url, init } = await sent(bearerToken("t", { style: "ROA" }), "https://a.example.com/shelves");
  expect(url).toBe("https://a.example.com/shelves");
  expect(init.headers).toMatchObject({ "x-acs-bearer-token": "t", "x-acs-signature-type": "BEARERTOKEN" });
  expect((await sent(anonymous({ style: "ROA" }), "https://a.example.com/shelves")).url).toBe(url);
});

it("adds no parameter twice", async () => {
  const url = "https://a.example.com/?Format=xml";
  expect((await sent(anonymous(), url)).url).toBe(url);
});

it("works in the middleware, too", async () => {
  const middleware = signingMiddleware({ credentials: bearerToken("t"), version: "2024-01-01" });
  const request = new Request("https://a.example.com/CreateShelf", { method: "POST" });
  const { url, headers } = await middleware.onRequest({ request, schemaPath: "/CreateShelf" });
  expect(url).toBe("https://a.example.com/?SignatureType=BEARERTOKEN");
  expect(headers.get("x-acs-action")).toBe("CreateShelf");
  expect(headers.has("authorization")).toBe(false);
});

it.each(["", " t", "a\nb", "中", undefined, 1])("refuses the token %j and never shows it", async (token) => {
  const message = "bearerToken is missing, empty, padded or not ASCII";
  expect(() => bearerToken(token as string)).toThrow(message);
  await expect(
    sent(
      bearerToken(() => token as string),
      "https://a.example.com/",
    ),
  ).rejects.toThrow(message);
});

it("is no access key: whoever asks for one is told so", () => {
  expect(() => bearerToken("t")()).toThrow(/a bearer token: no access key/);
  expect(() => withSignature({ credentials })).not.toThrow();
});
