import * as fc from "fast-check";
import { afterEach, expect, it, vi } from "vitest";
import { createSigner, enc, verify } from "./index.ts";
import { backends } from "./testing/backends.ts";
import { credentials, now } from "./testing/signing.ts";

afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

const fixed = { credentials, now: () => now, nonce: () => "n".repeat(32) };
const unsigned = (query: string, headers: Record<string, string> = {}) => ({
  url: `https://shelves.example.com/${query && `?${query}`}`,
  method: "POST",
  headers: { "x-acs-action": "CreateShelf", "x-acs-version": "2024-01-01", ...headers },
  body: null,
});

it("adds what makes a call verify to the call's own headers", async () => {
  const call = { ...unsigned("Size=3"), body: "{}" };
  expect(await createSigner(fixed)(call)).toBe(call.url);
  const verification = await verify(call, () => credentials.accessKeySecret, { now: () => now });
  expect(verification).toEqual({ ok: true, accessKeyId: "testid" });
});

it("gives the URL as the signature has it", async () => {
  const call = { ...unsigned(""), url: "https://Shelves.example.com:443/a/../b?x=[1]#part" };
  expect(await createSigner(fixed)(call)).toBe(new URL(call.url).href);
});

it.each(backends)("signs calls at one time by their own headers: %s", async (_, use) => {
  use();
  const sign = createSigner({ ...fixed, nonce: () => crypto.randomUUID() });
  const calls = [unsigned(""), unsigned("Size=3", { "content-type": "text/plain" }), unsigned("")];
  await Promise.all(calls.map((call) => sign(call)));
  for (const call of calls) {
    const verification = await verify(call, () => credentials.accessKeySecret, { now: () => now });
    expect(verification).toEqual({ ok: true, accessKeyId: "testid" });
  }
});

it("signs the same whether or not it is told what the URL holds", async () => {
  const name = fc.stringMatching(/^[A-Za-z][\w.~-]{0,8}$/);
  const pairs = fc.dictionary(name, fc.string({ unit: "grapheme" }), { noNullPrototype: true });
  const sign = createSigner(fixed);
  await fc.assert(
    fc.asyncProperty(pairs, async (pairs) => {
      const names = Object.keys(pairs).sort();
      const query = names.map((name) => `${enc(name)}=${enc(pairs[name] ?? "")}`).join("&");
      const [read, told] = [unsigned(query), unsigned(query)];
      await sign(read);
      await sign(told, { host: "shelves.example.com", query });
      expect(told.headers).toEqual(read.headers);
    }),
  );
});

it.each([
  ["a line break in a header", unsigned("", { "x-acs-a": "1\n" }), undefined, /header x-acs-a: a line break/],
  ["a lone surrogate in the body", { ...unsigned(""), body: "\ud800" }, undefined, /a lone surrogate/],
  ["a name outside ASCII", unsigned("%E4%B8%AD=1"), { host: "h", query: "%E4%B8%AD=1" }, /names outside ASCII/],
  ["a name outside ASCII, the second", unsigned("A=%41&a%E4=1"), { host: "h", query: "A=%41&a%E4=1" }, /outside ASCII/],
])("refuses %s", async (_, call, plain, message) => {
  const refused = createSigner(fixed)(call, plain);
  await expect(refused).rejects.toThrow(message);
  await expect(refused).rejects.toThrow(TypeError);
  expect(call.headers).not.toHaveProperty("authorization");
});
