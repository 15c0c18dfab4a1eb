/**
 * One test, run again for each code that each operation it touches documents.
 *
 * @module
 */
import { documentedCodes } from "../engine/errors.ts";
import { firstParameter } from "../faults/documented-failure.ts";
import type { FaultOptions, SetFault } from "../faults/fault.ts";
import type { MockOperation } from "../types.ts";

/** What fails in a run. */
export interface Failing {
  readonly action: string;
  /** Templates filled in: `InvalidParameter.InstanceId`. */
  readonly code: string;
}

export interface MatrixRow extends Failing {
  /**
   * - `handled`: the run ended well.
   * - `propagated`: it failed with this code, itself or as a cause.
   * - `broke`: it failed with something else, which is in `error`: the failure was not reckoned with.
   */
  readonly outcome: "handled" | "propagated" | "broke";
  /** What the run threw. */
  readonly error?: unknown;
  /** How many of its calls failed with the code: 0 where it did not come that far. */
  readonly hits: number;
}

export interface MatrixOptions {
  /** How many calls fail in a run; each of the operation's, when left out. */
  readonly times?: number;
}

/** What a matrix needs of its mock. */
export interface MatrixHost {
  readonly operations: Readonly<Record<string, MockOperation>>;
  /** Tells of each call's action, until the function that it gives is called. */
  readonly listen: (onAction: (action: string) => void) => () => void;
  readonly fail: (action: string, code: string, options: FaultOptions) => SetFault;
  readonly snapshot: () => string;
  readonly restore: (snapshot: string) => void;
}

/**
 * @param run the test; called with nothing first, to learn which operations it touches, then with what fails
 * @throws what the first run throws: a test that fails without a fault proves nothing
 */
export async function matrix(
  host: MatrixHost,
  run: (failing: Failing | undefined) => unknown,
  options: MatrixOptions = {},
): Promise<MatrixRow[]> {
  const before = host.snapshot();
  const called = new Set<string>();
  const silence = host.listen((action) => called.add(action));
  try {
    await run(undefined);
  } finally {
    silence();
  }
  const touched = [...called].filter((action) => Object.hasOwn(host.operations, action));

  const rows: MatrixRow[] = [];
  for (const action of touched) {
    for (const code of codesOf(host.operations[action] as MockOperation)) {
      host.restore(before);
      const fault = host.fail(action, code, options);
      const outcome = await outcomeOf(run, { action, code });
      fault.remove();
      rows.push({ action, code, ...outcome, hits: fault.hits });
    }
  }
  host.restore(before);
  return rows;
}

function codesOf(operation: MockOperation): Set<string> {
  const name = firstParameter(operation);
  return new Set(documentedCodes(operation).map(({ code }) => code.replaceAll("%s", () => name)));
}

async function outcomeOf(
  run: (failing: Failing) => unknown,
  failing: Failing,
): Promise<Pick<MatrixRow, "outcome" | "error">> {
  try {
    await run(failing);
    return { outcome: "handled" };
  } catch (error) {
    return { outcome: carries(error, failing.code) ? "propagated" : "broke", error };
  }
}

/** Whether an error has the code, or one of its causes. */
function carries(error: unknown, code: string): boolean {
  let at = error;
  for (let depth = 0; depth < 10 && at instanceof Object; depth++) {
    if ((at as { code?: unknown }).code === code) return true;
    at = (at as { cause?: unknown }).cause;
  }
  return false;
}
