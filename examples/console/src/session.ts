import { type Clock, systemClock } from "@acskit/client/clock";
import { type ClientOptions, createEnsClient, type EnsClient } from "@acskit/ens";
import type { Account } from "./accounts.ts";

/** Where ENS is and whose time counts; without either the real one. */
export type Service = Pick<ClientOptions, "endpoint"> & { readonly clock?: Clock };

/** What is asked, by whom, and whose time it waits by. */
export interface Session {
  readonly ens: EnsClient;
  /** Whose answers are kept: part of every query's key. */
  readonly user: string;
  readonly clock: Clock;
}

/** @param onWait told how long a call waits before it is sent again, and nothing when that is over */
export function signIn(account: Account, service: Service, onWait?: (waitMs?: number) => void): Session {
  const { clock = systemClock, ...where } = service;
  const { accessKeyId, accessKeySecret } = account;
  const ens = createEnsClient({
    ...where,
    clock,
    credentials: { accessKeyId, accessKeySecret },
    retry: {
      onRetry: ({ waitMs }) => onWait?.(waitMs),
      onRequest: ({ attempt }) => attempt > 1 && onWait?.(),
    },
  });
  return { ens, user: accessKeyId, clock };
}
