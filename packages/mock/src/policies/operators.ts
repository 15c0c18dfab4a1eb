/**
 * The operators of conditions: each compares what a request has with one value of the policy.
 *
 * @module
 */
import { inRange } from "./ip-range.ts";
import type { ConditionOperator } from "./policy.ts";
import { wildcard } from "./wildcard.ts";

type Compare = (sent: string, value: string) => boolean;

const numbers = (holds: (a: number, b: number) => boolean): Compare => {
  return (sent, value) => holds(Number(sent), Number(value)); // NaN compares to nothing
};
const dates = (holds: (a: number, b: number) => boolean): Compare => {
  return (sent, value) => holds(Date.parse(sent), Date.parse(value));
};
const equal = (a: unknown, b: unknown): boolean => a === b;
const less = (a: number, b: number): boolean => a < b;
const most = (a: number, b: number): boolean => a <= b;
const more = (a: number, b: number): boolean => a > b;
const least = (a: number, b: number): boolean => a >= b;
const ignoringCase: Compare = (sent, value) => sent.toLowerCase() === value.toLowerCase();
const like: Compare = (sent, value) => wildcard(value)(sent);

/** A negated operator holds if no value of the policy fits, another if one does. */
export interface Operator {
  readonly compare: Compare;
  readonly negated: boolean;
}

const is = (compare: Compare): Operator => ({ compare, negated: false });
const isNot = (compare: Compare): Operator => ({ compare, negated: true });

export const operators: Readonly<Record<ConditionOperator, Operator>> = {
  StringEquals: is(equal),
  StringNotEquals: isNot(equal),
  StringEqualsIgnoreCase: is(ignoringCase),
  StringNotEqualsIgnoreCase: isNot(ignoringCase),
  StringLike: is(like),
  StringNotLike: isNot(like),
  NumericEquals: is(numbers(equal)),
  NumericNotEquals: isNot(numbers(equal)),
  NumericLessThan: is(numbers(less)),
  NumericLessThanEquals: is(numbers(most)),
  NumericGreaterThan: is(numbers(more)),
  NumericGreaterThanEquals: is(numbers(least)),
  DateEquals: is(dates(equal)),
  DateNotEquals: isNot(dates(equal)),
  DateLessThan: is(dates(less)),
  DateLessThanEquals: is(dates(most)),
  DateGreaterThan: is(dates(more)),
  DateGreaterThanEquals: is(dates(least)),
  Bool: is(ignoringCase),
  IpAddress: is(inRange),
  NotIpAddress: isNot(inRange),
};
