/**
 * Waits until a resource is in a state. A function beside the client and an entry of its own: a program that waits for
 * nothing carries neither it nor the table.
 *
 * @see docs/pages-and-waits.md
 * @module
 */
import { AcsError, isAcsError } from "./acs-error.ts";
import { adviceOn } from "./advice.ts";
import { type Clock, systemClock } from "./clock.ts";
import { clockOf, isClock } from "./clock-of.ts";
import { methodOf } from "./method-of.ts";
import { must } from "./must.ts";
import { isRecord } from "./styles/scalar.ts";
import type { CallOptions, PollRow, WaiterRow, WaiterTable } from "./types.ts";
import { valuesAt } from "./values-at.ts";

export type { Clock } from "./clock.ts";

/** What can be chosen about a wait. The rest goes along with each poll: `timeoutMs` is that of one poll. */
export interface WaitOptions extends CallOptions {
  /** Milliseconds between the first two polls. Each wait is longer by a quarter, up to four times as long as the first. */
  delayMs?: number | undefined;
  /** Milliseconds for all; `Infinity` for no limit. */
  deadlineMs?: number | undefined;
  /** What tells the time and waits; the client's when left out. */
  clock?: Clock | undefined;
}

/** What a waiter takes, and the record that it ends with: a member of a product's `Waiters`. */
export interface Waiting {
  params: object;
  record: unknown;
}

/** A record that was seen and is missing so often in a row is gone; once may be a listing that lags behind. */
const maxMissed = 2;

/** Node's and browsers' timers fire at once beyond this. */
const maxTimerMs = 2 ** 31 - 1;

/**
 * Asks until the record has the state, or never will. Product packages wrap it with their table and types.
 *
 * Polls are reads: `retry()` in the client repeats them where they fail. A failure that reaches this function ends the
 * wait, unless its code means that there is no such record.
 *
 * @example
 * const poll = { action: "DescribeShelves", params: { ShelfId: "ShelfId" }, records: "Shelves", state: "Status" };
 * await waitFor({ ShelfReady: { poll, success: ["Ready"] } }, client, "ShelfReady", { ShelfId: "s-1" });
 *
 * @param client whatever has the method that the waiter polls
 * @returns the record; nothing where it is a success that there is none
 * @throws AcsError `WaitFailed` for a state that means failure; `WaitTimeout` if the next poll would come after the
 *   deadline, or one takes longer. Both have `lastState`. Whatever a poll throws; the signal's reason
 * @throws TypeError for arguments that cannot be meant
 */
export async function waitFor<Found = unknown>(
  table: WaiterTable,
  client: object,
  waiter: string,
  params: object,
  options: WaitOptions = {},
): Promise<Found> {
  const row = Object.hasOwn(table, waiter) ? table[waiter] : undefined;
  must(row !== undefined, `waiter: there is none named ${waiter}`);
  must(isRecord(params), `${waiter}: parameters must be an object`);
  must(isRecord(options as unknown), "options: must be an object");
  const { delayMs = row.delayMs ?? 5_000, deadlineMs = row.deadlineMs ?? 600_000, ...rest } = options;
  const { clock = clockOf(client) ?? systemClock, ...call } = rest;
  must(delayMs > 0 && delayMs <= maxTimerMs, `delayMs: must be above 0, at most ${maxTimerMs}`);
  must(deadlineMs > 0, "deadlineMs: must be above 0, or Infinity");
  must(isClock(clock), "clock: must have now and sleep");
  const given = givenFor(waiter, row.poll, params);
  const method = methodOf(client, row.poll.action);
  const endMs = clock.now() + deadlineMs;

  let last: Seen = {};
  let missed = Number.NaN; // polls in a row without the record; no number until it was seen
  for (let polls = 1; ; polls++) {
    const late = (): AcsError =>
      failure("WaitTimeout", waiter, row, last, `not within ${deadlineMs} ms, after ${polls} polls`);
    last = await look(row, given, (request) =>
      within(endMs - clock.now(), call.signal, late, (signal) => method(request, { ...call, signal })),
    );
    missed = last.record === undefined ? missed + 1 : 0;
    const verdict = judge(row, last, missed);
    if (verdict === "success") return last.record as Found;
    if (verdict === "failure") throw failure("WaitFailed", waiter, row, last, "it will not come");
    const waitMs = Math.min(maxTimerMs, delayMs * Math.min(4, 1.25 ** (polls - 1)));
    if (clock.now() + waitMs >= endMs) throw late();
    await clock.sleep(waitMs, call.signal);
  }
}

