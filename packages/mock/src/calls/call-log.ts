import { meantAction } from "../engine/meant-action.ts";
import type { Call } from "./call.ts";

/** A server may run for weeks, and parameters may be megabytes. */
const maxCalls = 10_000;
const maxLength = 64 * 1024 * 1024;

export interface CallLog {
  /** @param length of the request, in characters or bytes */
  add(call: Call, length: number): void;
  /** The calls of an action, or all: the last 10,000, oldest first. @throws {TypeError} if there is no such action */
  list(action?: string): readonly Call[];
  /** Which call it was, from 1 since the start or the last reset; `undefined` if it is no longer known. */
  numberOf(requestId: string): number | undefined;
  clear(): void;
}

interface Entry {
  readonly call: Call;
  readonly length: number;
}

export function callLog(actions: Readonly<Record<string, unknown>>): CallLog {
  let entries: (Entry | undefined)[] = [];
  let first = 0; // those before are forgotten; they leave the list many at a time, for that moves all others
  let cut = 0;
  let total = 0;

  const kept = (): Call[] => entries.slice(first).flatMap((entry) => entry?.call ?? []);

  function forget(): void {
    total -= entries[first]?.length ?? 0;
    entries[first++] = undefined;
    if (first < maxCalls) return;
    entries = entries.slice(first);
    cut += first;
    first = 0;
  }

  return {
    add: (call, length) => {
      entries.push({ call, length });
      total += length;
      while (entries.length - first > maxCalls || (total > maxLength && entries.length - first > 1)) forget();
    },
    list: (action) => {
      if (action === undefined) return kept();
      if (!Object.hasOwn(actions, action)) {
        const meant = meantAction(String(action), Object.keys(actions));
        throw new TypeError(`calls: there is no operation ${String(action)}${meant ? `; did you mean ${meant}?` : ""}`);
      }
      return kept().filter((call) => call.action === action);
    },
    numberOf: (requestId) => {
      const at = entries.findLastIndex((entry) => entry?.call.requestId === requestId);
      return at < 0 ? undefined : cut + at + 1;
    },
    clear: () => {
      entries = [];
      first = 0;
      cut = 0;
      total = 0;
    },
  };
}
