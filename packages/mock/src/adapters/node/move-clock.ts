import { checkNames } from "../../check.ts";
import type { Duration } from "../../clock/duration.ts";
import type { MockClock } from "../../clock/mock-clock.ts";

export interface Time {
  /** ISO 8601. */
  readonly now: string;
  readonly epochMs: number;
  readonly mode: string;
}

export function timeOf({ now, mode }: MockClock): Time {
  const epochMs = now();
  return { now: new Date(epochMs).toISOString(), epochMs, mode };
}

/**
 * @param asked `{ advance: "30m" }`, or `{ set: "2030-01-01T00:00:00Z" }`
 * @throws {TypeError} for what is neither, or for a time that is over
 */
export async function moveClock(clock: MockClock, asked: unknown): Promise<Time> {
  checkNames(asked, "the body", ["advance", "set"]);
  if ((asked.advance === undefined) === (asked.set === undefined)) {
    throw new TypeError("the body has advance or set, one of them");
  }
  await clock.advance(asked.set === undefined ? (asked.advance as Duration) : until(asked.set, clock.now()));
  return timeOf(clock);
}

function until(time: unknown, now: number): number {
  const at = typeof time === "number" ? time : typeof time === "string" ? Date.parse(time) : Number.NaN;
  if (!Number.isFinite(at))
    throw new TypeError('set: give a time such as "2030-01-01T00:00:00Z", or epoch milliseconds');
  if (at < now)
    throw new TypeError(`set: it is ${new Date(now).toISOString()} already; time goes on only, reset apart`);
  return at - now;
}
