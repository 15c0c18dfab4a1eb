import { defaultAccountId } from "../accounts/account.ts";
import type { SetFault } from "../faults/fault.ts";
import type { FaultControl } from "../faults/fault-control.ts";
import type { AccountChoice } from "../mock.ts";
import type { State } from "../stateful.ts";
import { applyScenario, type ScenarioFault } from "./scenario.ts";

type Values = Readonly<Record<string, unknown>>;

/** `mock.seed`: one record, or a scenario as a whole: if something in it is wrong, nothing of it stays. */
export function seeder(
  state: State,
  { fail, fault }: FaultControl,
): (what: string | object, values?: Values, whose?: AccountChoice) => never {
  function scenario(given: unknown): unknown {
    const before = state.snapshot();
    const set: SetFault[] = [];
    const setFault = ({ action, ...one }: ScenarioFault): void => {
      if ("code" in one) {
        const { code, ...options } = one;
        set.push(fail(action, code, options));
      } else {
        const { fault: what, ...options } = one;
        set.push(fault(action, what, options));
      }
    };
    try {
      return applyScenario({ defaultAccountId, seed: state.seed, setFault }, given);
    } catch (error) {
      state.restore(before);
      for (const one of set) one.remove();
      throw error;
    }
  }
  const one = (resource: string, values: Values = {}, { account = defaultAccountId }: AccountChoice = {}): unknown =>
    state.seed(resource, values, account);
  return (what, values, whose) => (typeof what === "string" ? one(what, values, whose) : scenario(what)) as never;
}
