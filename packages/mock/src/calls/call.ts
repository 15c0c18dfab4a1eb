/** What was received, and how it ended. */
export interface Call<Parameters = Readonly<Record<string, unknown>>> {
  /** The wire name as the caller sent it; empty if none could be found. */
  readonly action: string;
  /** By wire name, decoded; empty if the request was refused before they were read. Secrets included. */
  readonly parameters: Parameters;
  /** 0 if no answer arrived, by a fault. */
  readonly status: number;
  /** The error's code, if it was refused. */
  readonly code?: string;
  readonly requestId: string;
  /** When it came, by the mock's clock, epoch milliseconds. */
  readonly at: number;
  /** Who called, once key or token was found to be somebody's: `acs:ram::<account>:user/<name>`; `anonymous` where none is needed. */
  readonly caller?: string;
  /** For people: why it was refused, where the service's message does not say. */
  readonly explanation?: string;
  /** What was let through although the table says otherwise. */
  readonly warnings: readonly string[];
}
