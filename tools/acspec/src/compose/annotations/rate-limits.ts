import type { Node } from "../node.ts";
import type { Provenance } from "../provenance.ts";
import { Annotation } from "./annotation.ts";

const rateLimitsKey = "x-acs-rate-limits";

/** `x-acs-rate-limits` of a spec: by action, how often in a second one user, and all users together, may call it. */
export function checkRateLimits(spec: Node, operations: readonly Node[], provenance: Provenance): void {
  if (spec[rateLimitsKey] === undefined) return;
  const all = new Annotation(rateLimitsKey, [[spec, rateLimitsKey]], provenance).map(spec[rateLimitsKey], "itself");
  const known = operations.map(({ operationId }) => String(operationId));
  for (const [action, value] of Object.entries(all)) {
    const holders = [[spec, rateLimitsKey] as const, [all, action] as const];
    const it = new Annotation(`${rateLimitsKey}.${action}`, holders, provenance);
    it.known(action, "operation", known);
    const limit = it.map(value, "itself", ["user", "api"]);
    const rates = Object.entries(limit);
    if (rates.length === 0) it.refuse("needs user or api: calls in a second");
    for (const [key, rate] of rates) {
      if (!(Number.isInteger(rate) && (rate as number) > 0)) it.refuse(`needs ${key} as a whole number above 0`);
    }
  }
}
