/**
 * Sends a call again where that can help and does no harm. Outside the signature, so each attempt has its own date and
 * nonce; inside the deadline, which is above all. An entry of its own: a program that sends once does not carry it.
 *
 * @see specs/protocol/errors.md 4.2, 4.3, 5
 * @module
 */
import { type AcsError, exchangeOf, isAcsError } from "./acs-error.ts";
import { systemClock } from "./clock.ts";
import { clockSkew, explain } from "./explain.ts";
import { must, mustBeFunctions } from "./must.ts";
import type { Repeated, Retry } from "./send.ts";
import type { CallOptions } from "./types.ts";

export type { Retry } from "./send.ts";

/** One attempt of a call. No query, no body, no headers: nothing in it is secret. */
export interface Attempt {
  readonly action: string;
  /** From 1. */
  readonly attempt: number;
  readonly method: string;
  /** `https://ens.aliyuncs.com` */
  readonly origin: string;
}

/** How an attempt ended. */
export interface Outcome {
  /** 0 if there was no answer. */
  readonly status: number;
  /** The error's code, or its name if it is no `AcsError`; nothing for a good answer. */
  readonly code?: string | undefined;
  readonly requestId?: string | undefined;
  readonly durationMs: number;
}

/**
 * What logs and traces are told. Each is called with the same `attempt` object, so a `WeakMap` can hold what belongs to
 * it. What they throw is dropped: a log cannot break a call.
 */
export interface Hooks {
  onRequest?: ((attempt: Attempt) => void) | undefined;
  onResponse?: ((outcome: Outcome, attempt: Attempt) => void) | undefined;
  /** Before the wait for the next attempt. */
  onRetry?: ((next: { waitMs: number }, attempt: Attempt) => void) | undefined;
}

/** What can be chosen about retries. */
export interface RetryOptions extends Hooks {
  /** From 1, the first attempt included; 3 when left out. */
  attempts?: number | undefined;
}

/** Differences below it are not what the service refuses. @see specs/protocol/errors.md 5 */
const minSkewMs = 300_000;

/** The service may ask for more, but then nobody waits. */
const maxWaitMs = 120_000;

/**
 * Retries for a client: which failures are repeated is the table of specs/protocol/errors.md 4.2.
 *
 * @example
 * const client = createClient(shelf, { credentials, retry: retry({ onRetry: ({ waitMs }) => console.log(waitMs) }) });
 *
 * @throws TypeError for options that cannot be meant
 */
export function retry(options: RetryOptions = {}): Retry {
  const { onRequest, onResponse, onRetry } = options;
  mustBeFunctions({ onRequest, onResponse, onRetry });
  const usual = checkAttempts(options);

  return (client) => (next) => async (request) => {
    const { clock = systemClock, state } = client;
    const { row, origin, method, signal, timeoutMs = Number.POSITIVE_INFINITY } = request;
    const attempts = checkAttempts(request.retry ?? { attempts: usual });
    const deadlineMs = clock.now() + timeoutMs;
    const mended: string[] = [];
    for (let attempt = 1; ; attempt++) {
      if (attempt > 1) request.attempts = attempt; // for whoever ends the call meanwhile
      const { skewMs } = state;
      const startMs = clock.now();
      const told: Attempt = { action: row.action, attempt, method, origin };
      const ended = (outcome: Omit<Outcome, "durationMs">): void =>
        tell(onResponse, { ...outcome, durationMs: clock.now() - startMs }, told);
      tell(onRequest, told);
      try {
        const answered = await next(request);
        if (onResponse) ended({ status: answered.status, requestId: answered.requestId });
        return answered;
      } catch (error) {
        const { name, status = 0, code, requestId } = Object(error) as AcsError; // or what a signal was aborted with
        ended({ status, code: typeof code === "string" ? code : name, requestId });
        signal?.throwIfAborted();
        if (!isAcsError(error)) throw error;
        explain(error, attempt, clockSkew(error, clock.now));
        const isMended = !mended.includes(code) && mend(error, attempt, skewMs, client);
        mended.push(code);
        const waitMs = isMended ? 0 : waitOf(attempt, error.retryAfterMs);
        const inTime = waitMs <= maxWaitMs && clock.now() + waitMs < deadlineMs;
        if (!(isMended || error.retryable) || attempt >= attempts || !inTime) throw error;
        tell(onRetry, { waitMs }, told);
        await clock.sleep(waitMs, signal);
      }
    }
  };
}

/** @throws TypeError for what is no number of attempts */
function checkAttempts(retry: NonNullable<CallOptions["retry"]>): number {
  const attempts = retry ? (retry.attempts ?? 3) : 1;
  must(
    (retry === false || typeof retry === "object") && Number.isInteger(attempts) && attempts > 0,
    "retry: must be false or { attempts } from 1",
  );
  return attempts;
}

function tell<Told extends unknown[]>(hook: ((...told: Told) => unknown) | undefined, ...told: Told): void {
  try {
    (hook?.(...told) as Promise<unknown> | undefined)?.catch?.(() => {}); // an `async` hook; nobody waits for it
  } catch {
    // Nobody's log may break a call.
  }
}

/** Removes the reason of a refusal, if it is one that a second attempt need not meet again: once a call. */
function mend(error: AcsError, attempt: number, skewMs: number, { state, renews }: Repeated): boolean {
  const { code, clockSkewMs } = error;
  if (clockSkewMs !== undefined) {
    if (Math.abs(clockSkewMs - skewMs) < minSkewMs) return false;
    state.skewMs = clockSkewMs; // for the client's next calls as well
    return true;
  }
  if (/^InvalidSecurityToken\.(Expired|Mismatch)/.test(code)) {
    state.refused = exchangeOf(error).request?.sent?.headers["x-acs-accesskey-id"];
    return renews;
  }
  return code === "SignatureNonceUsed" && attempt === 1; // a poor source of nonces; later it is an earlier attempt's
}

/**
 * Time to wait before the next attempt: full jitter.
 *
 * @param attempt attempts made so far, from 1
 * @param retryAfterMs from `x-acs-retry-after`, if the service sent it
 * @returns milliseconds, at most 20,000, never less than `retryAfterMs`
 * @see specs/protocol/errors.md 4.2
 */
function waitOf(attempt: number, retryAfterMs = 0): number {
  return Math.max(retryAfterMs, Math.random() * Math.min(20_000, 100 * 2 ** attempt));
}
