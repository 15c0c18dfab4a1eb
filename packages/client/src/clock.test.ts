import { getEventListeners } from "node:events";
import { expect, it } from "vitest";
import { systemClock, testClock } from "./clock.ts";

it("tells the time and waits", async () => {
  expect(Math.abs(systemClock.now() - Date.now())).toBeLessThan(1000);
  const { signal } = new AbortController();
  await systemClock.sleep(1, signal);
  expect(getEventListeners(signal, "abort")).toHaveLength(0);
});

it.each([
  ["the system's", systemClock],
  ["the test's", testClock()],
])("does not wait on %s clock for a signal that has aborted", async (_, clock) => {
  const signal = AbortSignal.abort(new Error("enough"));
  await expect(clock.sleep(60_000, signal)).rejects.toThrow("enough");
});

it("ends a wait at once when its signal aborts", async () => {
  const controller = new AbortController();
  const wait = systemClock.sleep(60_000, controller.signal);
  controller.abort(new Error("enough"));
  await expect(wait).rejects.toThrow("enough");
});

it("has a clock for tests that moves on instead of waiting", async () => {
  const clock = testClock(1000);
  await clock.sleep(5);
  clock.advance(2);
  expect(clock.now()).toBe(1007);
  expect(clock.sleeps).toEqual([5]);
});
