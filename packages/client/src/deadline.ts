import { AcsError } from "./acs-error.ts";
import type { Send } from "./send.ts";

/** Node's and browsers' timers fire at once beyond this. */
const maxTimeoutMs = 2 ** 31 - 1;

/** @throws TypeError for what is no time to wait */
export function checkTimeout(timeoutMs: number): number {
  if ((timeoutMs > 0 && timeoutMs <= maxTimeoutMs) || timeoutMs === Number.POSITIVE_INFINITY) return timeoutMs;
  throw new TypeError(`timeoutMs: must be milliseconds above 0, at most ${maxTimeoutMs}, or Infinity`);
}

/**
 * Ends a call when its time is over or its signal aborts, reading the answer included, whether or not the transport
 * heeds signals. An aborted call rejects with the signal's reason, as `fetch` does.
 *
 * @param defaultMs milliseconds for calls that choose no other time
 */
export function withDeadline(defaultMs: number): (next: Send) => Send {
  return (next) => (request) =>
    new Promise((resolve, reject) => {
      const { action, signal, timeoutMs = defaultMs } = request;
      checkTimeout(timeoutMs);
      signal?.throwIfAborted();
      const controller = new AbortController();
      const end = () => {
        clearTimeout(timer);
        signal?.removeEventListener("abort", onAbort);
      };
      // A listener to our own signal and a race would take twice the time.
      const stop = (reason: unknown) => {
        end();
        reject(reason);
        controller.abort(reason);
      };
      const onAbort = () => stop(signal?.reason);
      const timer =
        timeoutMs <= maxTimeoutMs ? setTimeout(() => stop(timeout(action, timeoutMs)), timeoutMs) : undefined;
      signal?.addEventListener("abort", onAbort);
      next({ ...request, signal: controller.signal })
        .then(resolve, reject)
        .finally(end);
    });
}

function timeout(action: string, timeoutMs: number): AcsError {
  return new AcsError({ code: "Timeout", message: `no answer within ${timeoutMs} ms`, status: 0, action });
}
