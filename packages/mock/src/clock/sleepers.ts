/** Who waits for a time to come, in the order in which they are to wake. */
export interface Sleepers {
  /** Resolves once the time has come and `wake` was called; rejects with the signal's reason if that aborts before. */
  until(dueMs: number, signal?: AbortSignal): Promise<void>;
  /** When the next one is due; `undefined` if nobody sleeps. */
  next(): number | undefined;
  /** Wakes the next one. */
  wake(): void;
  /** How many came to sleep so far. */
  readonly count: number;
}

interface Sleeper {
  readonly dueMs: number;
  readonly wake: () => void;
}

export function sleepers(): Sleepers {
  const asleep: Sleeper[] = [];
  let count = 0;
  return {
    until: (dueMs, signal) =>
      new Promise((resolve, reject) => {
        signal?.throwIfAborted();
        const leave = (): void => {
          asleep.splice(asleep.indexOf(sleeper), 1);
          signal?.removeEventListener("abort", onAbort);
        };
        const onAbort = (): void => {
          leave();
          reject(signal?.reason);
        };
        const sleeper = {
          dueMs,
          wake: () => {
            leave();
            resolve();
          },
        };
        const behind = asleep.findIndex((other) => other.dueMs > dueMs);
        asleep.splice(behind < 0 ? asleep.length : behind, 0, sleeper);
        signal?.addEventListener("abort", onAbort);
        count++;
      }),
    next: () => asleep[0]?.dueMs,
    wake: () => asleep[0]?.wake(),
    get count() {
      return count;
    },
  };
}
