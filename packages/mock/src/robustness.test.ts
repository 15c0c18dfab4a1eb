import { withSignature } from "@acskit/signer";
import { withSignatureV1 } from "@acskit/signer/v1";
import * as fc from "fast-check";
import { expect, it } from "vitest";
import { createMock, createMockWith } from "./create-mock.ts";
import { credentials } from "./testing/caller.ts";
import { library } from "./testing/library.ts";
import { pantry } from "./testing/pantry.ts";
import { shelves } from "./testing/shelves.ts";
import type { ReceivedRequest } from "./types.ts";

const mocks = [
  createMock(shelves),
  createMock(library),
  createMockWith(pantry, { ...shelves, limits: { CreateShelf: { user: 50 } } }, { limits: true, seed: 5 }),
];

/** An answer, or an error in one of the service's two shapes, whatever came in. */
function expectWellFormed(response: { status: number; headers: Readonly<Record<string, string>>; body: string }): void {
  expect(response.headers["x-acs-request-id"]).toMatch(/^[0-9A-F-]{36}$/);
  expect(response.status).not.toBe(500);
  if (response.headers["content-type"] === "text/xml;charset=utf-8") {
    expect(response.body).toMatch(
      response.status === 200 ? /^<\?xml .*<\/\w+Response>$/s : /^<\?xml .*<Code>.+<\/Code>.*<\/Error>$/s,
    );
    return;
  }
  const body = JSON.parse(response.body);
  if (response.status === 200) return;
  expect(Object.keys(body)).toEqual(["RequestId", "HostId", "Code", "Message", "Recommend"]);
  for (const field of Object.values(body)) expect(field).toBeTypeOf("string");
}

const names = [
  "__proto__",
  "constructor",
  "Action",
  "Version",
  "Format",
  "Signature",
  "AccessKeyId",
  "Name",
  "Rows",
  "Owners",
  "Tag.1.Key",
  "Tag.1",
  "Tag.-1",
  "Tag.999999999999",
  "Tree",
  "Bounds",
  "Password",
  "%zz",
  "",
];
const values = [
  "",
  "null",
  "[",
  "{}",
  "[[[[",
  "CreateShelf",
  "2020-01-01",
  "JSON",
  "testid",
  "1e999",
  "-0",
  '{"__proto__":{"a":1}}',
  "\u0000",
  "\ud800",
];
const word = fc.oneof(fc.string(), fc.constantFrom(...names, ...values), fc.string({ unit: "binary" }));
const pairs = fc.array(fc.tuple(fc.oneof(fc.constantFrom(...names), word), word), { maxLength: 8 });
const texts = pairs.map((list) => list.map(([name, value]) => `${safe(name)}=${safe(value)}`).join("&"));
const safe = (text: string): string => encodeURIComponent(text.replaceAll(/\p{Surrogate}/gu, "?"));
/** Names that a signer takes: ASCII alone. */
const signable = texts.filter((text) => /^[ -~]*$/.test(decodeURIComponent(text.replaceAll(/=[^&]*/g, ""))));
const headers = fc.dictionary(
  fc.constantFrom(
    "x-acs-action",
    "x-acs-version",
    "authorization",
    "content-type",
    "accept",
    "host",
    "x-acs-date",
    "__proto__",
  ),
  fc.oneof(
    word,
    fc.constantFrom(
      "CreateShelf",
      "2020-01-01",
      "2021-02-03",
      "application/x-www-form-urlencoded",
      "application/xml",
      "ACS3-HMAC-SHA256 Credential=a,SignedHeaders=b,Signature=c",
    ),
  ),
);
const urls = fc.oneof(
  word,
  fc
    .tuple(
      fc.constantFrom(
        "https://shelves.aliyuncs.com",
        "http://[::1]:1",
        "https://library.aliyuncs.com/books/%zz",
        "ftp://x",
        "//x",
      ),
      fc.oneof(texts, word),
    )
    .map(([origin, query]) => `${origin}/?${query}`),
);
const requests: fc.Arbitrary<ReceivedRequest> = fc.record({
  method: fc.constantFrom("GET", "POST", "PUT", "HEAD", "OPTIONS", "get", "", "NO SUCH"),
  url: urls,
  headers,
  body: fc.oneof(texts, word, fc.json(), fc.uint8Array() as fc.Arbitrary<Uint8Array<ArrayBuffer>>),
});

it("answers any request in a shape of the service's", async () => {
  await fc.assert(
    fc.asyncProperty(requests, async (request) => {
      for (const mock of mocks) expectWellFormed(await mock.handle(request));
    }),
    { numRuns: 500 },
  );
});

it("answers any parameters of a signed call in a shape of the service's", async () => {
  const signed = withSignature({ credentials })(mocks[0]?.fetch as typeof fetch);
  await fc.assert(
    fc.asyncProperty(signable, texts, fc.constantFrom("CreateShelf", "LockShelf"), async (query, form, action) => {
      const response = await signed(`https://shelves.aliyuncs.com/?${query}`, {
        method: "POST",
        headers: {
          "x-acs-action": action,
          "x-acs-version": "2020-01-01",
          "content-type": "application/x-www-form-urlencoded",
        },
        body: form,
      });
      expectWellFormed({
        status: response.status,
        headers: Object.fromEntries(response.headers),
        body: await response.text(),
      });
    }),
    { numRuns: 500 },
  );
});

