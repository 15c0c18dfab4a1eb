import type { Direction, Severity } from "../change.ts";

/**
 * What a kind of change is, and what it says of itself.
 *
 * In `reason` and `migration` stand `{place}`, `{before}`, `{after}`, `{from}` (where it stood before), `{keyword}`
 * (the last part of the pointer) and `{operation}`.
 */
export type Rule = readonly [
  severity: Severity,
  direction: Direction,
  meaning: string,
  reason: string,
  migration?: string,
];

export type RuleTable = Readonly<Record<string, Rule>>;
