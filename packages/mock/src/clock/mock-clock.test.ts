import { testClock } from "@acskit/client/clock";
import { expect, it } from "vitest";
import { type ClockMode, mockClock } from "./mock-clock.ts";

const modes: ClockMode[] = ["immediate", "manual", "real"];

it.each([
  [1500, 1500],
  ["250ms", 250],
  ["90s", 90_000],
  ["30m", 1_800_000],
  ["1.5h", 5_400_000],
  ["2d", 172_800_000],
] as const)("moves on by %s", async (by, ms) => {
  const { clock } = mockClock("manual");
  const before = clock.now();
  await clock.advance(by);
  expect(clock.now() - before).toBe(ms);
});

it.each([-1, Number.NaN, "30", "m", "-3s", "soon", "1h30m", null])("refuses to move on by %j", async (by) => {
  const { clock } = mockClock("manual");
  await expect(clock.advance(by as number)).rejects.toThrow('such as "90s", "30m", "2h"');
});

it.each(modes)("moves on in the mode %s, and back to where it was", async (mode) => {
  const { clock, save, restore } = mockClock(mode);
  const saved = save();
  await clock.advance("1d");
  expect(clock.now() - Date.now()).toBeGreaterThan(86_000_000);
  restore(saved);
  expect(Math.abs(clock.now() - Date.now())).toBeLessThan(60_000);
});

it("never waits in the mode immediate: a sleep moves it on", async () => {
  const { clock } = mockClock("immediate");
  const before = clock.now();
  await clock.sleep(3_600_000);
  expect(clock.now() - before).toBeGreaterThanOrEqual(3_600_000);
});

it("wakes sleepers in their order in the mode manual, each at its time, those who come meanwhile too", async () => {
  const { clock } = mockClock("manual");
  const start = clock.now();
  const woke: [string, number][] = [];
  const sleeper = async (name: string, ...sleeps: number[]) => {
    for (const ms of sleeps) {
      await clock.sleep(ms);
      woke.push([name, clock.now() - start]);
    }
  };
  void sleeper("a", 30, 30, 1000);
  void sleeper("b", 20, 20);
  await clock.advance(100);
  expect(woke).toEqual([
    ["b", 20],
    ["a", 30],
    ["b", 40],
    ["a", 60],
  ]);
  expect(clock.now() - start).toBe(100);
});

it("wakes who really waits when it is moved on", async () => {
  const { clock } = mockClock("real");
  const sleep = clock.sleep(3_600_000);
  await clock.advance("2h");
  await sleep;
});

it("really waits in the mode real", async () => {
  const { clock } = mockClock("real");
  const before = performance.now();
  await clock.sleep(20);
  expect(performance.now() - before).toBeGreaterThan(15);
});

it.each(modes)("ends a sleep in the mode %s if its signal aborts", async (mode) => {
  const { clock } = mockClock(mode);
  await expect(clock.sleep(60_000, AbortSignal.abort(new Error("enough")))).rejects.toThrow("enough");
  if (mode === "immediate") return;
  const controller = new AbortController();
  const sleep = clock.sleep(60_000, controller.signal);
  controller.abort(new Error("enough"));
  await expect(sleep).rejects.toThrow("enough");
});

it("takes a clock of the caller's own", async () => {
  const own = testClock(1000);
  const { clock, nearest } = mockClock(own);
  await clock.advance(5);
  await clock.sleep(2);
  expect([clock.now(), own.now(), nearest(0), clock.mode]).toEqual([1007, 1007, 1007, "own"]);
  const fixed = mockClock({ now: () => 0, sleep: async () => {} });
  await expect(fixed.clock.advance(5)).rejects.toThrow("has no advance");
});
