import type { Identifiers } from "./identifiers.ts";
import type { Stored, Values } from "./types.ts";

/** What an expression may look at. */
export interface Scope {
  readonly parameters: Values;
  /** Which item of the lists named with `[]`. */
  readonly index?: number | undefined;
  /** What is made of `record` so far, while the whole of it is being made. */
  readonly partly?: Values | undefined;
  readonly record?: Stored | undefined;
  /** Which of those that one creation makes, from 1. */
  readonly nth?: number | undefined;
  /** The record that this one comes with. */
  readonly maker?: Stored | undefined;
  readonly accountId: string;
  /** Epoch milliseconds. */
  readonly now: number;
  readonly identifiers: Identifiers;
  /** What was read once is kept by its text. */
  readonly compiled: Map<string, Expression>;
  /** What was made up here, by word: one address wherever it stands in a record. */
  readonly made: Map<string, unknown>;
  /** The first record of a kind that `record` names, lies in, or is named by. */
  readonly related: (resource: string) => Stored | undefined;
  /** All records of a kind that lie in `record` or name it. */
  readonly lying: (resource: string) => readonly Stored[];
  /** All of the caller's own records of a kind. */
  readonly own: (resource: string) => readonly Stored[];
  /** A field of a record as reads show it. */
  readonly show: (record: Stored, path: string) => unknown;
}

/** The same, where the name of the record's own kind stands for the record. */
export function itself(scope: Scope): Scope {
  return { ...scope, related: (kind) => (scope.record?.resource === kind ? scope.record : scope.related(kind)) };
}

export type Expression = (scope: Scope) => unknown;
