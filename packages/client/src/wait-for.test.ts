import { inspect } from "node:util";
import { expect, it } from "vitest";
import { AcsError, isAcsError } from "./acs-error.ts";
import { testClock } from "./clock.ts";
import { shelfClient } from "./testing/clients.ts";
import type { PollRow, WaiterRow } from "./types.ts";
import { type WaitOptions, waitFor } from "./wait-for.ts";

type Params = Record<string, unknown>;

const poll: PollRow = {
  action: "DescribeShelves",
  params: { ShelfIds: ["ShelfId"] },
  records: "Shelves.Shelf",
  where: { ShelfId: "ShelfId" },
  state: "Status",
};
const ready: WaiterRow = { poll, success: ["Ready"], failure: ["Broken"] };

const refused = (code: string) =>
  new AcsError({ code, message: "no.", status: 404, action: "DescribeShelves", requestId: "4C2B0404" });
const shelf = (Status: unknown) => ({ RequestId: "4C2B0001", Shelves: { Shelf: [{ ShelfId: "s-1", Status }] } });
const nothing = { RequestId: "4C2B0002", Shelves: { Shelf: [] } };

/** A client whose polls find one thing after the other, the last again and again; an error is thrown. */
function played(...found: unknown[]) {
  const asked: Params[] = [];
  const options: Params[] = [];
  const describeShelves = async (params: Params, given: Params) => {
    options.push(given);
    const one = found[Math.min(asked.push(params), found.length) - 1];
    if (one instanceof Error) throw one;
    return one;
  };
  return { client: { describeShelves }, asked, options };
}

async function wait(row: WaiterRow, client: object, options: WaitOptions = {}, params: object = { ShelfId: "s-1" }) {
  const clock = testClock();
  const result = waitFor({ ShelfReady: row }, client, "ShelfReady", params, { clock, ...options });
  return {
    clock,
    ...(await result.then(
      (record) => ({ record }),
      (error) => ({ error }),
    )),
  } as {
    clock: typeof clock;
    record?: unknown;
    error?: AcsError;
  };
}

it("gives the record once it has the state", async () => {
  const { client, asked } = played(nothing, shelf("Making"), shelf("Ready"));
  const { record, clock } = await wait(ready, client);
  expect(record).toEqual({ ShelfId: "s-1", Status: "Ready" });
  expect(asked).toEqual(Array(3).fill({ ShelfIds: ["s-1"] }));
  expect(clock.sleeps).toEqual([5_000, 6_250]);
});

it.each([["READY"], ["ready"], ["Ready"]])("takes %s for Ready", async (word) => {
  expect((await wait(ready, played(shelf(word)).client)).record).toMatchObject({ Status: word });
});

it.each([
  ["a number", 3],
  ["its digits", "3"],
])("compares states as text, be it %s", async (_, state) => {
  expect((await wait({ poll, success: ["3"] }, played(shelf(state)).client)).record).toMatchObject({ Status: state });
});

it.each([
  ["has a word that means failure", shelf("BROKEN"), ready, "BROKEN", 'the state "BROKEN"', 200, "4C2B0001"],
  ["is gone, where that is one", nothing, { ...ready, gone: "failure" }, undefined, "no such record", 200, "4C2B0002"],
  [
    "is refused with a code for gone, where that is one",
    refused("ShelfNotFound"),
    { ...ready, gone: "failure", goneCodes: ["ShelfNotFound"] },
    undefined,
    "no such record",
    404,
    "4C2B0404",
  ],
] as const)("fails if the record %s", async (_, found, row, lastState, text, status, requestId) => {
  const { client, asked } = played(shelf("Making"), found);
  const { error } = await wait(row, client);
  expect(isAcsError(error)).toBe(true);
  expect(error).toMatchObject({ code: "WaitFailed", action: "DescribeShelves", status, requestId });
  expect(error?.lastState).toBe(lastState);
  expect(error?.message).toBe(
    `WaitFailed: ShelfReady: it will not come; last seen: ${text} (DescribeShelves, request ${requestId})`,
  );
  expect(error?.cause).toBe(found instanceof Error ? found : undefined);
  expect(asked).toHaveLength(2);
});

it.each([
  ["there is none", nothing, { poll, gone: "success" }],
  ["there is another alone", { Shelves: { Shelf: [{ ShelfId: "s-2", Status: "Ready" }] } }, { poll, gone: "success" }],
  ["there is no list", {}, { poll, gone: "success" }],
  ["a code says so", refused("ShelfNotFound"), { poll, gone: "success", goneCodes: ["ShelfNotFound"] }],
] as const)("gives nothing where gone means success, and %s", async (_, found, row) => {
  const { client, asked } = played(shelf("Ready"), found);
  expect(await wait(row, client)).not.toHaveProperty("error");
  expect(asked).toHaveLength(2);
});

