/**
 * The mock's time, which belongs to the test.
 *
 * Give the same clock to the client (`clock: mock.clock`), and
 * nothing waits: states, expiry, rate limits, waiters, retries all move on it.
 *
 * @module
 */
import { type Clock, systemClock } from "@acskit/client/clock";
import { type Duration, milliseconds } from "./duration.ts";
import { sleepers } from "./sleepers.ts";
import { turn } from "./turn.ts";

/**
 * - `immediate`: the machine's time, moved on by `advance` and by each `sleep`, which therefore never waits.
 * - `manual`: stands still until `advance`; who sleeps wakes when `advance` passes the end of the sleep.
 * - `real`: the machine's time; a sleep waits. `advance` moves it on all the same.
 */
export type ClockMode = "immediate" | "manual" | "real";

/** A clock that a client can take as its own. */
export interface MockClock extends Clock {
  /** `own` for a clock that was given to the mock. */
  readonly mode: ClockMode | "own";
  /**
   * Moves the time on. Resolves once those who woke have had time to go on.
   *
   * @throws {TypeError} for what is no length of time, or if the clock that was given has no `advance`
   */
  readonly advance: (by: Duration) => Promise<void>;
}

/** A clock with what the mock alone may do. */
export interface MovableClock {
  readonly clock: MockClock;
  /** The time nearest to the given one by which a client may go: the clock's or, unless it is `own`, the machine's. */
  readonly nearest: (timeMs: number) => number;
  /** What `restore` takes to be at this time again; `undefined` for a clock that was given. */
  readonly save: () => number | undefined;
  readonly restore: (saved: number | undefined) => void;
}

/** @param setting a mode, or a clock of the caller's own: then `advance` is that clock's, if it has one */
export function mockClock(setting: ClockMode | Clock): MovableClock {
  if (typeof setting === "object") return ownClock(setting);
  return setting === "manual" ? manualClock() : shiftedClock(setting);
}

function ownClock(own: Clock & { advance?: (ms: number) => unknown }): MovableClock {
  const clock: MockClock = {
    mode: "own",
    now: () => own.now(),
    sleep: (ms, signal) => own.sleep(ms, signal),
    advance: async (by) => {
      if (!own.advance)
        throw new TypeError("advance: the clock that the mock was given has no advance; move it itself");
      await own.advance(milliseconds(by, "advance"));
    },
  };
  return { clock, nearest: () => own.now(), save: () => undefined, restore: () => {} };
}

/** The machine's time and what was added to it. */
function shiftedClock(mode: "immediate" | "real"): MovableClock {
  let addedMs = 0;
  const now = (): number => Date.now() + addedMs;
  const asleep = sleepers();

  const skip = async (ms: number, signal?: AbortSignal): Promise<void> => {
    signal?.throwIfAborted();
    addedMs += ms;
    await turn(); // a wait without end is still one that can be stopped
  };
  const wait = async (ms: number, signal?: AbortSignal): Promise<void> => {
    const over = new AbortController();
    const either = signal ? AbortSignal.any([signal, over.signal]) : over.signal;
    const advanced = asleep.until(now() + ms, either).finally(() => over.abort());
    await Promise.race([systemClock.sleep(ms, either), advanced]).catch((reason) => {
      if (signal?.aborted) throw reason;
    });
    over.abort();
    await advanced.catch(() => {});
  };
  const advance = async (by: Duration): Promise<void> => {
    addedMs += milliseconds(by, "advance");
    for (let due = asleep.next(); due !== undefined && due <= now(); due = asleep.next()) asleep.wake();
    await turn();
  };

  return {
    clock: { mode, now, sleep: mode === "immediate" ? skip : wait, advance },
    nearest: (time) => {
      const real = Date.now();
      return Math.abs(time - real) <= Math.abs(time - real - addedMs) ? real : real + addedMs;
    },
    save: () => addedMs,
    restore: (saved = 0) => {
      addedMs = saved;
    },
  };
}

/** Turns that those who woke are given to come to their next sleep: a signed call in process needs three or four. */
const maxTurns = 20;

function manualClock(): MovableClock {
  const start = Date.now();
  let time = start;
  const asleep = sleepers();

  const settled = async (): Promise<void> => {
    const before = asleep.count;
    for (let turns = 0; turns < maxTurns && asleep.count === before; turns++) await turn();
  };
  const advance = async (by: Duration): Promise<void> => {
    const end = time + milliseconds(by, "advance");
    for (let due = asleep.next(); due !== undefined && due <= end; due = asleep.next()) {
      time = Math.max(time, due);
      asleep.wake();
      await settled();
    }
    time = Math.max(time, end);
    await turn();
  };

  return {
    clock: { mode: "manual", now: () => time, sleep: (ms, signal) => asleep.until(time + ms, signal), advance },
    nearest: (at) => {
      const real = Date.now();
      return Math.abs(at - real) < Math.abs(at - time) ? real : time;
    },
    save: () => time,
    restore: (saved = start) => {
      time = saved;
    },
  };
}
