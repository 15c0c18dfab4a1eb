import { getEventListeners } from "node:events";
import { expect, it, vi } from "vitest";
import { testClock } from "./clock.ts";
import { credentials, shelfClient } from "./testing/clients.ts";
import { serve, serveGood } from "./testing/server.ts";

function later<T>(): { promise: Promise<T>; resolve: (value: T) => void } {
  let resolve!: (value: T) => void;
  const promise = new Promise<T>((done) => {
    resolve = done;
  });
  return { promise, resolve };
}

const silent = () => serve(() => {});
const halfway = () => serve((response) => response.writeHead(200).write('{"RequestId":'));

it.each([
  ["before an answer", silent],
  ["in the middle of an answer", halfway],
])("ends a call when its time is over %s", async (_, server) => {
  const { endpoint } = await server();
  const error = await shelfClient({ endpoint, timeoutMs: 50 })
    .createShelf()
    .catch((reason) => reason);
  expect(error).toMatchObject({ code: "Timeout", status: 0, action: "CreateShelf" });
  expect(error.message).toBe("Timeout: no answer within 50 ms (CreateShelf)");
});

it("says how often a call was sent until then", async () => {
  let sent = 0;
  const fetch = () =>
    sent++ ? new Promise(() => {}) : Promise.resolve(Response.json({ Code: "Throttling" }, { status: 400 }));
  const shelves = shelfClient({ fetch: fetch as never, clock: testClock(), retry: {}, timeoutMs: 300 });
  await expect(shelves.createShelf()).rejects.toMatchObject({ code: "Timeout", attempts: 2 });
});

it("lets a call choose its own time", async () => {
  const { endpoint } = await silent();
  const error = await shelfClient({ endpoint })
    .createShelf({}, { timeoutMs: 20 })
    .catch((reason) => reason);
  expect(error.message).toContain("within 20 ms");
});

it("ends a call whose transport heeds no signal, or whose credentials never come", async () => {
  const never = () => new Promise<never>(() => {});
  for (const options of [{ fetch: never }, { credentials: never }]) {
    await expect(shelfClient({ ...options, timeoutMs: 10 }).createShelf()).rejects.toMatchObject({ code: "Timeout" });
  }
});

it.each([
  ["before an answer", silent],
  ["in the middle of an answer", halfway],
])("rejects with the signal's reason if it aborts %s", async (_, server) => {
  const { endpoint, asked } = await server();
  const controller = new AbortController();
  const call = shelfClient({ endpoint }).createShelf({}, { signal: controller.signal });
  await asked;
  controller.abort(new Error("changed my mind"));
  await expect(call).rejects.toBe(controller.signal.reason);
});

it("rejects with an AbortError if no other reason was given", async () => {
  const { endpoint, asked } = await silent();
  const controller = new AbortController();
  const call = shelfClient({ endpoint }).createShelf({}, { signal: controller.signal });
  await asked;
  controller.abort();
  await expect(call).rejects.toMatchObject({ name: "AbortError" });
});

it("asks for no credentials and sends nothing if its signal has aborted", async () => {
  const { endpoint, seen } = await serveGood();
  const credentials = vi.fn();
  const signal = AbortSignal.abort(new Error("too late"));
  await expect(shelfClient({ endpoint, credentials }).createShelf({}, { signal })).rejects.toBe(signal.reason);
  expect(credentials).not.toHaveBeenCalled();
  expect(seen).toHaveLength(0);
});

it("has one listener for all calls of a signal: of more than ten Node 20 warns as of a leak", async () => {
  const controller = new AbortController();
  const { signal } = controller;
  const shelves = shelfClient({ fetch: () => new Promise<never>(() => {}) });
  const calls = Array.from({ length: 12 }, () => shelves.createShelf({}, { signal }));
  await Promise.resolve();
  expect(getEventListeners(signal, "abort")).toHaveLength(1);
  controller.abort("enough");
  const ends = await Promise.allSettled(calls);
  expect(ends).toEqual(calls.map(() => ({ status: "rejected", reason: "enough" })));
  expect(getEventListeners(signal, "abort")).toHaveLength(0);
});

it("still has one listener if an answer comes after a call has ended", async () => {
  const { signal } = new AbortController();
  const answer = later<Response>();
  const shelves = shelfClient({ fetch: () => answer.promise, timeoutMs: 20 });
  await expect(shelves.createShelf({}, { signal })).rejects.toMatchObject({ code: "Timeout" });
  const waiting = shelfClient({ fetch: () => new Promise<never>(() => {}), timeoutMs: Number.POSITIVE_INFINITY });
  waiting.createShelf({}, { signal });
  answer.resolve(Response.json({}));
  await new Promise(setImmediate);
  waiting.createShelf({}, { signal });
  expect(getEventListeners(signal, "abort")).toHaveLength(1);
});

it("sends nothing once a call has ended, whether or not the transport heeds signals", async () => {
  const fetch = vi.fn(async () => Response.json({ Code: "Throttling" }, { status: 400 }));
  const keys = later<typeof credentials>();
  const late = shelfClient({ fetch, credentials: () => keys.promise, timeoutMs: 20 });
  await expect(late.createShelf()).rejects.toMatchObject({ code: "Timeout" });
  keys.resolve(credentials);
  await new Promise(setImmediate);
  expect(fetch).not.toHaveBeenCalled();

  const slept = later<void>();
  const controller = new AbortController();
  const sleep = () => {
    setImmediate(() => controller.abort("enough"));
    return slept.promise; // whatever aborts
  };
  const patient = shelfClient({ fetch, clock: { now: Date.now, sleep }, retry: {} });
  await expect(patient.createShelf({}, { signal: controller.signal })).rejects.toBe("enough");
  slept.resolve();
  await new Promise(setImmediate);
  expect(fetch).toHaveBeenCalledOnce();
});

it("leaves no listener and no timer behind", async () => {
  const { endpoint } = await serveGood();
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  try {
    const controller = new AbortController();
    const { signal } = controller;
    const shelves = shelfClient({ fetch: async () => Response.json({}) });
    await Promise.all([shelves.createShelf({}, { signal }), shelves.createShelf({}, { signal })]);
    await shelfClient({ fetch: () => Promise.reject(new Error()) })
      .createShelf({}, { signal })
      .catch(() => {});
    expect(getEventListeners(signal, "abort")).toHaveLength(0);
    expect(vi.getTimerCount()).toBe(0);
    controller.abort(); // and nothing happens
  } finally {
    vi.useRealTimers();
  }
  expect(endpoint).toBeDefined();
});

it("sets no timer for Infinity", async () => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  try {
    let timers: number | undefined;
    const fetch = async () => {
      timers = vi.getTimerCount();
      return Response.json({});
    };
    await shelfClient({ fetch, timeoutMs: Number.POSITIVE_INFINITY }).createShelf();
    expect(timers).toBe(0);
  } finally {
    vi.useRealTimers();
  }
});