it("never rejects, whatever it is called with", async () => {
  const call = mocks[0]?.fetch as (...args: unknown[]) => Promise<Response>;
  for (const args of [
    [],
    [null],
    [undefined, null],
    ["nonsense"],
    [Symbol("x")],
    [{}],
    ["https://x", { method: "BAD METHOD" }],
    ["https://x", { headers: null }],
    ["https://x", { headers: { "a b": "c" } }],
    ["https://x", { method: "GET", body: "x" }],
    [
      "https://x",
      {
        method: "POST",
        body: new ReadableStream({
          pull: () => {
            throw new Error("broken");
          },
        }),
        duplex: "half",
      },
    ],
  ]) {
    const response = await call(...args);
    expect(response.status).toBeGreaterThanOrEqual(400);
    expect(await response.json()).toHaveProperty("Code");
  }
});

it("rejects with the reason, as any fetch, once the caller has aborted", async () => {
  const signal = AbortSignal.abort(new Error("enough"));
  await expect(mocks[0]?.fetch("https://shelves.aliyuncs.com/", { signal })).rejects.toThrow("enough");
  await expect(mocks[0]?.fetch(new Request("https://shelves.aliyuncs.com/", { signal }))).rejects.toThrow("enough");
});

it("takes any kind of body that a fetch takes", async () => {
  const signed = (body: BodyInit) =>
    withSignature({ credentials })((...args) => mocks[0]?.fetch(new Request(...args)) as Promise<Response>)(
      "https://shelves.aliyuncs.com/?ShelfId=s",
      {
        method: "POST",
        headers: {
          "x-acs-action": "LockShelf",
          "x-acs-version": "2020-01-01",
          "content-type": "application/x-www-form-urlencoded",
        },
        body,
      },
    );
  const form = "Password=1234";
  for (const body of [form, new URLSearchParams(form), new TextEncoder().encode(form), new Blob([form])]) {
    expect((await signed(body)).status).toBe(200);
  }
});

it.each([
  ["ten megabytes of one name", "a".repeat(10_000_000)],
  ["ten megabytes of separators", "&=".repeat(5_000_000)],
  ["a hundred thousand names", Array.from({ length: 100_000 }, (_, n) => `Tag.${n}.Key=a`).join("&")],
  ["a very deep name", `Tag${".1".repeat(100_000)}=a`],
  ["very deep JSON", `Tree=${"[".repeat(200_000)}${"]".repeat(200_000)}`],
  ["a deep tree", `Tree=${'{"Children":['.repeat(5000)}${"]}".repeat(5000)}`],
])("answers %s", async (_, body) => {
  const signed = withSignature({ credentials })(mocks[0]?.fetch as typeof fetch);
  const response = await signed("https://shelves.aliyuncs.com/?Name=oak", {
    method: "POST",
    headers: {
      "x-acs-action": "CreateShelf",
      "x-acs-version": "2020-01-01",
      "content-type": "application/x-www-form-urlencoded",
    },
    body,
  });
  expectWellFormed({
    status: response.status,
    headers: Object.fromEntries(response.headers),
    body: await response.text(),
  });
});

it.each([
  ["a body that is too large", "a".repeat(17 * 1024 * 1024)],
  ["five million empty pairs", "&=".repeat(5_000_000)],
])("refuses %s in a moment, whatever its signature", async (_, body) => {
  const form = { method: "POST", headers: { "content-type": "application/x-www-form-urlencoded" }, body };
  const mock = createMock(shelves);
  const older = withSignatureV1({ credentials })((url, init) => mock.fetch(url, { ...init, ...form }));
  const response = await older("https://shelves.aliyuncs.com/?Action=CreateShelf&Version=2020-01-01", {
    method: "POST",
  });
  expect(response.status).toBe(413);
  expect(await response.text()).toContain("The request is too large: it may have 16 MiB or 20000 parameters.");
});

it("keeps its answers well-formed and its state whole under any calls at once, with faults by chance", async () => {
  const mock = createMockWith(pantry, shelves, { seed: 3 });
  mock.fail("CreateShelf", "NoPermission", { probability: 0.2 });
  mock.fault("*", { kind: "error", status: 503, code: "ServiceUnavailable" }, { probability: 0.1 });
  mock.fault("*", { kind: "drop" }, { probability: 0.1 });
  mock.fault("LockShelf", { kind: "lost" }, { probability: 0.2 });
  const signed = withSignature({ credentials })(mock.fetch);
  let created = 0;
  const one = async (action: string, query: string, method = "POST"): Promise<void> => {
    const headers = {
      "x-acs-action": action,
      "x-acs-version": "2020-01-01",
      ...(method === "POST" && { "content-type": "application/x-www-form-urlencoded" }),
    };
    const body = method === "POST" ? { body: "Password=1234" } : {};
    try {
      const response = await signed(`https://shelves.aliyuncs.com/?${query}`, { method, headers, ...body });
      if (response.status === 200 && action === "CreateShelf") created++;
      const text = await response.text();
      expectWellFormed({ status: response.status, headers: Object.fromEntries(response.headers), body: text });
    } catch (error) {
      expect(error).toMatchObject({ message: "fetch failed" });
    }
  };
  await Promise.all(
    Array.from({ length: 300 }, (_, n) => [
      one("CreateShelf", `Name=${["oak", "__proto__", "constructor", "%00", "x".repeat(10)][n % 5]}`),
      one("LockShelf", `ShelfId=${["s-1", "__proto__", `s-${n}`][n % 3]}`),
      one("DescribeShelves", "PageSize=1e3", "GET"),
    ]).flat(),
  );
  const alive = mock.records("Shelf").length;
  const released = mock.calls("LockShelf").filter(({ status, code }) => status !== 503 && code === undefined).length;
  expect(created).toBeGreaterThan(100);
  expect(alive).toBeGreaterThanOrEqual(created - released);
  expect(alive).toBeLessThan(created);
  const before = mock.snapshot();
  mock.restore(before);
  expect(mock.snapshot()).toBe(before);
});
