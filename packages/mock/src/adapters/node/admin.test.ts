import { request as requestPlain } from "node:http";
import { request } from "node:https";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { createMockWith } from "../../create-mock.ts";
import { call, heard } from "../../testing/caller.ts";
import { pantry } from "../../testing/pantry.ts";
import { shelves } from "../../testing/shelves.ts";
import { listen, type Server } from "../node.ts";

const accounts = { "2": { roles: { reader: { policies: [] } } } };
const mock = createMockWith(pantry, shelves, { accounts });
let server: Server;
beforeAll(async () => {
  server = await listen(mock);
});
afterAll(() => server.close());
beforeEach(() => mock.reset());

const overTheWire: typeof fetch = (...args) => fetch(...args);
const create = (Name: string) => call(mock, "CreateShelf", { Name }, { origin: server.url, fetch: overTheWire });

async function ask(method: string, path: string, body?: unknown, headers: Record<string, string> = {}) {
  const text = body === undefined ? undefined : JSON.stringify(body);
  const answer = await fetch(`${server.url}/_acskit${path}`, { method, headers, ...(text && { body: text }) });
  expect(answer.headers.get("content-type")).toBe("application/json;charset=utf-8");
  return { status: answer.status, body: await answer.json() };
}
const did = { status: 200, body: {} };

it("lists what it can be told", async () => {
  const { body } = await ask("GET", "");
  expect(body).toMatchObject({ product: "Shelves", version: "2020-01-01", mode: "immediate" });
  expect(body.endpoints).toContain("POST /_acskit/reset");
});

it("shows calls and what they made, and begins anew", async () => {
  await create("oak");
  expect(await ask("GET", "/calls?action=CreateShelf")).toMatchObject({
    status: 200,
    body: [{ action: "CreateShelf", status: 200, parameters: { Name: "oak" } }],
  });
  const made = { ShelfId: "s-1", Name: "oak" };
  expect(await ask("GET", "/state/Shelf")).toEqual({ status: 200, body: [made] });
  expect((await ask("GET", "/state/Shelf?account=2")).body).toEqual([]);
  expect((await ask("GET", "/leaks")).body).toMatchObject([{ resource: "Shelf", id: "s-1", action: "CreateShelf" }]);
  expect(await ask("POST", "/reset")).toEqual(did);
  expect((await ask("GET", "/state/Shelf")).body).toEqual([]);
  expect((await ask("GET", "/calls")).body).toEqual([]);
});

it("is seeded with a scenario, and goes back to a snapshot", async () => {
  const oak = { ShelfId: "s-1", Name: "oak" };
  const seeded = await ask("POST", "/seed", { resources: { Shelf: [{ Name: "oak" }] } });
  expect(seeded).toEqual({ status: 200, body: { Shelf: [oak] } });
  const { body: snapshot } = await ask("GET", "/snapshot");
  await create("elm");
  expect(mock.records("Shelf")).toHaveLength(2);
  expect(await ask("POST", "/restore", snapshot)).toEqual(did);
  expect(mock.records("Shelf")).toEqual([oak]);
});

it("moves the clock by a length of time, and on to a time", async () => {
  const { body: before } = await ask("GET", "/clock");
  const { body: after } = await ask("POST", "/clock", { advance: "2d" });
  expect(after.epochMs - before.epochMs).toBeGreaterThanOrEqual(2 * 86_400_000);
  const year = new Date(mock.clock.now()).getUTCFullYear() + 1;
  const { body: set } = await ask("POST", "/clock", { set: `${year}-07-01T00:00:00Z` });
  expect(set.now.slice(0, 16)).toBe(`${year}-07-01T00:00`);
});

it("sets faults, says how often they hit, and takes one or all back", async () => {
  const { body: first } = await ask("POST", "/faults", { action: "CreateShelf", code: "NoPermission", times: 1 });
  await ask("POST", "/faults", {
    action: "*",
    fault: { kind: "error", status: 503, code: "ServiceUnavailable" },
  });
  expect((await create("oak")).code).toBe("NoPermission");
  expect((await create("oak")).status).toBe(503);
  expect((await ask("GET", "/faults")).body).toMatchObject([
    { id: first.id, action: "CreateShelf", code: "NoPermission", hits: 1 },
    { action: "*", fault: { kind: "error" }, hits: 1 },
  ]);
  expect(await ask("DELETE", `/faults/${first.id}`)).toEqual(did);
  expect((await ask("DELETE", `/faults/${first.id}`)).status).toBe(404);
  expect(await ask("DELETE", "/faults")).toEqual(did);
  expect((await create("oak")).status).toBe(200);
});

it("lists the faults that were set elsewhere, too, and takes them back", async () => {
  mock.fail("CreateShelf", "NoPermission", { message: "Not today.", after: 1 });
  mock.seed({ faults: [{ action: "*", fault: { kind: "latency", ms: 5 } }] });
  const { body } = await ask("GET", "/faults");
  expect(body).toMatchObject([
    { action: "CreateShelf", code: "NoPermission", message: "Not today.", after: 1, hits: 0 },
    { action: "*", fault: { kind: "latency", ms: 5 } },
  ]);
  expect(await ask("DELETE", `/faults/${body[0].id}`)).toEqual(did);
  expect(mock.faults()).toMatchObject([{ id: body[1].id }]);
  expect(await ask("POST", "/reset")).toEqual(did);
  expect((await ask("GET", "/faults")).body).toEqual([]);
});

