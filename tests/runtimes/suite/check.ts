/**
 * What the suite is made of. It brings its own few assertions: no test framework runs on every runtime.
 *
 * @module
 */

/** Where the services are that a check may call. */
export interface Surroundings {
  /** `ens-mock`, for the access key `testid` with `testsecret`: `http://127.0.0.1:4010`. */
  readonly ens: string;
  /** A service that echoes, or fails as it is told: see hosts/odd-service.ts. */
  readonly odd: string;
}

export interface Check {
  /** A sentence about behaviour. */
  readonly name: string;
  readonly run: (there: Surroundings) => unknown;
}

export interface Result {
  readonly name: string;
  /** Left out if the check passed. */
  readonly error?: string;
}

export const check = (name: string, run: Check["run"]): Check => ({ name, run });

/** Runs one check after the other; one that hangs is given up after a time that none comes near. */
export async function runChecks(checks: readonly Check[], there: Surroundings): Promise<Result[]> {
  const results: Result[] = [];
  for (const { name, run } of checks) {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const late = new Promise((_, reject) => {
      timer = setTimeout(() => reject(new Error("did not end")), 30_000);
    });
    try {
      await Promise.race([run(there), late]);
      results.push({ name });
    } catch (error) {
      results.push({ name, error: error instanceof Error ? `${error}\n${error.stack}` : String(error) });
    }
    clearTimeout(timer);
  }
  return results;
}

export function ok(condition: unknown, message: string): asserts condition {
  if (!condition) throw new Error(message);
}

/** By content: what JSON tells apart, and `bigint` and `undefined` too. */
export function equal(actual: unknown, expected: unknown): void {
  const [ours, theirs] = [textOf(actual), textOf(expected)];
  ok(ours === theirs, `expected ${theirs}\n     got ${ours}`);
}

export function matches(actual: unknown, pattern: RegExp): void {
  ok(typeof actual === "string" && pattern.test(actual), `expected ${pattern}\n     got ${textOf(actual)}`);
}

export function lacks(text: string, parts: readonly string[]): void {
  for (const part of parts) ok(!text.includes(part), `${part} is in: ${text}`);
}

/** What a promise rejects with. */
export async function rejection(promise: PromiseLike<unknown>): Promise<Error & Record<string, unknown>> {
  let value: unknown;
  try {
    value = await promise;
  } catch (error) {
    return error as Error & Record<string, unknown>;
  }
  throw new Error(`expected a rejection\n     got ${textOf(value)}`);
}

function textOf(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) => {
    if (typeof part === "bigint") return `${part}n`;
    if (part === undefined) return "undefined";
    if (typeof part !== "object" || part === null || Array.isArray(part)) return part;
    return Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)));
  });
}
