import type { Spec } from "../spec.ts";
import { literal, module } from "../text.ts";

/** `limits.ts`: how often in a second an operation may be called, where that is published. */
export function limits(spec: Spec): string | undefined {
  const rows = Object.entries(spec.rateLimits);
  if (rows.length === 0) return undefined;
  return module(spec, [
    'import type { RateLimits } from "@acskit/mock";',
    "",
    "export const limits: RateLimits = {",
    ...rows.map(([action, limit]) => `  ${action}: ${literal(limit)},`),
    "};",
  ]);
}
