/** What one run of a contender found, by the figure's name: `ms`, `bytes`. */
export type Figures = Readonly<Record<string, number>>;

/** Runs in a process of its own, and loads what it needs itself: nobody pays for another's imports. */
export type Contender = () => Figures | Promise<Figures>;

/** A figure that we want to reach: ours, or ours through another's of the same round. */
export interface Goal {
  readonly what: string;
  readonly figure: string;
  readonly ours: string;
  /** The contender to divide by. */
  readonly by?: string;
  /** Divides the other one by ours, for rates: twice as fast is 2. */
  readonly inverse?: true;
  readonly atMost?: number;
  readonly atLeast?: number;
  /** Contenders that are no peers here: shown in the row's own table alone. */
  readonly aside?: readonly string[];
}

/** A row of the table: who competes, how often, and what is to be reached. */
export interface Row {
  readonly title: string;
  /** How it is measured, in a sentence or two. */
  readonly about: string;
  /** 1 for what is the same each time. */
  readonly rounds: number;
  /** Measured on Node 20, too: engines differ in what is fast. */
  readonly onNode20?: true;
  readonly goals: readonly Goal[];
  readonly contenders: Readonly<Record<string, Contender>>;
}
