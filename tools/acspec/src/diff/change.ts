/** What an upgrade may do: stop code that worked, add to it, or neither. */
export type Severity = "breaking" | "feature" | "fix";

/** Which way the value goes that changed: into a call, out of it, or neither alone. */
export type Direction = "request" | "response" | "both";

/** A difference between two specs, as the users of the packages meet it. */
export interface Change {
  /** The rule that it falls under, `request-parameter-removed`; `RULES` lists them all. */
  readonly kind: string;
  readonly severity: Severity;
  readonly direction: Direction;
  /** The action; none for what concerns the whole product. */
  readonly operation?: string;
  /** What a reader points at: `Users`, `Tag[].Key`, `Instances.Instance[].Status`, `errors.400.NoPermission`, `(operation)`. */
  readonly place: string;
  /** A JSON pointer into the new spec; into the old one where there is nothing left to point at. */
  readonly pointer: string;
  readonly before?: unknown;
  readonly after?: unknown;
  /** What it means, in a line. */
  readonly reason: string;
  /** What to do about it, in a line; breaking changes have one. */
  readonly migration?: string;
  /** Where it stood before: a rename or a move is one change in place of a removal and an addition. */
  readonly movedFrom?: string;
  /** Texts and examples only. */
  readonly docs?: true;
}
