import { meantAction } from "../engine/meant-action.ts";
import type { Call } from "./call.ts";

/** A server may run for weeks. */
const maxCalls = 10_000;

export interface CallLog {
  add(call: Call): void;
  /** The calls of an action, or all: the last 10,000, oldest first. @throws {TypeError} if there is no such action */
  list(action?: string): readonly Call[];
  /** Which call it was, from 1 since the start or the last reset; `undefined` if it is no longer known. */
  numberOf(requestId: string): number | undefined;
  clear(): void;
}

export function callLog(actions: Readonly<Record<string, unknown>>): CallLog {
  let calls: Call[] = [];
  let forgotten = 0;
  return {
    add: (call) => {
      calls.push(call);
      if (calls.length < 2 * maxCalls) return;
      calls = calls.slice(-maxCalls); // seldom, for it moves them all
      forgotten += maxCalls;
    },
    list: (action) => {
      if (action === undefined) return calls.slice(-maxCalls);
      if (!Object.hasOwn(actions, action)) {
        const meant = meantAction(String(action), Object.keys(actions));
        throw new TypeError(`calls: there is no operation ${String(action)}${meant ? `; did you mean ${meant}?` : ""}`);
      }
      return calls.slice(-maxCalls).filter((call) => call.action === action);
    },
    numberOf: (requestId) => {
      const at = calls.findLastIndex((call) => call.requestId === requestId);
      return at < 0 ? undefined : forgotten + at + 1;
    },
    clear: () => {
      calls = [];
      forgotten = 0;
    },
  };
}
