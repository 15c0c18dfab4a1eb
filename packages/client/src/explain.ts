/**
 * What repeating a call tells of its error, written onto it.
 *
 * @module
 */
import { type AcsError, exchangeOf } from "./acs-error.ts";

/** Fills in what only the layer knows that sends again. */
export function explain(error: AcsError, attempt: number, clockSkewMs: number | undefined): void {
  Object.assign(error, attempt > 1 && { attempts: attempt }, clockSkewMs !== undefined && { clockSkewMs });
  if (clockSkewMs !== undefined) {
    const seconds = Math.round(Math.abs(clockSkewMs) / 1000);
    add(error, `; this machine's clock is ${seconds} s ${clockSkewMs < 0 ? "ahead" : "behind"}`);
  }
  if (attempt > 1) add(error, `, after ${attempt} attempts`);
  if (attempt > 1 && error.code === "SignatureNonceUsed") add(error, "; an earlier one may have arrived");
}

/** Messages are read in stacks as well, and those were written before. */
function add(error: AcsError, text: string): void {
  const { message, stack } = error;
  Object.defineProperty(error, "message", { value: message + text, configurable: true, writable: true });
  if (stack)
    Object.defineProperty(error, "stack", {
      value: stack.replace(message, () => message + text),
      configurable: true,
      writable: true,
    });
}

/**
 * The service's clock less ours, if it refuses the time. Anybody on the way could forge it over plain HTTP, so only
 * as far as this machine.
 *
 * @see specs/protocol/errors.md 5
 */
export function clockSkew(error: AcsError, now: () => number): number | undefined {
  const { request, headers } = exchangeOf(error);
  if (!/^(InvalidTimeStamp\.Expired|IllegalTimestamp)$/.test(error.code)) return undefined;
  if (!/^(https:|http:\/\/(localhost|127[\d.]+|\[::1\])(:|$))/.test(request?.origin ?? "")) return undefined;
  const skewMs = Date.parse(headers?.get("date") ?? "") - now();
  return Number.isNaN(skewMs) ? undefined : skewMs; // 0 is one, too: of a clock that was wrong before
}
