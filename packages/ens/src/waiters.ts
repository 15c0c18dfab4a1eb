/**
 * What can be waited for in ENS. An entry of its own: a program that waits for nothing does not carry the table.
 *
 * @module
 */
import { type WaitOptions, waitFor as waitForBy } from "@acskit/client/waiters";
import type { EnsClient } from "./generated/client.ts";
import { type Waiters, waiters } from "./generated/waiters.ts";

/**
 * Asks until a resource has a state, or never will.
 *
 * @example
 * const instance = await waitFor(ens, "InstanceRunning", { InstanceId: "i-1" }, { deadlineMs: 120_000 });
 *
 * @returns the record; nothing where it is a success that there is none
 * @throws AcsError `WaitFailed` or `WaitTimeout`, both with `lastState`; whatever a poll throws; the signal's reason
 * @throws TypeError for arguments that cannot be meant
 * @see docs/pages-and-waits.md
 */
export function waitFor<Waiter extends keyof Waiters>(
  client: EnsClient,
  waiter: Waiter,
  params: Waiters[Waiter]["params"],
  options?: WaitOptions,
): Promise<Waiters[Waiter]["record"]> {
  return waitForBy(waiters, client, waiter, params, options);
}

export type { Clock, WaitOptions } from "@acskit/client/waiters";
export type { Waiters } from "./generated/waiters.ts";
