/** UTC to the second, as every date of the protocol is written. @param now epoch milliseconds */
export function dateText(now: number): string {
  return `${new Date(now).toISOString().slice(0, 19)}Z`;
}