/** What a poll found. */
interface Seen {
  /** Left out if there is none. */
  readonly record?: unknown;
  readonly requestId?: string | undefined;
  /** The refusal that means that there is no such record. */
  readonly refusal?: AcsError;
}

type Given = Readonly<Record<string, unknown>>;

/** The waiter's parameters that its poll needs. @throws TypeError if one is missing */
function givenFor(waiter: string, { params: from, where = {} }: PollRow, params: Record<string, unknown>): Given {
  const names = [...Object.values(from).flat(), ...Object.values(where)] as string[];
  return Object.fromEntries(
    names.map((name) => {
      const value = Object.hasOwn(params, name) ? params[name] : undefined;
      must(Boolean(textOf(value)), `${waiter}: ${name} must be text or a number, and not empty`);
      return [name, value];
    }),
  );
}

async function look(
  { poll, goneCodes }: WaiterRow,
  given: Given,
  ask: (request: object) => Promise<unknown>,
): Promise<Seen> {
  const request = Object.fromEntries(
    Object.entries(poll.params).map(([name, from]) => [
      name,
      typeof from === "string" ? given[from] : [given[from[0]]],
    ]),
  );
  try {
    const answer = await ask(request);
    const records = poll.records === undefined ? [answer] : valuesAt(answer, poll.records);
    const record = records.find((one) => isMeant(one, poll, given));
    return { record, requestId: textOf(valuesAt(answer, "RequestId")[0]) };
  } catch (error) {
    if (!isAcsError(error) || !goneCodes?.includes(error.code)) throw error;
    return { refusal: error, requestId: error.requestId };
  }
}

function isMeant(record: unknown, { where = {} }: PollRow, given: Given): boolean {
  return Object.entries(where).every(([path, name]) => isSame(textOf(valuesAt(record, path)[0]), textOf(given[name])));
}

function judge(row: WaiterRow, seen: Seen, missed: number): "success" | "failure" | undefined {
  if (seen.record === undefined) return row.gone ?? (missed >= maxMissed ? "failure" : undefined);
  const state = stateOf(row, seen);
  if (row.success?.some((word) => isSame(word, state))) return "success";
  return row.failure?.some((word) => isSame(word, state)) ? "failure" : undefined;
}

/** A state is a word; whatever else it may be, an error does not show all of it. */
function stateOf({ poll }: WaiterRow, { record }: Seen): string | undefined {
  return textOf(valuesAt(record, poll.state)[0])?.slice(0, 100);
}

function isSame(a: string | undefined, b: string | undefined): boolean {
  return a?.toLowerCase() === b?.toLowerCase();
}

function textOf(value: unknown): string | undefined {
  return /^(string|number|bigint)$/.test(typeof value) ? String(value) : undefined;
}

/** Ends a poll that takes longer than what is left, in real time: no clock of a test's makes a call faster. */
async function within<T>(
  leftMs: number,
  signal: AbortSignal | undefined,
  late: () => AcsError,
  poll: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const over = new AbortController();
  const timer = leftMs <= maxTimerMs ? setTimeout(() => over.abort(), leftMs) : undefined;
  try {
    return await poll(signal ? AbortSignal.any([signal, over.signal]) : over.signal);
  } catch (error) {
    signal?.throwIfAborted();
    throw over.signal.aborted ? late() : error;
  } finally {
    clearTimeout(timer);
  }
}

function failure(
  code: "WaitFailed" | "WaitTimeout",
  waiter: string,
  row: WaiterRow,
  { record, requestId, refusal }: Seen,
  message: string,
): AcsError {
  const lastState = stateOf(row, { record });
  const found =
    record === undefined ? "no such record" : `the state ${lastState ? JSON.stringify(lastState) : "unknown"}`;
  const status = refusal?.status ?? (requestId === undefined ? 0 : 200);
  return new AcsError({
    code,
    message: `${waiter}: ${message}; last seen: ${found}`,
    status,
    action: row.poll.action,
    requestId,
    lastState,
    retryable: code === "WaitTimeout",
    advice: adviceOn({ code, status }),
    cause: refusal,
  });
}
