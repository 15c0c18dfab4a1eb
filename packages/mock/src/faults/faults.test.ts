import { expect, it } from "vitest";
import { listen } from "../adapters/node.ts";
import { createMock, createMockWith } from "../create-mock.ts";
import type { Mock } from "../mock.ts";
import { call } from "../testing/caller.ts";
import { pantry } from "../testing/pantry.ts";
import { shelves } from "../testing/shelves.ts";
import type { Fault } from "./fault.ts";

const create = (mock: Mock, fetch = mock.fetch) => call(mock, "CreateShelf", { Name: "oak" }, { fetch });
const codes = async (mock: Mock, times: number) => {
  const heard = [];
  for (let n = 0; n < times; n++) heard.push((await create(mock)).code ?? "ok");
  return heard;
};

it("fails with a documented code, its status and its message, without doing anything", async () => {
  const mock = createMockWith(pantry, shelves);
  const fault = mock.fail("CreateShelf", "NoPermission");
  expect(await create(mock)).toMatchObject({ status: 403, code: "NoPermission", message: "No." });
  expect(mock.records("Shelf")).toEqual([]);
  expect(fault.hits).toBe(1);
  fault.remove();
  expect(await codes(mock, 1)).toEqual(["ok"]);
});

it("fills templates in", async () => {
  const mock = createMock(shelves);
  mock.fail("CreateShelf", "InvalidParameter.Rows");
  expect(await create(mock)).toMatchObject({ code: "InvalidParameter.Rows", message: "The field Rows is wrong." });
});

it("says first what is wrong with the request itself", async () => {
  const mock = createMock(shelves);
  mock.fail("CreateShelf", "NoPermission");
  expect((await call(mock, "CreateShelf", {})).code).toBe("MissingName");
});

it("hits as often as it is told, behind those that it lets go by", async () => {
  const mock = createMock(shelves);
  mock.fail("CreateShelf", "NoPermission", { times: 2, after: 1 });
  mock.fail("CreateShelf", "MissingRows", { times: 1 });
  expect(await codes(mock, 5)).toEqual(["MissingRows", "NoPermission", "NoPermission", "ok", "ok"]);
});

it("draws chances by its seed: the same in each run, others with another", async () => {
  const run = async (seed: number) => {
    const mock = createMock(shelves, { seed });
    const set = () => mock.fail("CreateShelf", "NoPermission", { probability: 0.5 });
    set();
    const first = await codes(mock, 20);
    mock.reset();
    set();
    expect(await codes(mock, 20)).toEqual(first);
    return first;
  };
  const one = await run(1);
  expect(await run(1)).toEqual(one);
  expect(await run(2)).not.toEqual(one);
  expect(new Set(one).size).toBe(2);
});

it("leaves other operations alone, unless it is for all", async () => {
  const mock = createMock(shelves);
  mock.fault("LockShelf", { kind: "error", status: 503, code: "ServiceUnavailable" });
  expect(await codes(mock, 1)).toEqual(["ok"]);
  mock.fault("*", { kind: "error", status: 503, code: "ServiceUnavailable" });
  expect(await create(mock)).toMatchObject({ status: 503, code: "ServiceUnavailable" });
});

it("throttles, and says after how many milliseconds to come again", async () => {
  const mock = createMock(shelves);
  mock.fault("CreateShelf", { kind: "throttle", retryAfterMs: 1500 }, { times: 1 });
  const answer = await create(mock, async (...args) => {
    const response = await mock.fetch(...args);
    expect(response.headers.get("x-acs-retry-after")).toBe("1500");
    return response;
  });
  expect(answer).toMatchObject({ status: 400, code: "Throttling.User" });
});

it("is late on the mock's clock, and waits for nobody", async () => {
  const mock = createMock(shelves);
  const before = mock.clock.now();
  mock.fault("*", { kind: "latency", ms: "1h" });
  expect(await codes(mock, 1)).toEqual(["ok"]);
  expect(mock.clock.now() - before).toBeGreaterThanOrEqual(3_600_000);
});

it("answers late on a clock that the test moves", async () => {
  const mock = createMock(shelves, { clock: "manual" });
  mock.fault("*", { kind: "latency", ms: 500 });
  let isThere = false;
  const answer = create(mock).finally(() => {
    isThere = true;
  });
  await mock.clock.advance(0);
  await mock.clock.advance(499);
  expect(isThere).toBe(false);
  await mock.clock.advance(1);
  expect((await answer).status).toBe(200);
});