it("gives temporary keys for a role", async () => {
  const { body } = await ask("POST", "/sessions", { role: "acs:ram::2:role/reader" });
  expect(Object.keys(body)).toEqual(expect.arrayContaining(["accessKeyId", "accessKeySecret", "securityToken"]));
});

it.each([
  ["POST", "/seed", { resources: { Book: [{}] } }, 400, "scenario: resources.Book[0]: there is no resource Book"],
  ["POST", "/seed", undefined, 400, "scenario is not an object"],
  ["POST", "/clock", {}, 400, "the body has advance or set, one of them"],
  ["POST", "/clock", { advance: "soon" }, 400, "advance: give milliseconds"],
  ["POST", "/clock", { set: "soon" }, 400, 'set: give a time such as "2030-01-01T00:00:00Z"'],
  ["POST", "/clock", { set: 0 }, 400, "time goes on only, reset apart"],
  ["POST", "/faults", { action: "CreateShelf" }, 400, "the body has code or fault, one of them"],
  ["POST", "/faults", { action: "CreateShelf", code: "Nope" }, 400, "fail: CreateShelf has no code Nope"],
  ["POST", "/faults", { action: "*", fault: { kind: "rain" } }, 400, "fault: "],
  ["POST", "/sessions", { role: "acs:ram::2:role/writer" }, 400, "assumeRole: "],
  ["POST", "/restore", { product: "Tables" }, 400, "restore: this is no snapshot"],
  ["GET", "/calls?action=CreateShelv", undefined, 400, "did you mean CreateShelf?"],
  ["GET", "/state/Book", undefined, 400, "there is no resource Book"],
  ["GET", "/%zz", undefined, 400, "malformed"],
  ["GET", "/constructor", undefined, 404, "there is no /_acskit/constructor; GET /_acskit lists what there is"],
  ["PUT", "/clock", {}, 405, "/_acskit/clock takes GET or POST, not PUT"],
])("declines %s %s %j with %i in a sentence", async (method, path, body, status, message) => {
  expect(await ask(method, path, body)).toEqual({ status, body: { error: expect.stringContaining(message) } });
});

it("declines a body that is no JSON, and pages of other origins", async () => {
  const answer = await fetch(`${server.url}/_acskit/seed`, { method: "POST", body: "{" });
  expect([answer.status, await answer.json()]).toEqual([400, { error: "the body is not JSON" }]);
  const foreign = await ask("GET", "/calls", undefined, { origin: "https://page.example.com" });
  expect(foreign.status).toBe(403);
  const own = await ask("GET", "/calls", undefined, { origin: server.url });
  expect(own.status).toBe(200);
});

/** The status of an order that is given under a name. */
const under = (url: string, host: string, path = "/_acskit/calls") =>
  new Promise<number | undefined>((resolve, reject) => {
    requestPlain(`${url}${path}`, { headers: { host } }, (answer) => resolve(answer.resume().statusCode))
      .on("error", reject)
      .end();
  });

it.each([
  ["localhost:4010", 200],
  ["app.localhost", 200],
  ["127.0.0.1", 200],
  ["127.1.2.3:80", 200],
  ["[::1]:4010", 200],
  ["page.example.com:4010", 403],
  ["localhost.example.com", 403],
  ["127.0.0.1.example.com", 403],
  ["192.0.2.1", 403],
])(
  "on this machine alone, %s is answered with %i: a name that leads here by accident is none",
  async (host, status) => {
    expect(await under(server.url, host)).toBe(status);
  },
);

it("goes by any name where other machines may reach it", async () => {
  const open = await listen(mock, { host: "0.0.0.0" });
  expect(await under(open.url, "mock.example.com:4010")).toBe(200);
  await open.close();
});

it("takes no path that only begins like the reserved one", async () => {
  for (const path of ["/_acskitfoo", "/_acskit-calls", "/_acskit%2Fcalls"]) {
    const { code } = await heard(await fetch(`${server.url}${path}`));
    expect([path, code]).toEqual([path, "MissingParameter"]);
  }
  for (const path of ["/_acskit", "/_acskit/", "/_acskit?"]) {
    expect(await (await fetch(`${server.url}${path}`)).json()).toHaveProperty("endpoints");
  }
});

it("is part of the server alone", async () => {
  const { status, code } = await heard(await mock.fetch("https://shelves.aliyuncs.com/_acskit/calls"));
  expect([status, code]).not.toContain(200);
  expect(code).toBeTruthy();
});

it("speaks HTTPS with a certificate of its own, calls and orders alike", async () => {
  const secure = await listen(mock, { https: true });
  expect(secure.url).toMatch(/^https:\/\/127\.0\.0\.1:\d+$/);
  const text = await new Promise<string>((resolve, reject) => {
    request(`${secure.url}/_acskit/clock`, { ca: secure.authority }, (response) => {
      response.setEncoding("utf8").once("data", resolve);
    })
      .on("error", reject)
      .end();
  });
  expect(JSON.parse(text)).toMatchObject({ mode: "immediate" });
  await expect(fetch(secure.url)).rejects.toThrow(); // nobody told this one to trust it
  await secure.close();
});
