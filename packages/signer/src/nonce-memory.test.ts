import { expect, it } from "vitest";
import { nonceMemory, verify } from "./index.ts";
import { credentials, now, signing } from "./testing/signing.ts";
import { verifyV1, withSignatureV1 } from "./v1/index.ts";

const secretOf = () => credentials.accessKeySecret;

it("refuses the request that comes twice, and lets the same call signed anew through", async () => {
  const options = { now: () => now, nonces: nonceMemory({ now: () => now }) };
  const { sent, fetch } = signing({ credentials });
  for (const _ of [1, 2]) await fetch("https://shelves.example.com/?Size=3", { method: "POST" });
  const [first, second] = sent.map(({ method = "GET", headers = {}, url }) => ({ method, headers, url }));
  if (!first || !second) throw new Error("nothing sent");
  expect(await verify(first, secretOf, options)).toMatchObject({ ok: true });
  expect(await verify(first, secretOf, options)).toMatchObject({ ok: false, code: "SignatureNonceUsed" });
  expect(await verify(second, secretOf, options)).toMatchObject({ ok: true });
});

it("is used up by none whose signature is wrong", async () => {
  const options = { now: () => now, nonces: nonceMemory({ now: () => now }) };
  const { sent, fetch } = signing({ credentials });
  await fetch("https://shelves.example.com/?Size=3", { method: "POST" });
  const [{ method = "GET", headers = {}, url } = { url: "" }] = sent;
  expect(await verify({ method, headers, url: `${url}4` }, secretOf, options)).toMatchObject({ ok: false });
  expect(await verify({ method, headers, url }, secretOf, options)).toMatchObject({ ok: true });
});

it("knows nonces of the older signature, too", async () => {
  const urls: string[] = [];
  await withSignatureV1({ credentials, now: () => now })(async (url) => {
    urls.push(String(url));
    return new Response();
  })("https://shelves.example.com/?Action=ListShelves&Version=1");
  const request = { method: "GET", url: urls[0] ?? "", headers: {} };
  const options = { now: () => now, nonces: nonceMemory({ now: () => now }) };
  expect(await verifyV1(request, secretOf, options)).toMatchObject({ ok: true });
  expect(await verifyV1(request, secretOf, options)).toMatchObject({ ok: false, code: "SignatureNonceUsed" });
});

it("keeps a nonce for 15 minutes at least, for each key, and not for ever", () => {
  let time = 0;
  const isNew = nonceMemory({ now: () => time });
  expect(isNew("a", "n")).toBe(true);
  expect(isNew("b", "n")).toBe(true);
  for (const minutes of [1, 14, 15]) {
    time = minutes * 60_000 - 1;
    expect(isNew("a", "n")).toBe(false);
  }
  time = 60 * 60_000;
  expect(isNew("a", "n")).toBe(true);
});
