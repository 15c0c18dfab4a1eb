import type { Reproduction } from "./reproduce.ts";
import type { Asked } from "./wire-request.ts";

/** Carried by the errors of every copy of this package. */
const brand = Symbol.for("@acskit/client.AcsError");

/** What is known about a failed call. */
export interface AcsErrorFields<Code extends string = string> {
  code: Code;
  message: string;
  status: number;
  action: string;
  requestId?: string | undefined;
  hostId?: string | undefined;
  recommend?: string | undefined;
  accessDeniedDetail?: Readonly<Record<string, unknown>> | undefined;
  lastState?: string | undefined;
  retryable?: boolean | undefined;
  retryAfterMs?: number | undefined;
  attempts?: number | undefined;
  advice?: string | undefined;
  cause?: unknown;
}

/** Codes of the client's own, with which any call may end. @see AcsError */
export type OwnCode = "NetworkError" | "Timeout" | "UnexpectedAnswer" | "PagingFailed" | "WaitFailed" | "WaitTimeout";

/**
 * A call that failed: the service refused it, or no answer could be had.
 *
 * Codes are the service's. Ours are `Timeout`, `NetworkError` (no answer, or one that broke off), and
 * `UnexpectedAnswer` (one that the service would not give: a proxy's page, a redirect, an empty or cut-off text); of
 * listings `PagingFailed`, of waits `WaitFailed` and `WaitTimeout`.
 *
 * Never holds a secret: neither credentials nor the query, nor the string to sign that the service repeats when a
 * signature does not match.
 *
 * @see specs/protocol/errors.md 1
 */
export class AcsError<Code extends string = string> extends Error {
  /** The only field to branch on. */
  declare readonly code: Code;
  /** The HTTP status; 0 if there was no answer. One code may come with several. */
  declare readonly status: number;
  declare readonly action: string;
  /**
   * Whether the same call may succeed later, and can be sent again without being carried out twice. Of a write without
   * a token that is known only if it was surely not carried out.
   */
  declare readonly retryable: boolean;
  /** What to do, in plain English. Errors of a small client have none: `adviceOn` of `@acskit/client/advice` gives it. */
  declare readonly advice?: string;
  /** Milliseconds that the service wants to be left alone. */
  declare readonly retryAfterMs?: number;
  /** How often the call was sent, if more than once. */
  declare readonly attempts?: number;
  /** The service's clock less this machine's, in milliseconds, if it refused the time. Set where calls are repeated. */
  declare readonly clockSkewMs?: number;
  /** The vendor's support asks for it. */
  declare readonly requestId?: string;
  /** The host that answered. */
  declare readonly hostId?: string;
  /** A link to the vendor's troubleshooting page. */
  declare readonly recommend?: string;
  /** What permission is missing, and for whom. */
  declare readonly accessDeniedDetail?: Readonly<Record<string, unknown>>;
  /** Of a wait that failed: the state that the last poll found. */
  declare readonly lastState?: string;

  /** @param exchange what was sent and came, for those who ask; kept where nothing that prints errors looks */
  constructor({ message, cause, ...fields }: AcsErrorFields<Code>, exchange?: unknown) {
    const request = fields.requestId ? `, request ${fields.requestId}` : "";
    super(`${fields.code}: ${message} (${fields.action}${request})`, cause === undefined ? undefined : { cause });
    for (const [name, value] of Object.entries({ retryable: false, ...fields })) {
      if (value !== undefined) this[name as "cause"] = value;
    }
    Object.defineProperty(this, brand, { value: () => exchange });
  }

  /**
   * The call as commands for a shell, without secrets: a `curl`, and one for the vendor's `aliyun`.
   *
   * @returns nothing where no call was made, or by a small client: `reproduce` of `@acskit/client/reproduce` does it there
   */
  reproduce(): Reproduction | undefined {
    return exchangeOf(this).request?.help?.reproduce(this);
  }

  static {
    // biome-ignore lint/complexity/noThisInStatic: bundlers give a class that names itself another name, which is printed
    this.prototype.name = "AcsError"; // not per error: the stack's first line is written before
  }

  /** Also knows the errors of another copy of this package; classes made of it as usual. */
  static override [Symbol.hasInstance](value: unknown): boolean {
    // biome-ignore lint/complexity/noThisInStatic: `super` hands the class asked on, and that may be one made of this
    return Object.hasOwn(this, Symbol.hasInstance) ? isAcsError(value) : super[Symbol.hasInstance](value);
  }
}

/** Says whether a caught value is an `AcsError`, also if another installed copy of this package made it. */
export function isAcsError(error: unknown): error is AcsError {
  return typeof error === "object" && error !== null && brand in error;
}

/** What a failed call had sent, and what came. */
export function exchangeOf(error: AcsError): Partial<Exchange> {
  const exchange: unknown = error[brand as never]; // another copy's or somebody's own error may have none
  return (typeof exchange === "function" && exchange()) || {};
}

export interface Exchange {
  readonly request: Asked;
  readonly headers?: Headers | undefined;
  /** The service's answer where the error leaves a part of it out. */
  readonly answer?: string | undefined;
}
