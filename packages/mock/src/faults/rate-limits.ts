/**
 * Published rate limits: so many calls in a second, of an account and of all together. Seconds of the mock's clock.
 *
 * @module
 */
import { documentedCode } from "../engine/errors.ts";
import type { Refusal } from "../engine/refusal.ts";
import type { MockOperation, RateLimits } from "../types.ts";
import { throttled } from "./fault-plan.ts";

export interface RateLimiter {
  /** Counts a call; the refusal if it is one too many. */
  check(action: string, operation: MockOperation, accountId: string): Refusal | undefined;
  reset(): void;
}

export function rateLimiter(limits: RateLimits, now: () => number): RateLimiter {
  let second = 0;
  let counts = new Map<string, number>();

  const over = (key: string, limit: number | undefined): boolean => {
    if (limit === undefined) return false;
    const count = (counts.get(key) ?? 0) + 1;
    counts.set(key, count);
    return count > limit;
  };

  return {
    check: (action, operation, accountId) => {
      const row = Object.hasOwn(limits, action) ? limits[action] : undefined;
      if (!row) return undefined;
      const time = now();
      if (Math.floor(time / 1000) !== second) {
        second = Math.floor(time / 1000);
        counts = new Map();
      }
      const code = over(`${action} ${accountId}`, row.user)
        ? "Throttling.User"
        : over(action, row.api)
          ? "Throttling.Api"
          : undefined;
      if (code === undefined) return undefined;
      const status = documentedCode(operation, code)?.status ?? 400;
      const limit = code === "Throttling.User" ? `${row.user} of one account` : `${row.api} of all accounts`;
      const waitMs = Math.max(1, Math.ceil((second + 1) * 1000 - time));
      return throttled(code, status, waitMs, `rate limit of ${action}: ${limit} in a second`);
    },
    reset: () => {
      counts = new Map();
    },
  };
}
