import { inspect } from "node:util";
import { expect, it, vi } from "vitest";
import { testClock } from "./clock.ts";
import type { Attempt, Hooks } from "./retry.ts";
import { shelfClient } from "./testing/clients.ts";
import { refuse, serveFaults } from "./testing/faults.ts";

it("tells of each attempt, how it ended, and the wait before the next", async () => {
  const { endpoint } = await serveFaults("drop", refuse(400, "Throttling", { "x-acs-retry-after": "700" }), "good");
  const clock = testClock(1000);
  const told: unknown[] = [];
  const shelves = shelfClient({
    endpoint,
    clock,
    retry: {
      onRequest: (attempt) => told.push(["request", attempt]),
      onResponse: (outcome) => told.push(["response", outcome]),
      onRetry: (next) => told.push(["retry", next]),
    },
  });
  await shelves.describeShelves({ ShelfIds: ["a"] });
  const attempt = { action: "DescribeShelves", method: "GET", origin: endpoint };
  const durationMs = 0; // the clock of a test stands still
  expect(told).toEqual([
    ["request", { ...attempt, attempt: 1 }],
    ["response", { status: 0, code: "NetworkError", requestId: undefined, durationMs }],
    ["retry", { waitMs: expect.any(Number) }],
    ["request", { ...attempt, attempt: 2 }],
    ["response", { status: 400, code: "Throttling", requestId: "4C2B0002", durationMs }],
    ["retry", { waitMs: expect.any(Number) }],
    ["request", { ...attempt, attempt: 3 }],
    ["response", { status: 200, requestId: "4C2B0001", durationMs }],
  ]);
  expect((told[5] as [string, { waitMs: number }])[1].waitMs).toBeGreaterThanOrEqual(700);
});

it("gives all hooks of an attempt the same object", async () => {
  const { endpoint } = await serveFaults(refuse(400, "Throttling"), "good");
  const seen: Attempt[] = [];
  const shelves = shelfClient({
    endpoint,
    clock: testClock(),
    retry: {
      onRequest: (attempt) => seen.push(attempt),
      onResponse: (_, attempt) => seen.push(attempt),
      onRetry: (_, attempt) => seen.push(attempt),
    },
  });
  await shelves.createShelf();
  expect(seen).toHaveLength(5);
  expect(new Set(seen).size).toBe(2);
});

it("measures how long an attempt takes", async () => {
  const clock = testClock();
  const onResponse = vi.fn();
  const fetch = async () => {
    clock.advance(250);
    return Response.json({ RequestId: "1" });
  };
  await shelfClient({ clock, retry: { onResponse }, fetch }).createShelf();
  expect(onResponse.mock.calls[0]?.[0]).toMatchObject({ durationMs: 250 });
});

it("tells of time-outs, aborts and failing providers", async () => {
  const codes: unknown[] = [];
  const onResponse: Hooks["onResponse"] = ({ code, status }) => codes.push([status, code]);
  const fetch: typeof globalThis.fetch = (_, init) =>
    new Promise((_, reject) => {
      init?.signal?.addEventListener("abort", () => reject(init.signal?.reason));
    });
  await shelfClient({ fetch, retry: { onResponse }, timeoutMs: 5 })
    .createShelf()
    .catch(() => {});
  await shelfClient({ fetch, retry: { onResponse } })
    .createShelf({}, { signal: AbortSignal.timeout(5) })
    .catch(() => {});
  await shelfClient({ retry: { onResponse }, credentials: () => Promise.reject(new Error("none")) })
    .createShelf()
    .catch(() => {});
  await vi.waitFor(() => expect(codes).toHaveLength(3));
  expect(codes).toEqual([
    [0, "Timeout"],
    [0, "TimeoutError"],
    [0, "Error"],
  ]);
});

