/**
 * Time as the client knows it, and time for tests that do not wait.
 *
 * @module
 */

/** What tells the time and waits. */
export interface Clock {
  /** Epoch milliseconds. */
  now: () => number;
  /** Resolves after `ms` milliseconds; rejects at once with the signal's reason if that aborts. */
  sleep: (ms: number, signal?: AbortSignal) => Promise<void>;
}

/** A clock that never waits: `sleep` moves it on. */
export interface TestClock extends Clock {
  /** How long each `sleep` was to be. */
  readonly sleeps: number[];
  advance: (ms: number) => void;
}

export const systemClock: Clock = {
  now: () => Date.now(),
  sleep: (ms, signal) =>
    new Promise((resolve, reject) => {
      signal?.throwIfAborted();
      const stop = () => {
        clearTimeout(timer);
        reject(signal?.reason);
      };
      const timer = setTimeout(() => {
        signal?.removeEventListener("abort", stop);
        resolve();
      }, ms);
      signal?.addEventListener("abort", stop);
    }),
};

/**
 * A clock in the test's hand.
 *
 * @example
 * const clock = testClock(Date.UTC(2024, 0, 1));
 * const client = createClient(shelf, { credentials, retry: retry({ clock }) });
 * await client.call(ListShelves, {}); // sent three times, and never waited
 * expect(clock.sleeps).toHaveLength(2);
 *
 * @param startMs epoch milliseconds
 */
export function testClock(startMs = 0): TestClock {
  let time = startMs;
  const sleeps: number[] = [];
  const advance = (ms: number) => {
    time += ms;
  };
  return {
    now: () => time,
    sleep: async (ms, signal) => {
      signal?.throwIfAborted();
      sleeps.push(ms);
      advance(ms);
    },
    sleeps,
    advance,
  };
}
