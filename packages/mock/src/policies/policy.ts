/**
 * Policies as Resource Access Management (RAM) writes them.
 *
 * @module
 */

/** A policy document. */
export interface Policy {
  /** `1`, the only one there is. */
  readonly Version?: string;
  readonly Statement: Statement | readonly Statement[];
}

/** One rule: who denies wins over who allows, and what nobody allows is denied. */
export interface Statement {
  readonly Effect: "Allow" | "Deny";
  /** `ens:RunInstances`, `ens:Describe*`, `*`: with `*` for any text and `?` for one character. */
  readonly Action?: string | readonly string[];
  /** All actions but these. */
  readonly NotAction?: string | readonly string[];
  /** `acs:ens:*:*:instance/*`, `*`. */
  readonly Resource: string | readonly string[];
  readonly Condition?: Readonly<Partial<Record<ConditionOperator, Readonly<Record<string, ConditionValues>>>>>;
}

type ConditionValue = string | number | boolean;
export type ConditionValues = ConditionValue | readonly ConditionValue[];

/** One value of a list is enough for an operator, or, in its `Not` form, none of them may fit. */
export type ConditionOperator =
  | "StringEquals"
  | "StringNotEquals"
  | "StringEqualsIgnoreCase"
  | "StringNotEqualsIgnoreCase"
  | "StringLike"
  | "StringNotLike"
  | "NumericEquals"
  | "NumericNotEquals"
  | "NumericLessThan"
  | "NumericLessThanEquals"
  | "NumericGreaterThan"
  | "NumericGreaterThanEquals"
  | "DateEquals"
  | "DateNotEquals"
  | "DateLessThan"
  | "DateLessThanEquals"
  | "DateGreaterThan"
  | "DateGreaterThanEquals"
  | "Bool"
  | "IpAddress"
  | "NotIpAddress";

export function list<T>(value: T | readonly T[] | undefined): readonly T[] {
  return value === undefined ? [] : Array.isArray(value) ? (value as readonly T[]) : [value as T];
}
