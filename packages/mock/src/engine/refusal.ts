/** Why a request is not answered as asked: what the service would send. A value, not thrown. */
export class Refusal {
  readonly status: number;
  readonly code: string;
  readonly message: string;
  readonly more: RefusalDetails;

  constructor(status: number, code: string, message: string, more: RefusalDetails = {}) {
    this.status = status;
    this.code = code;
    this.message = message;
    this.more = more;
  }
}

export interface RefusalDetails {
  /** For people, in a header of the mock's own: what the service does not say. No secrets, no values. */
  readonly explanation?: string;
  /** Who was denied what, by which kind of policy. */
  readonly accessDeniedDetail?: Readonly<Record<string, string>>;
  /** Further headers of the answer. */
  readonly headers?: Readonly<Record<string, string>>;
}
