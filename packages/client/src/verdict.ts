/**
 * Whether a call that failed may be sent again.
 *
 * @see specs/protocol/errors.md 3, 4.2
 * @module
 */

/** What decides. */
export interface Failure {
  readonly status: number;
  readonly code: string;
  readonly retryAfterMs?: number | undefined;
  readonly cause?: unknown;
}

/** Sent again never, only reads, also writes with a token, or all: nothing was carried out. */
export type Again = 0 | 1 | 2 | 3;

/** The first pattern that fits `status code cause` decides. */
const verdicts: readonly (readonly [again: Again, pattern: RegExp])[] = [
  [0, /^0 .*(CERT|LEAF_SIGNATURE|ERR_(TLS|SSL))/], // who answers there is not the host, and will not be in a second
  [3, /Throttling|^429|ENOTFOUND|EAI_AGAIN|E(CONNREFUSED|(HOST|NET)UNREACH)|_CONNECT_TIMEOUT/],
  [2, /NetworkError|^0 Timeout|^2|^50[234]|ServiceUnavailable|NonceUsed/],
  [1, /^500|Internal(Error|Failure)|\binterface\.(error|call)|CallInterface|SystemError/i],
];

export function verdictOn({ status, code, retryAfterMs, cause }: Failure): Again {
  const reason = cause as { code?: unknown; cause?: { code?: unknown } } | undefined; // Node's fetch wraps the system's
  const text = `${retryAfterMs ? 429 : status} ${code} ${reason?.cause?.code ?? reason?.code}`;
  return verdicts.find(([, pattern]) => pattern.test(text))?.[0] ?? 0;
}
