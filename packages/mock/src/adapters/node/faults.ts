import { checkNames } from "../../check.ts";
import type { SetFault } from "../../faults/fault.ts";
import type { Mock } from "../../mock.ts";
import type { ScenarioFault } from "../../seed/scenario.ts";

/** @throws {TypeError} for what is no fault */
export function setFault(mock: Mock, asked: unknown): SetFault {
  checkNames(asked, "the body", ["action", "code", "message", "fault", "times", "after", "probability"]);
  if ((asked.code === undefined) === (asked.fault === undefined)) {
    throw new TypeError("the body has code or fault, one of them");
  }
  const { action, ...one } = asked as unknown as ScenarioFault;
  if ("code" in one) {
    const { code, ...options } = one;
    return mock.fail(action, code, options);
  }
  const { fault, ...options } = one;
  return mock.fault(action, fault, options);
}

/** Takes one back, or all if the id is empty. @returns whether there is one of this id */
export function removeFaults(mock: Mock, id: string): boolean {
  const found = mock.faults().filter((fault) => id === "" || fault.id === id);
  for (const fault of found) fault.remove();
  return id === "" || found.length > 0;
}
