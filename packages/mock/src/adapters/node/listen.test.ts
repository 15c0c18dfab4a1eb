import { request } from "node:http";
import { connect } from "node:net";
import { afterAll, beforeAll, expect, it } from "vitest";
import { createMock } from "../../create-mock.ts";
import { call, heard } from "../../testing/caller.ts";
import { shelves } from "../../testing/shelves.ts";
import { listen, type Server } from "../node.ts";

const mock = createMock(shelves);
let server: Server;
beforeAll(async () => {
  server = await listen(mock);
});
afterAll(() => server.close());

const overTheWire: typeof fetch = (...args) => fetch(...args);

/** Sends bytes as they are and gives what comes back. */
function raw(text: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(server.port, "127.0.0.1", () => socket.write(text));
    let answer = "";
    socket.on("data", (chunk) => (answer += chunk));
    socket.on("close", () => resolve(answer));
    socket.on("error", reject);
  });
}

it("answers signed calls on a free port of this machine", async () => {
  expect(server.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
  const answer = await call(mock, "CreateShelf", { Name: "oak" }, { origin: server.url, fetch: overTheWire });
  expect(answer).toMatchObject({ status: 200, body: { ShelfId: "s-1" } });
});

it("reads forms that come in pieces", async () => {
  const form = { Password: "1234".repeat(50_000) };
  const answer = await call(mock, "LockShelf", { ShelfId: "s" }, { form, origin: server.url, fetch: overTheWire });
  expect(answer).toMatchObject({ status: 200 });
});

it("takes a query longer than Node's own limit", async () => {
  const query = { Name: "oak", Kind: "x".repeat(100_000) };
  const answer = await call(mock, "CreateShelf", query, { origin: server.url, fetch: overTheWire });
  expect(answer).toMatchObject({ status: 400, code: "InvalidParameter.Kind" });
});

it("can be called by a page", async () => {
  const preflight = await fetch(server.url, {
    method: "OPTIONS",
    headers: { origin: "https://page.example.com", "access-control-request-headers": "authorization,x-acs-action" },
  });
  expect(preflight.status).toBe(204);
  expect(preflight.headers.get("access-control-allow-origin")).toBe("*");
  expect(preflight.headers.get("access-control-allow-headers")).toBe("authorization,x-acs-action");
  expect(preflight.headers.get("access-control-allow-methods")).toContain("PUT");
  const { headers } = await fetch(server.url);
  expect(headers.get("access-control-allow-origin")).toBe("*");
  expect(headers.get("access-control-expose-headers")).toContain("x-acs-request-id");
});

it("answers HEAD without a body", async () => {
  const answer = await raw("HEAD / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
  expect(answer).toMatch(/^HTTP\/1\.1 400 /);
  expect(answer.endsWith("\r\n\r\n")).toBe(true);
});

it.each([
  ["no HTTP", "hello\r\n\r\n"],
  ["a header that is too long", `GET / HTTP/1.1\r\nHost: x\r\nX: ${"x".repeat(300_000)}\r\n\r\n`],
  ["no host", "GET / HTTP/1.0\r\n\r\n"],
  ["a host that is none", "GET / HTTP/1.1\r\nHost: ][\r\nConnection: close\r\n\r\n"],
  ["a path that is none", "GET //// HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"],
  [
    "an absolute URL of another product",
    "GET http://tables.aliyuncs.com/ HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
  ],
])("answers in the service's shape to %s", async (_, text) => {
  const answer = await raw(text);
  expect(answer).toMatch(/^HTTP\/1\.1 4\d\d .*\r\n/);
  expect(JSON.parse(answer.slice(answer.indexOf("\r\n\r\n")))).toHaveProperty("Code");
});

it("outlives a caller who leaves in the middle", async () => {
  await new Promise<void>((resolve) => {
    const leaving = request(`${server.url}/`, { method: "POST", headers: { "content-length": "1000" } });
    leaving.on("error", () => {});
    leaving.on("close", () => resolve());
    leaving.write("half", () => leaving.destroy());
  });
  expect((await heard(await fetch(server.url))).code).toBe("MissingParameter");
});

it("answers many callers at once, each with its own", async () => {
  const names = Array.from({ length: 50 }, (_, n) => `shelf-${n}`);
  const one = (Name: string) => call(mock, "CreateShelf", { Name }, { origin: server.url, fetch: overTheWire });
  const ids = (await Promise.all(names.map(one))).map(({ body }) => body.RequestId);
  expect(new Set(ids).size).toBe(50);
});

it("closes at once and for good, open connections included", async () => {
  const other = await listen(createMock(shelves), { host: "localhost" });
  await fetch(other.url);
  await other.close();
  await other.close();
  await expect(fetch(other.url)).rejects.toThrow();
});

it("rejects where it cannot listen", async () => {
  await expect(listen(mock, { port: server.port })).rejects.toMatchObject({ code: "EADDRINUSE" });
});
