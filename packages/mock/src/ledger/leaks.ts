import type { Creation } from "../stateful.ts";

/** Something that a call created and none released. */
export interface Leak {
  readonly resource: string;
  readonly id: string;
  readonly accountId: string;
  /** The operation that created it. */
  readonly action: string;
  /** Which call of the mock's that was, from 1; left out if it is no longer known. */
  readonly call?: number;
  /** Whether it costs money while it is there. */
  readonly billable: boolean;
  /** When it was created, by the mock's clock, epoch milliseconds. */
  readonly at: number;
}

/** @param numberOf the number of a call by its request id */
export function leaksOf(
  created: readonly Creation[],
  numberOf: (requestId: string) => number | undefined,
): readonly Leak[] {
  return created.map(({ resource, id, accountId, action, requestId, billable, at }) => {
    const call = requestId === undefined ? undefined : numberOf(requestId);
    return { resource, id, accountId, action, ...(call !== undefined && { call }), billable, at };
  });
}

/** One line for each. */
export function leakReport(leaks: readonly Leak[]): string {
  const lines = leaks.map(({ resource, id, accountId, action, call, billable, at }) => {
    const by = call === undefined ? action : `${action}, call ${call}`;
    const time = new Date(at).toISOString();
    return `  ${resource} ${id}, created by ${by}, ${time}, account ${accountId}${billable ? ", billed" : ""}`;
  });
  const billed = leaks.filter(({ billable }) => billable).length;
  const head = `${leaks.length} created and not released${billed > 0 ? `, ${billed} of them billed` : ""}:`;
  return [head, ...lines].join("\n");
}
