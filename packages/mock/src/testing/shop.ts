import { Refusal } from "../engine/refusal.ts";
import { createState } from "../state/index.ts";
import type { State } from "../stateful.ts";
import { bookshop } from "./bookshop.ts";

// biome-ignore lint/suspicious/noExplicitAny: tests look into answers of all kinds
type Answer = any;

export interface Shop {
  readonly state: State;
  /** The answer without its request id; a refusal as its code. */
  readonly call: (action: string, parameters?: Record<string, unknown>, accountId?: string) => Answer;
  readonly pass: (ms: number) => void;
}

/** The bookshop without a wire: `1` is the account of whoever does not say otherwise. */
export function openShop({ seed = 1, settle = 0 } = {}): Shop {
  let now = Date.UTC(2022, 1, 2, 3, 4, 5);
  let calls = 0;
  const state = createState(bookshop, { seed, now: () => now, settle: () => settle });
  return {
    state,
    call: (action, parameters = {}, accountId = "1") => {
      const requestId = `request-${++calls}`;
      const answer = state.run(action, parameters, { accountId, requestId });
      if (answer instanceof Refusal) return answer.code;
      if (answer === undefined) return undefined;
      const { RequestId, ...rest } = answer as { RequestId: string };
      if (RequestId !== requestId) throw new Error(`${action} answered the request id ${RequestId}`);
      return rest;
    },
    pass: (ms) => {
      now += ms;
    },
  };
}
