import { meantAction } from "../engine/meant-action.ts";
import type { FailOptions } from "../mock.ts";
import type { MockOperation, MockProduct } from "../types.ts";
import { checkFault, checkFaultOptions } from "./check-fault.ts";
import { documentedFailure } from "./documented-failure.ts";
import type { Fault, FaultOptions, SetFault } from "./fault.ts";
import type { FaultPlan } from "./fault-plan.ts";

export interface FaultControl {
  readonly fail: (action: string, code: string, options?: FailOptions) => SetFault;
  readonly fault: (action: string, fault: Fault, options?: FaultOptions) => SetFault;
}

/** What tests say about faults, checked before it is planned. */
export function faultControl({ operations }: MockProduct, plan: FaultPlan): FaultControl {
  const operationOf = (action: string, what: string): MockOperation => {
    const operation = Object.hasOwn(operations, action) ? operations[action] : undefined;
    if (operation) return operation;
    const meant = meantAction(String(action), Object.keys(operations));
    throw new TypeError(`${what}: there is no operation ${String(action)}${meant ? `; did you mean ${meant}?` : ""}`);
  };
  return {
    fail: (action, code, { message, ...options } = {}) => {
      const refusal = documentedFailure(action, operationOf(action, "fail"), code, message);
      checkFaultOptions(options, "fail");
      return plan.add({ action, code, ...(message !== undefined && { message }), ...options }, refusal);
    },
    fault: (action, fault, options = {}) => {
      if (action !== "*") operationOf(action, "fault");
      checkFault(fault);
      checkFaultOptions(options, "fault");
      return plan.add({ action, fault, ...options }, fault);
    },
  };
}
