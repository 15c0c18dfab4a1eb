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
  cause?: unknown;
}

/**
 * A call that failed: the service refused it, or no answer could be had.
 *
 * Codes are the service's. Ours are `Timeout`, `NetworkError` (no answer, or one that broke off), and
 * `UnexpectedAnswer` (one that the service would not give: a proxy's page, a redirect, an empty or cut-off text).
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
  /** The vendor's support asks for it. */
  declare readonly requestId?: string;
  /** The host that answered. */
  declare readonly hostId?: string;
  /** A link to the vendor's troubleshooting page. */
  declare readonly recommend?: string;
  /** What permission is missing, and for whom. */
  declare readonly accessDeniedDetail?: Readonly<Record<string, unknown>>;

  constructor({ message, cause, ...fields }: AcsErrorFields<Code>) {
    const request = fields.requestId ? `, request ${fields.requestId}` : "";
    super(`${fields.code}: ${message} (${fields.action}${request})`, cause === undefined ? undefined : { cause });
    for (const [name, value] of Object.entries(fields)) {
      if (value !== undefined) Object.assign(this, { [name]: value });
    }
    Object.defineProperty(this, brand, { value: true });
  }

  static {
    AcsError.prototype.name = "AcsError"; // not per error: the stack's first line is written before
    Object.defineProperty(AcsError, Symbol.hasInstance, { value: isInstance });
  }
}

/** `error instanceof AcsError` also knows the errors of another copy of this package; classes made of it as usual. */
function isInstance(this: unknown, value: unknown): boolean {
  return this === AcsError ? isAcsError(value) : Function.prototype[Symbol.hasInstance].call(this as never, value);
}

/** Says whether a caught value is an `AcsError`, also if another installed copy of this package made it. */
export function isAcsError(error: unknown): error is AcsError {
  return typeof error === "object" && error !== null && brand in error;
}