it("goes on where a code says gone, and that means nothing yet", async () => {
  const { client, asked } = played(refused("ShelfNotFound"), shelf("Ready"));
  expect((await wait({ ...ready, goneCodes: ["ShelfNotFound"] }, client)).record).toMatchObject({ Status: "Ready" });
  expect(asked).toHaveLength(2);
});

it.each([
  ["a list without it", nothing],
  ["a code for gone", refused("ShelfNotFound")],
])("fails if the record was there, and two polls in a row find %s", async (_, found) => {
  const { client, asked } = played(nothing, nothing, nothing, shelf("Making"), found, shelf("Making"), found);
  const { error } = await wait({ ...ready, goneCodes: ["ShelfNotFound"] }, client);
  expect(error).toMatchObject({ code: "WaitFailed" });
  expect(error?.message).toContain("it will not come; last seen: no such record");
  expect(asked).toHaveLength(8);
});

it.each([
  ["another refusal", refused("NoPermission")],
  ["an error of another kind that has such a code", Object.assign(new Error("no"), { code: "ShelfNotFound" })],
])("ends with %s", async (_, failure) => {
  const { client, asked } = played(failure);
  const { error } = await wait({ ...ready, gone: "success", goneCodes: ["ShelfNotFound"] }, client);
  expect(error).toBe(failure);
  expect(asked).toHaveLength(1);
});

it("finds the record by all that names it, as text, in lists within lists", async () => {
  const row: WaiterRow = {
    poll: {
      action: "DescribeShelves",
      params: { RoomId: "RoomId", Port: "Port" },
      records: "Rooms.Shelves",
      where: { "Place.Port": "Port", Kind: "Kind" },
      state: "State.Phase",
    },
    success: ["up"],
  };
  const one = (Port: unknown, Kind: unknown, Phase: string) => ({ Place: { Port }, Kind, State: { Phase } });
  const Rooms = [{ Shelves: [one(80, "udp", "up")] }, {}, { Shelves: [one(81, "tcp", "up"), one("80", "TCP", "UP")] }];
  const { client, asked } = played({ Rooms });
  const { record } = await wait(row, client, {}, { RoomId: "r-1", Port: 80, Kind: "tcp" });
  expect(record).toEqual(one("80", "TCP", "UP"));
  expect(asked).toEqual([{ RoomId: "r-1", Port: 80 }]);
});

it("takes the answer itself for the record where the row names no list", async () => {
  const row: WaiterRow = {
    poll: { action: "DescribeShelves", params: { Id: "ShelfId" }, state: "A.B" },
    success: ["ok"],
  };
  const answer = { RequestId: "4C2B0001", A: { B: "OK" } };
  expect((await wait(row, played({ RequestId: "4C2B0001" }, answer).client)).record).toEqual(answer);
});

it("waits longer from poll to poll, up to four times as long", async () => {
  const { clock, error } = await wait(ready, played(shelf("Making")).client, { delayMs: 1_000, deadlineMs: 60_000 });
  expect(clock.sleeps.slice(0, 8).map(Math.round)).toEqual([1000, 1250, 1563, 1953, 2441, 3052, 3815, 4000]);
  expect(Math.max(...clock.sleeps)).toBe(4_000);
  expect(error?.code).toBe("WaitTimeout");
});

it.each([
  ["the options", {}, { delayMs: 1_000, deadlineMs: 3_000 }, [1_000, 1_250], 3_000],
  ["the row", { delayMs: 2_000, deadlineMs: 5_000 }, {}, [2_000, 2_500], 5_000],
  ["the options before the row", { delayMs: 2_000, deadlineMs: 5_000 }, { delayMs: 4_000 }, [4_000], 5_000],
])(
  "begins no wait that would end after the deadline of %s, and says what it saw last",
  async (_, row, options, sleeps, deadlineMs) => {
    const { client, asked } = played(shelf("Making"));
    const { clock, error } = await wait({ ...ready, ...row }, client, options);
    expect(clock.sleeps).toEqual(sleeps);
    expect(asked).toHaveLength(sleeps.length + 1);
    expect(error).toMatchObject({ code: "WaitTimeout", lastState: "Making", status: 200, requestId: "4C2B0001" });
    expect(error?.message).toContain(
      `ShelfReady: not within ${deadlineMs} ms, after ${sleeps.length + 1} polls; last seen: the state "Making"`,
    );
  },
);

it.each([
  ["no such record", nothing],
  ["the state unknown", shelf(undefined)],
])("says in the error that it saw %s", async (text, found) => {
  const { error } = await wait(ready, played(found).client, { deadlineMs: 1 });
  expect(error?.message).toContain(`last seen: ${text} `);
});

