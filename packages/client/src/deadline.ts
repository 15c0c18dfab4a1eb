import { failure } from "./failure.ts";
import { must } from "./must.ts";
import { onAbort } from "./on-abort.ts";
import type { Send } from "./send.ts";

/** Node's and browsers' timers fire at once beyond this. */
const maxTimeoutMs = 2 ** 31 - 1;

/** @throws TypeError for what is no time to wait */
export function checkTimeout(timeoutMs: number): number {
  must(
    (timeoutMs > 0 && timeoutMs <= maxTimeoutMs) || timeoutMs === Number.POSITIVE_INFINITY,
    `timeoutMs: must be above 0, at most ${maxTimeoutMs}, or Infinity`,
  );
  return timeoutMs;
}

/**
 * Ends a call when its time is over or its signal aborts, waits between attempts and reading the answer included,
 * whether or not the transport heeds signals. An aborted call rejects with the signal's reason, as `fetch` does.
 *
 * @param defaultMs milliseconds for calls that choose no other time
 */
export function withDeadline(defaultMs: number): (next: Send) => Send {
  return (next) => (request) =>
    new Promise((resolve, reject) => {
      const { signal, timeoutMs = defaultMs } = request;
      const isTimed = checkTimeout(timeoutMs) <= maxTimeoutMs;
      signal?.throwIfAborted();
      const controller = new AbortController();
      const end = () => {
        clearTimeout(timer);
        unheard?.();
      };
      // A listener to our own signal and a race would take twice the time.
      const stop = (reason: unknown) => {
        end();
        reject(reason);
        controller.abort(reason);
      };
      const onTimeout = () => {
        const message = `no answer within ${timeoutMs} ms`;
        stop(failure(request, { code: "Timeout", message, status: 0, attempts: request.attempts }));
      };
      const timer = isTimed ? setTimeout(onTimeout, timeoutMs) : undefined;
      const unheard = signal && onAbort(signal, () => stop(signal.reason));
      request.signal = controller.signal;
      request.timeoutMs = timeoutMs;
      next(request).then(
        (answered) => {
          end();
          resolve(answered);
        },
        (error) => {
          end();
          reject(error);
        },
      );
    });
}
