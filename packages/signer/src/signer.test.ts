import * as fc from "fast-check";
import { afterEach, expect, it, vi } from "vitest";
import { createSigner, enc, verify, withSignature } from "./index.ts";
import { backends } from "./testing/backends.ts";
import { credentials, now } from "./testing/signing.ts";

afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

const fixed = { credentials, now: () => now, nonce: () => "n".repeat(32) };
const unsigned = (headers: Record<string, string> = {}, body: string | null = null) => ({
  method: "POST",
  headers: { "x-acs-action": "CreateShelf", "x-acs-version": "2024-01-01", ...headers },
  body,
});
const target = (query: string) => ({ host: "shelves.example.com", path: "/", query });
const urlOf = (query: string): string => `https://shelves.example.com/?${query}`;

it("adds what makes a call verify to the call's own headers", async () => {
  const call = unsigned({}, "{}");
  await createSigner(fixed)(call, target("Size=3"));
  const received = { ...call, url: urlOf("Size=3") };
  const verification = await verify(received, () => credentials.accessKeySecret, { now: () => now });
  expect(verification).toEqual({ ok: true, accessKeyId: "testid" });
});

it.each(backends)("signs calls at one time by their own headers: %s", async (_, use) => {
  use();
  const sign = createSigner({ ...fixed, nonce: () => crypto.randomUUID() });
  const calls = [unsigned(), unsigned({ "content-type": "text/plain" }), unsigned()];
  await Promise.all(calls.map((call) => sign(call, target(""))));
  for (const call of calls) {
    const received = { ...call, url: urlOf("") };
    const verification = await verify(received, () => credentials.accessKeySecret, { now: () => now });
    expect(verification).toEqual({ ok: true, accessKeyId: "testid" });
  }
});

it("signs the same as where the URL is read", async () => {
  const name = fc.stringMatching(/^[A-Za-z][\w.~-]{0,8}$/);
  const pairs = fc.dictionary(name, fc.string({ unit: "grapheme" }), { noNullPrototype: true });
  const sign = createSigner(fixed);
  await fc.assert(
    fc.asyncProperty(pairs, async (pairs) => {
      const names = Object.keys(pairs).sort();
      const query = names.map((name) => `${enc(name)}=${enc(pairs[name] ?? "")}`).join("&");
      const call = unsigned();
      const read = withSignature(fixed)(async (_, init) => Response.json(init?.headers));
      const { headers } = unsigned();
      const sent: unknown = await (await read(urlOf(query), { method: "POST", headers })).json();
      await sign(call, target(query));
      expect(call.headers).toEqual(sent);
    }),
  );
});

it.each([
  ["a line break in a header", unsigned({ "x-acs-a": "1\n" }), "", /header x-acs-a: a line break/],
  ["a lone surrogate in the body", unsigned({}, "\ud800"), "", /a lone surrogate/],
  ["a name outside ASCII", unsigned(), "%E4%B8%AD=1", /%E4%B8%AD: names outside ASCII/],
  ["a name outside ASCII, the second", unsigned(), "A=%41&a%E4=1", /a%E4: names outside ASCII/],
])("refuses %s", async (_, call, query, message) => {
  const refused = createSigner(fixed)(call, target(query));
  await expect(refused).rejects.toThrow(message);
  await expect(refused).rejects.toThrow(TypeError);
  expect(call.headers).not.toHaveProperty("authorization");
});
