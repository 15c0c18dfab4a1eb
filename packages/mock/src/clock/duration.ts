/** A length of time: milliseconds, or a number with its unit: `"90s"`, `"30m"`, `"1.5h"`. */
export type Duration = number | `${number}${"ms" | "s" | "m" | "h" | "d"}`;

const unitsMs: Readonly<Record<string, number>> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 };

/**
 * Milliseconds of a length of time.
 *
 * @param what where it was given, for the message
 * @throws {TypeError} for what is no length of time, or a negative one
 */
export function milliseconds(duration: Duration, what: string): number {
  const [, count, unit = ""] = /^(\d+(?:\.\d+)?)(ms|s|m|h|d)$/.exec(String(duration)) ?? [];
  const ms = typeof duration === "number" ? duration : Number(count) * (unitsMs[unit] ?? Number.NaN);
  if (Number.isFinite(ms) && ms >= 0) return ms;
  throw new TypeError(`${what}: give milliseconds, or a number with its unit such as "90s", "30m", "2h"`);
}
