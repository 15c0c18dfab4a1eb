/** UTC: `2024-05-06T07:08:09Z`, with `plain` `2024-05-06 07:08:09`, with `ms` the digits of epoch milliseconds. */
export function timeText(time: number, form: string): string {
  if (form === "ms") return String(time);
  const text = new Date(time).toISOString().replace(/\.\d+Z$/, "Z");
  return form === "plain" ? text.replace("T", " ").replace("Z", "") : text;
}

/** The last day that a calendar knows. */
const end = 8.64e15;

/**
 * A number of hours, days, months or years behind a time.
 *
 * @param from epoch milliseconds
 * @param count 1 where it is no number
 * @param unit by its first letter; months where it is another
 */
export function later(from: number, count: number, unit: string): number {
  const periods = Number.isFinite(count) ? count : 1;
  const time = new Date(from);
  if (/^d/i.test(unit)) time.setUTCDate(time.getUTCDate() + periods);
  else if (/^h/i.test(unit)) time.setUTCHours(time.getUTCHours() + periods);
  else if (/^y/i.test(unit)) time.setUTCFullYear(time.getUTCFullYear() + periods);
  else time.setUTCMonth(time.getUTCMonth() + periods);
  return Number.isNaN(time.getTime()) ? end : time.getTime();
}
