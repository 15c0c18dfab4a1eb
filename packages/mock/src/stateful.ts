/**
 * What remembers: the part of a mock that makes resources out of calls.
 *
 * @module
 */
import type { MockProduct } from "./types.ts";

export interface StateOptions {
  readonly seed: number;
  readonly now: () => number;
  /** Milliseconds to the settled word of a state. */
  readonly settle: () => number;
}

/** Who asks, and in which request. */
export interface StateCaller {
  readonly accountId: string;
  readonly requestId: string;
}

export interface Creation {
  readonly resource: string;
  readonly id: string;
  readonly accountId: string;
  readonly action: string;
  readonly requestId?: string;
  readonly billable: boolean;
  readonly at: number;
}

type Values = Readonly<Record<string, unknown>>;

export interface State {
  /** `undefined`: the operation is not stateful. May be a `Refusal`. */
  run(action: string, parameters: Values, caller: StateCaller): unknown;
  seed(resource: string, values: Values, accountId: string): Values;
  records(resource: string, accountId?: string): readonly Values[];
  created(): readonly Creation[];
  snapshot(): string;
  restore(snapshot: string): void;
  reset(): void;
}

export type MakeState = (product: MockProduct, options: StateOptions) => State;

/** Of a product without resources: each answer is the table's. */
export const noState: MakeState = ({ name }) => {
  const none = (): never => {
    throw new TypeError(`${name} has no resources in its table`);
  };
  return {
    run: () => undefined,
    seed: none,
    records: none,
    created: () => [],
    snapshot: () => "",
    restore: () => {},
    reset: () => {},
  };
};