it("shows in its errors neither parameters nor other fields, and no more than the head of a state", async () => {
  const found = {
    RequestId: "4C2B0001",
    Shelves: { Shelf: [{ ShelfId: "hidden", Status: "x".repeat(9_999), Key: "hidden" }] },
  };
  const { error } = await wait(ready, played(found).client, { deadlineMs: 1 }, { ShelfId: "hidden" });
  const shown = `${error?.stack}${inspect(error, { depth: 9, showHidden: true })}${JSON.stringify(error)}`;
  expect(shown).not.toContain("hidden");
  expect(error?.lastState).toHaveLength(100);
});

it("ends a poll that takes longer than what is left", async () => {
  const fetch = () => new Promise<Response>(() => {});
  const { error } = await wait(ready, shelfClient({ fetch }), { deadlineMs: 1 });
  expect(error).toMatchObject({ code: "WaitTimeout", status: 0 });
});

it("ends with the reason of its signal, in a poll or between two", async () => {
  const reason = new Error("enough");
  const controller = new AbortController();
  const asked = shelfClient({
    fetch: () => {
      controller.abort(reason);
      return new Promise<Response>(() => {});
    },
  });
  expect((await wait(ready, asked, { signal: controller.signal })).error).toBe(reason);
  const clock = testClock();
  const sleep = (ms: number, signal?: AbortSignal) => {
    later.abort(reason);
    return clock.sleep(ms, signal);
  };
  const later = new AbortController();
  const { client, asked: polls } = played(shelf("Making"));
  expect((await wait(ready, client, { signal: later.signal, clock: { ...clock, sleep } })).error).toBe(reason);
  expect(polls).toHaveLength(1);
});

it("hands what a call takes to each poll", async () => {
  const { client, options } = played(shelf("Making"), shelf("Ready"));
  await wait(ready, client, { timeoutMs: 5, regionId: "ap-b", delayMs: 1 });
  const signal = expect.any(AbortSignal);
  expect(options).toEqual([1, 2].map(() => ({ timeoutMs: 5, regionId: "ap-b", signal })));
});

it("takes a clock whose functions need it", async () => {
  class Ticks {
    time = 0;
    now() {
      return this.time;
    }
    async sleep(ms: number) {
      this.time += ms;
    }
  }
  const clock = new Ticks();
  await wait(ready, played(shelf("Making"), shelf("Ready")).client, { clock });
  expect(clock.time).toBe(5_000);
});

it("goes on through throttled and failed polls if the client has retries", async () => {
  const clock = testClock();
  const answers = [
    () => Response.json({ Code: "Throttling.User", Message: "slower." }, { status: 400 }),
    () => Response.json(shelf("Making")),
    () => Promise.reject(new TypeError("fetch failed")),
    () => Response.json(shelf("Ready")),
  ];
  const client = shelfClient({ fetch: async () => (answers.shift() as () => Response)(), clock, retry: {} });
  expect((await wait(ready, client, { clock })).record).toMatchObject({ Status: "Ready" });
  expect(clock.sleeps).toHaveLength(3);
});

it.each([
  ["a waiter that is none", () => waitFor({}, {}, "toString", {}), /^waiter: there is none named toString/],
  [
    "a client without the method",
    () => waitFor({ A: ready }, {}, "A", { ShelfId: "s" }),
    /^client: must have the method/,
  ],
  [
    "parameters that are text",
    () => waitFor({ A: ready }, {}, "A", "hidden" as never),
    /^A: parameters must be an obj/,
  ],
  ["a missing parameter", () => waitFor({ A: ready }, {}, "A", {}), /^A: ShelfId must be text or a number/],
  ["an empty parameter", () => waitFor({ A: ready }, {}, "A", { ShelfId: "" }), /^A: ShelfId must be text or a number/],
  ["a list for a parameter", () => waitFor({ A: ready }, {}, "A", { ShelfId: ["hidden"] }), /^A: ShelfId must be text/],
])("refuses %s", async (_, make, message) => {
  await expect(make()).rejects.toThrow(TypeError);
  await expect(make()).rejects.toThrow(message);
  await expect(make()).rejects.not.toThrow(/hidden/);
});

it.each([
  ["options that are text", "soon", /^options: must be an object/],
  ["no delay", { delayMs: 0 }, /^delayMs: must be above 0/],
  ["a delay that timers cannot hold", { delayMs: 2 ** 31 }, /^delayMs: must be above 0, at most 2147483647/],
  ["no time at all", { deadlineMs: 0 }, /^deadlineMs: must be above 0/],
  ["a time that is no number", { deadlineMs: "soon" }, /^deadlineMs: must be above 0/],
  ["a clock that cannot wait", { clock: { now: Date.now } }, /^clock: must have now and sleep/],
])("refuses %s", async (_, options, message) => {
  const { client, asked } = played(shelf("Ready"));
  const result = waitFor({ A: ready }, client, "A", { ShelfId: "s-1" }, options as never);
  await expect(result).rejects.toThrow(message);
  expect(asked).toEqual([]);
});
