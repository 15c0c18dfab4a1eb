/**
 * The mock as a fixture of vitest's `test.extend`. Vitest itself is not imported: a fixture is a plain function.
 *
 * @module
 */

/** What a fixture checks behind each test. */
export interface FixtureOptions {
  /** Fails a test that passed and left something behind which its calls created. */
  readonly leaks?: boolean;
}

/** What `test.extend` takes: each test that names `mock` gets one of its own. */
export interface MockFixture<M> {
  readonly mock: (context: { task: Task }, use: (mock: M) => Promise<void>) => Promise<void>;
}

/** As much of vitest's as the fixture reads. */
interface Task {
  readonly result?: { readonly state: string };
}

/**
 * A mock for each test, so that tests may run side by side.
 *
 * @example
 * const test = base.extend(mockFixture(() => createEnsMock(), { leaks: true }));
 * test("releases what it creates", async ({ mock }) => {});
 *
 * @param create makes the mock of a test
 */
export function mockFixture<M extends { expectNoLeaks(): void }>(
  create: () => M,
  { leaks = false }: FixtureOptions = {},
): MockFixture<M> {
  return {
    // Vitest reads the names in the braces to know what a fixture needs.
    mock: async ({ task }, use) => {
      const mock = create();
      await use(mock);
      if (leaks && task.result?.state !== "fail") mock.expectNoLeaks();
    },
  };
}
