import { checkNames } from "../../check.ts";
import type { SetFault } from "../../faults/fault.ts";
import type { Mock } from "../../mock.ts";
import type { ScenarioFault } from "../../seed/scenario.ts";

export interface FaultDesk {
  /** Those that were set here and not taken back. */
  list(): readonly unknown[];
  /** @throws {TypeError} for what is no fault */
  set(asked: unknown): unknown;
  /** Takes one back, or all if the id is empty. @returns whether there is one of this id */
  remove(id: string): boolean;
  /** The mock itself has let go of all. */
  forget(): void;
}

/** Faults by an id, for callers who cannot hold the object that `mock.fault` returns. */
export function faultDesk(mock: Mock): FaultDesk {
  const known = new Map<string, { asked: ScenarioFault; fault: SetFault }>();
  let count = 0;

  function set(asked: unknown): unknown {
    checkNames(asked, "the body", ["action", "code", "message", "fault", "times", "after", "probability"]);
    if ((asked.code === undefined) === (asked.fault === undefined)) {
      throw new TypeError("the body has code or fault, one of them");
    }
    const one = asked as unknown as ScenarioFault;
    const { action } = one;
    const id = String(++count);
    if ("code" in one) {
      const { action: _, code, ...options } = one;
      known.set(id, { asked: one, fault: mock.fail(action, code, options) });
    } else {
      const { action: _, fault, ...options } = one;
      known.set(id, { asked: one, fault: mock.fault(action, fault, options) });
    }
    return { id };
  }

  function remove(id: string): boolean {
    if (id !== "" && !known.has(id)) return false;
    for (const [key, { fault }] of known) {
      if (id !== "" && id !== key) continue;
      fault.remove();
      known.delete(key);
    }
    return true;
  }

  return {
    list: () => [...known].map(([id, { asked, fault }]) => ({ id, ...asked, hits: fault.hits })),
    set,
    remove,
    forget: () => known.clear(),
  };
}
