import type { Figures } from "../row.ts";
import { median } from "./rounds.ts";

const us = 1000; // a millisecond's

/** Microseconds for one call of a short function: the median of ten batches, after as long a warm-up. */
export async function shortCall(call: () => unknown, calls = 2000): Promise<Figures> {
  const batch = async (): Promise<number> => {
    const start = performance.now();
    for (let at = 0; at < calls; at++) await call();
    return ((performance.now() - start) / calls) * us;
  };
  const batches: number[] = [];
  for (let at = 0; at < 20; at++) batches.push(await batch());
  return { us: median(batches.slice(10)) };
}

/** Microseconds of wall and CPU time for one call over the wire, one after another. */
export async function longCall(call: (at: number) => Promise<unknown>, calls = 3000, warmUp = 1000): Promise<Figures> {
  for (let at = 0; at < warmUp; at++) await call(at);
  const times: number[] = [];
  const before = process.cpuUsage();
  for (let at = warmUp; at < warmUp + calls; at++) {
    const start = performance.now();
    await call(at);
    times.push(performance.now() - start);
  }
  const { user, system } = process.cpuUsage(before);
  return { "p50 us": median(times) * us, "cpu us": (user + system) / calls };
}

/** Calls in a second, with a number of them under way all the time. */
export async function callsPerSecond(call: () => Promise<unknown>, atOnce: number, calls = 5000): Promise<Figures> {
  const many = async (count: number): Promise<void> => {
    let left = count;
    const caller = async (): Promise<void> => {
      while (left-- > 0) await call();
    };
    await Promise.all(Array.from({ length: atOnce }, caller));
  };
  await many(calls / 2);
  const start = performance.now();
  await many(calls);
  return { "calls/s": (calls / (performance.now() - start)) * 1000 };
}

/** MiB of live heap after a number of calls. */
export async function heapAfter(call: () => Promise<unknown>, calls = 5000): Promise<Figures> {
  for (let at = 0; at < calls; at++) await call();
  for (let round = 0; round < 3; round++) {
    globalThis.gc?.();
    await new Promise((resolve) => setTimeout(resolve, 50)); // what waits for the collector runs, and frees more
  }
  return { "heap MiB": process.memoryUsage().heapUsed / 2 ** 20 };
}
