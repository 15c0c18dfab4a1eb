import { createEnsMock } from "@acskit/ens-mock";
import scenario from "./scenario.json" with { type: "json" };

/** The accounts that the mock knows, each with a key. */
export const accounts = [
  { id: "1000000000000001", name: "Studio", accessKeyId: "testid", accessKeySecret: "testsecret" },
  { id: "2000000000000002", name: "Publisher", accessKeyId: "otherid", accessKeySecret: "othersecret" },
] as const;

export type Account = (typeof accounts)[number];
export type ConsoleMock = ReturnType<typeof createConsoleMock>;

/** ENS with the scenario in it: the same for the page in development and for every test. */
export function createConsoleMock(clock: "immediate" | "manual") {
  const [, other] = accounts;
  const mock = createEnsMock({
    clock,
    accounts: { [other.id]: { accessKeys: { [other.accessKeyId]: other.accessKeySecret } } },
  });
  mock.seed(scenario);
  return mock;
}