it.each<[Fault["kind"], number]>([
  ["drop", 0],
  ["lost", 1],
])("breaks the connection: %s, with %i done", async (kind, done) => {
  const mock = createMockWith(pantry, shelves);
  mock.fault("CreateShelf", { kind } as Fault, { times: 1 });
  const failed = create(mock);
  await expect(failed).rejects.toThrow(TypeError);
  await expect(failed).rejects.toThrow("fetch failed");
  expect(mock.records("Shelf")).toHaveLength(done);
  expect(mock.calls()).toMatchObject([{ action: "CreateShelf", status: 0 }]);
});

it("breaks off within an answer", async () => {
  const mock = createMockWith(pantry, shelves);
  mock.fault("CreateShelf", { kind: "truncate", bytes: 10 });
  let start = "";
  const broken = create(mock, async (...args) => {
    const response = await mock.fetch(...args);
    expect(response.status).toBe(200);
    const reader = response.clone().body?.getReader();
    start = new TextDecoder().decode((await reader?.read())?.value);
    return response;
  });
  await expect(broken).rejects.toThrow("terminated");
  expect(start).toBe('{"RequestI');
  expect(mock.records("Shelf")).toHaveLength(1);
});

it("answers with a proxy's page", async () => {
  const mock = createMock(shelves);
  mock.fault("CreateShelf", { kind: "html", status: 504 });
  const { status, headers, body } = await mock.handle({
    method: "POST",
    url: "https://shelves.aliyuncs.com/",
    headers: { "x-acs-action": "CreateShelf", "x-acs-version": "2020-01-01" },
  });
  expect([status, headers]).toEqual([504, { "content-type": "text/html" }]);
  expect(body).toContain("<h1>504 Gateway Time-out</h1>");
});

it.each<Fault>([{ kind: "drop" }, { kind: "lost" }, { kind: "truncate" }])(
  "breaks off a server's answer: %j",
  async (fault) => {
    const mock = createMock(shelves);
    const server = await listen(mock);
    mock.fault("CreateShelf", fault, { times: 1 });
    const send = () =>
      call(mock, "CreateShelf", { Name: "oak" }, { origin: server.url, fetch: (...args) => fetch(...args) });
    await expect(send()).rejects.toThrow(TypeError);
    expect((await send()).status).toBe(200);
    await server.close();
  },
);

it("is gone after a reset", async () => {
  const mock = createMock(shelves);
  mock.fail("CreateShelf", "NoPermission");
  mock.reset();
  expect(await codes(mock, 1)).toEqual(["ok"]);
});

it.each<[(mock: Mock) => unknown, string]>([
  [
    (mock) => mock.fail("CreateShelves", "NoPermission"),
    "fail: there is no operation CreateShelves; did you mean CreateShelf?",
  ],
  [
    (mock) => mock.fail("CreateShelf", "Nothing"),
    "CreateShelf has no code Nothing; it documents Missing%s, InvalidParameter.%s, NoPermission. mock.fault takes any",
  ],
  [(mock) => mock.fail("DescribeShelves", "Nothing"), "it documents none"],
  [(mock) => mock.fail("CreateShelf", "NoPermission", { times: 0 }), "fail: times is a whole number from 1"],
  [(mock) => mock.fail("CreateShelf", "NoPermission", { after: -1 }), "fail: after is a whole number from 0"],
  [(mock) => mock.fault("*", { kind: "drop" }, { probability: 2 }), "fault: probability is a number from 0 to 1"],
  [(mock) => mock.fault("Nothing", { kind: "drop" }), "fault: there is no operation Nothing"],
  [(mock) => mock.fault("*", null as never), "fault: there is no kind undefined; there are latency, throttle"],
  [(mock) => mock.fault("*", { kind: "latency" } as Fault), "fault latency: ms is a length of time"],
  [(mock) => mock.fault("*", { kind: "latency", ms: "soon" } as never), "fault: ms: give milliseconds"],
  [(mock) => mock.fault("*", { kind: "html", status: 404 } as never), "fault html: status is 502, 503 or 504"],
  [(mock) => mock.fault("*", { kind: "drop", ms: 5 } as never), "fault drop: there is no ms"],
  [(mock) => mock.fault("*", { kind: "error", code: "X" } as never), "fault error: status is a status from 400 to 599"],
  [(mock) => mock.fault("*", { kind: "throttle", code: "Slow" } as never), "a code that begins with Throttling"],
])("refuses what is no fault: %#", (set, message) => {
  const mock = createMock(shelves);
  expect(() => set(mock)).toThrow(TypeError);
  expect(() => set(mock)).toThrow(message);
});
