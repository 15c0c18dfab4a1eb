import type { Direction, Severity } from "../change.ts";
import { anyRules } from "./any.ts";
import { operationRules } from "./operation.ts";
import { permissionRules } from "./permission.ts";
import { productRules } from "./product.ts";
import { requestRules } from "./request.ts";
import { responseRules } from "./response.ts";

export const ruleTable = {
  ...productRules,
  ...operationRules,
  ...permissionRules,
  ...requestRules,
  ...responseRules,
  ...anyRules,
} as const;

/** The id of a rule. */
export type Kind = keyof typeof ruleTable;

/** Every kind of change there is. What decides its severity: what happens to users of the packages. */
export const RULES: readonly { kind: string; severity: Severity; direction: Direction; meaning: string }[] =
  Object.entries(ruleTable).map(([kind, [severity, direction, meaning]]) => ({ kind, severity, direction, meaning }));
