import { spawnSync } from "node:child_process";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { withSignature } from "./index.ts";
import { type Arrived, verifyingServer } from "./testing/server.ts";
import { credentials, shelves, signing } from "./testing/signing.ts";

const { headers } = shelves;
let server: Awaited<ReturnType<typeof verifyingServer>>;
beforeAll(async () => {
  server = await verifyingServer();
});
afterAll(() => server.close());

const signed = withSignature({ credentials })(fetch);

async function arrivedAfter(call: (url: string) => Promise<Response>): Promise<Arrived | undefined> {
  await call(`${server.url}/?Size=3&Label=a%20b+c&Label.10=%E4%B8%AD&Label.2=*(')!~`);
  return server.arrived.at(-1);
}

const bytes = new Uint8Array([0, 1, 254, 255]);
const stream = (): ReadableStream => new Blob(["a ", "stream"]).stream();
const form = (): FormData => {
  const data = new FormData();
  data.set("Size", "3");
  return data;
};

it.each([
  ["nothing", () => undefined, "", undefined],
  ["an empty text", () => "", "", "text/plain;charset=UTF-8"],
  ["a text", () => "Größe=3", "Größe=3", "text/plain;charset=UTF-8"],
  ["bytes", () => bytes, bytes, undefined],
  ["an ArrayBuffer", () => bytes.slice().buffer, bytes, undefined],
  ["a view of bytes", () => new DataView(bytes.buffer, 1, 2), bytes.slice(1, 3), undefined],
  [
    "URLSearchParams",
    () => new URLSearchParams({ Size: "3 4" }),
    "Size=3+4",
    "application/x-www-form-urlencoded;charset=UTF-8",
  ],
  ["a Blob", () => new Blob(["blob"], { type: "text/css" }), "blob", "text/css"],
  ["FormData", form, /name="Size"\r\n\r\n3\r\n/, expect.stringMatching(/^multipart\/form-data; boundary=/)],
  ["a stream", stream, "a stream", undefined],
] as [string, () => BodyInit | undefined, unknown, unknown][])(
  "what is sent with %s verifies, as init and as a Request",
  async (_, body, expected, type) => {
    const init = () => ({ method: "POST", headers, body: body() ?? null, duplex: "half" });
    for (const call of [
      (url: string) => signed(url, init()),
      (url: string) => signed(new URL(url), { ...init(), headers: new Headers(headers) }),
      (url: string) => signed(new Request(url, init())),
      (url: string) => signed(new Request(url), { ...init(), headers: Object.entries(headers) }),
    ]) {
      const arrived = await arrivedAfter(call);
      expect(arrived?.verification).toEqual({ ok: true, accessKeyId: "testid" });
      expect(arrived?.headers["content-type"]).toEqual(type);
      if (expected instanceof Uint8Array) expect(new Uint8Array(arrived?.body ?? [])).toEqual(expected);
      else if (expected instanceof RegExp) expect(arrived?.body.toString()).toMatch(expected);
      else expect(arrived?.body.toString()).toBe(expected);
    }
  },
);

it.each([
  ["GET", { method: "GET" }],
  ["GET by default", {}],
  ["a lower-case method", { method: "patch" }],
  ["DELETE", { method: "DELETE" }],
  ["a header of their own in upper case", { headers: { ...headers, "X-ACS-Custom": "  a  b " } }],
  [
    "a content-type with a text",
    { method: "PUT", body: "{}", headers: { ...headers, "content-type": "application/json" } },
  ],
  ["bytes", { method: "PUT", body: bytes }],
  ["a number as a header's value", { headers: { ...headers, "x-acs-custom": 7 as never } }],
  ["a Latin-1 header value", { headers: { ...headers, "x-acs-custom": "é" } }],
  ["the right host header", { headers: { ...headers, host: "elsewhere.example.com" } }],
])("what is sent with %s verifies", async (_, init) => {
  const arrived = await arrivedAfter((url) => signed(url, { headers, ...init }));
  expect(arrived?.verification).toEqual({ ok: true, accessKeyId: "testid" });
});

it("signs paths as they stand in the URL", async () => {
  for (const path of ["/shelves/a+b*c%7Ed/e%20f", "/a/../b", "/ü ", "//", "/%2F"]) {
    await signed(server.url + path, { headers });
    expect(server.arrived.at(-1)?.verification, path).toMatchObject({ ok: true });
  }
});

it("gives calls at one time a nonce each, of at least 128 bits, and the date to the second", async () => {
  const { sent, fetch } = signing();
  await Promise.all(Array.from({ length: 200 }, () => fetch(shelves.url, shelves)));
  expect(new Set(sent.map((one) => one.headers["x-acs-signature-nonce"])).size).toBe(200);
  expect(new Set(sent.map((one) => one.headers.authorization)).size).toBe(200);
  expect(sent[0]?.headers["x-acs-signature-nonce"]).toMatch(/^[0-9a-f-]{32,}$/);
  expect(sent[0]?.headers["x-acs-date"]).toBe("2024-05-06T07:08:09Z");
});

