/**
 * What can be made to go wrong, as data: a test, a scenario file and an admin endpoint say it in the same words.
 *
 * @module
 */
import type { Duration } from "../clock/duration.ts";

export type Fault =
  /** The answer comes later, by the mock's clock. */
  | { readonly kind: "latency"; readonly ms: Duration }
  /** Refused before anything is done. `retryAfterMs` goes into `x-acs-retry-after`. */
  | { readonly kind: "throttle"; readonly code?: `Throttling${string}`; readonly retryAfterMs?: number }
  /** The connection breaks before anything is done: no answer at all. */
  | { readonly kind: "drop" }
  /** The operation is carried out, and then the connection breaks: the caller can't know. */
  | { readonly kind: "lost" }
  /** The operation is carried out, and the connection breaks within the answer's body, behind `bytes`; half of it. */
  | { readonly kind: "truncate"; readonly bytes?: number }
  /** A page of a proxy in between, in place of an answer; nothing is done. */
  | { readonly kind: "html"; readonly status?: 502 | 503 | 504 }
  /** Any error of the service's, documented or not: `ServiceUnavailable` with 503. Nothing is done. */
  | { readonly kind: "error"; readonly status: number; readonly code: string; readonly message?: string };

/** Which of the calls it hits; all of them, until it is removed, when left out. */
export interface FaultOptions {
  /** How many calls, from 1. */
  readonly times?: number;
  /** How many calls go by before. */
  readonly after?: number;
  /** The chance of each call, from 0 to 1; drawn by the mock's `seed`, the same in each run. */
  readonly probability?: number;
}

/** A fault that was set, in the words in which it was asked for. */
export interface SetFault extends FaultOptions {
  readonly id: string;
  /** `*`: all. */
  readonly action: string;
  /** Of `mock.fail`. */
  readonly code?: string;
  readonly message?: string;
  /** Of `mock.fault`. */
  readonly fault?: Fault;
  /** How many calls it has hit. */
  readonly hits: number;
  /** Takes it back. */
  readonly remove: () => void;
}