it.each([
  [
    "throws",
    () => {
      throw new Error("the log is full");
    },
  ],
  ["rejects", () => Promise.reject(new Error("the log is full"))], // unheard, it would end the process
])("is not broken by a hook that %s", async (_, broken) => {
  const { endpoint } = await serveFaults(refuse(400, "Throttling"), "good");
  const hooks = { onRequest: broken, onResponse: broken, onRetry: broken };
  expect(await shelfClient({ endpoint, clock: testClock(), retry: { ...hooks } }).createShelf()).toEqual({
    RequestId: "4C2B0001",
  });
});

it("shows hooks nothing secret", async () => {
  const { endpoint } = await serveFaults(refuse(400, "Throttling"), "drop");
  const told: unknown[] = [];
  const tell = (...about: unknown[]) => told.push(about);
  await shelfClient({
    endpoint,
    clock: testClock(),
    retry: { onRequest: tell, onResponse: tell, onRetry: tell },
  })
    .setPassword({ ShelfId: "hidden", Password: "hidden" }, { headers: { "x-acs-mine": "hidden" } })
    .catch(() => {});
  expect(told).toHaveLength(5);
  expect(inspect(told, { depth: 9, showHidden: true })).not.toMatch(/hidden|test(id|secret)/);
});

/** OpenTelemetry's tracer as far as the recipe of docs/retries.md needs it. */
function fakeTracer() {
  const spans: { name: string; attributes: Record<string, unknown>; status?: unknown; ended: boolean }[] = [];
  const startSpan = (name: string, { attributes }: { kind: number; attributes: Record<string, unknown> }) => {
    const span = { name, attributes: { ...attributes }, ended: false, status: undefined as unknown };
    spans.push(span);
    return {
      setAttributes: (more: Record<string, unknown>) => Object.assign(span.attributes, more),
      setStatus: (status: { code: number; message?: string }) => {
        span.status = status;
      },
      end: () => {
        span.ended = true;
      },
    };
  };
  return { spans, startSpan };
}

type Tracer = Pick<ReturnType<typeof fakeTracer>, "startSpan">;

/** As in docs/retries.md. */
function traced(tracer: Tracer): Hooks {
  const spans = new WeakMap<Attempt, ReturnType<Tracer["startSpan"]>>();
  return {
    onRequest: (attempt) => {
      const attributes = {
        "rpc.method": attempt.action,
        "http.request.method": attempt.method,
        "server.address": new URL(attempt.origin).hostname,
        "http.request.resend_count": attempt.attempt - 1,
      };
      spans.set(attempt, tracer.startSpan(attempt.action, { kind: 2, attributes })); // SpanKind.CLIENT
    },
    onResponse: ({ status, code, requestId }, attempt) => {
      const span = spans.get(attempt);
      span?.setAttributes({ "http.response.status_code": status, "acs.request_id": requestId ?? "" });
      if (code) {
        span?.setAttributes({ "error.type": code });
        span?.setStatus({ code: 2, message: code }); // SpanStatusCode.ERROR
      }
      span?.end();
    },
  };
}

it("makes a span of each attempt with the OpenTelemetry recipe", async () => {
  const { endpoint } = await serveFaults(refuse(400, "Throttling"), "good");
  const tracer = fakeTracer();
  await shelfClient({ endpoint, clock: testClock(), retry: { ...traced(tracer) } }).createShelf({
    Name: "hidden",
  });
  const common = { "rpc.method": "CreateShelf", "http.request.method": "POST", "server.address": "127.0.0.1" };
  expect(tracer.spans).toEqual([
    {
      name: "CreateShelf",
      attributes: {
        ...common,
        "http.request.resend_count": 0,
        "http.response.status_code": 400,
        "acs.request_id": "4C2B0002",
        "error.type": "Throttling",
      },
      status: { code: 2, message: "Throttling" },
      ended: true,
    },
    {
      name: "CreateShelf",
      attributes: {
        ...common,
        "http.request.resend_count": 1,
        "http.response.status_code": 200,
        "acs.request_id": "4C2B0001",
      },
      status: undefined,
      ended: true,
    },
  ]);
});
