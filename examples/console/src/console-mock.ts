import { createEnsMock, type MockOptions } from "@acskit/ens-mock";
import config from "../ens.json" with { type: "json" };

export type ConsoleMock = ReturnType<typeof createConsoleMock>;

/**
 * ENS with the accounts and the scenario of `ens.json` in it: the same for the page in development and for every test.
 * Its time stands still until somebody moves it.
 */
export function createConsoleMock() {
  const { scenario, ...options } = config;
  const mock = createEnsMock({ ...(options as MockOptions), clock: "manual" });
  mock.seed(scenario);
  return mock;
}