it("dates each call anew", async () => {
  let time = Date.parse("2024-05-06T07:08:09.999Z");
  const { sent, fetch } = signing({ now: () => time++ });
  await fetch(shelves.url, shelves);
  await fetch(shelves.url, shelves);
  expect(sent.map((one) => one.headers["x-acs-date"])).toEqual(["2024-05-06T07:08:09Z", "2024-05-06T07:08:10Z"]);
});

it("signs anew what was signed before", async () => {
  const { sent, fetch } = signing();
  await fetch(shelves.url, shelves);
  await fetch(shelves.url, { headers: sent[0]?.headers ?? {} });
  const [first, second] = sent.map((one) => one.headers);
  expect(Object.keys(second ?? {}).sort()).toEqual(Object.keys(first ?? {}).sort());
  expect(second?.authorization).not.toBe(first?.authorization);
});

it("hands on what else fetch is told, and changes nothing of the caller's", async () => {
  const { signal } = new AbortController();
  const init = { ...shelves, signal, redirect: "error" as const, dispatcher: {} };
  const before = structuredClone(shelves.headers);
  const { sent, fetch } = signing();
  await fetch(shelves.url, init);
  expect(sent[0]?.init).toMatchObject({ signal, redirect: "error", dispatcher: init.dispatcher });
  expect(shelves.headers).toEqual(before);

  const request = Object.assign(new Request(shelves.url, init), { tag: "theirs" });
  await fetch(request);
  expect(sent[1]?.init).toMatchObject({ signal: request.signal, redirect: "error", tag: "theirs" });
});

it("sends no host header: that is the transport's to write", async () => {
  const { sent, fetch } = signing();
  await fetch(shelves.url, { headers: { ...headers, host: "elsewhere.example.com" } });
  expect(sent[0]?.headers).not.toHaveProperty("host");
});

it("rejects as fetch does when aborted", async () => {
  const call = signed(server.url, { headers, signal: AbortSignal.abort() });
  await expect(call).rejects.toMatchObject({ name: "AbortError" });
});

it.each([
  ["a lone surrogate in the URL", `${shelves.url}\ud800`, {}, /URL or body: a lone surrogate/],
  ["a lone surrogate in the body", shelves.url, { method: "POST", body: "\udc00" }, /URL or body: a lone surrogate/],
  [
    "a line break in a header",
    shelves.url,
    { headers: { "x-acs-a": "1\r\nx-acs-b: 2" } },
    /header x-acs-a: a line break/,
  ],
  ["a line break behind a header", shelves.url, { headers: { "x-acs-a": "1\n" } }, /header x-acs-a: a line break/],
  [
    "a line break in a header list",
    shelves.url,
    { headers: [["a", "1\n2"]] as [string, string][] },
    /fetch would refuse/,
  ],
  ["a body with GET", shelves.url, { body: "a" }, /GET has none/],
  ["a body with HEAD", shelves.url, { method: "head", body: bytes }, /GET has none/],
  [
    "a parameter name outside ASCII",
    "https://a.example.com/?%E4%B8%AD=1",
    {},
    /parameter %E4%B8%AD: names outside ASCII/,
  ],
  ["an unusable URL", "https://a.example.com:port/?Password=hidden", {}, /fetch would refuse/],
  ["a relative URL", "/?Password=hidden", {}, /fetch would refuse/],
  ["an unusable header name", shelves.url, { headers: { "a b": "1" } }, /fetch would refuse/],
  ["a header value beyond Latin-1", shelves.url, { headers: { "x-acs-a": "中" } }, /header x-acs-a: .* not Latin-1/],
])("refuses %s before anything is hashed", async (_, url, init, message) => {
  const hashing = vi.spyOn(process, "getBuiltinModule");
  const { sent, fetch } = signing();
  const error = await fetch(url, init as RequestInit).catch((reason) => reason);
  expect(error).toBeInstanceOf(TypeError);
  expect(error.message).toMatch(message);
  expect(`${error.stack}${error.cause}`).not.toContain("hidden");
  expect(hashing).not.toHaveBeenCalled();
  expect(sent).toEqual([]);
  hashing.mockRestore();
});

it("refuses a body with GET also where Request takes it, as Bun's does", async () => {
  const request = new Request(shelves.url, { method: "POST", body: "a" });
  Object.defineProperty(request, "method", { value: "GET" });
  const { sent, fetch } = signing();
  await expect(fetch(request)).rejects.toThrow(/GET has none/);
  expect(sent).toEqual([]);
});

it("touches neither fetch, Request nor node:crypto before the first call", () => {
  const program = `
    for (const name of ["fetch", "Request", "Response", "Headers", "crypto"]) {
      Object.defineProperty(globalThis, name, { get() { throw new Error(name + " was touched"); } });
    }
    process.getBuiltinModule = () => { throw new Error("node:crypto was touched"); };
    const { withSignature, signingMiddleware } = await import("./index.ts");
    const credentials = { accessKeyId: "testid", accessKeySecret: "testsecret" };
    withSignature({ credentials })(() => {});
    signingMiddleware({ credentials, version: "2024-01-01" });
    console.log("untouched");`;
  const { stdout, stderr } = spawnSync(process.execPath, ["--input-type=module", "-e", program], {
    cwd: import.meta.dirname,
    encoding: "utf8",
  });
  expect(stdout.trim(), stderr).toBe("untouched");
});
