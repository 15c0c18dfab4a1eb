/** What a change does to those who upgrade: breaks what worked, adds to it, or neither. */
type Severity = "breaking" | "feature" | "fix";

/** A change of an API, as a product package tells it in `release-notes/<version>.json`. */
export interface Change {
  /** The rule that it falls under: `request-parameter-removed`. @see docs/api-changes.md */
  readonly kind: string;
  readonly severity: Severity;
  readonly direction: "request" | "response" | "both";
  /** The action; none for what concerns the whole product. */
  readonly operation?: string;
  /** `Users`, `Tag[].Key`, `Instances.Instance[].Status`, `errors.400.NoPermission`, `(operation)`. */
  readonly place: string;
  readonly before?: unknown;
  readonly after?: unknown;
  readonly reason: string;
  /** What to do about it. */
  readonly migration?: string;
  /** Where it stood before. */
  readonly movedFrom?: string;
}

/** The changes that came with a version. */
export interface ReleaseNotes {
  readonly package: string;
  readonly version: string;
  readonly changes: readonly Change[];
}
