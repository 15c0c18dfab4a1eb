import { actionRow } from "../rows.ts";
import type { Spec } from "../spec.ts";
import { literal, module } from "../text.ts";

/** `table.ts`: what differs between the operations, for the client's runtime. */
export function table(spec: Spec): string {
  return module(spec, [
    'import type { ActionTable } from "@acskit/client";',
    "",
    "export const actions: ActionTable = {",
    ...spec.operations.map(({ action }, at) => {
      const row = literal(actionRow(spec, spec.operations[at] as Spec["operations"][number]), "  ", action.length + 4);
      return `  ${action}: ${row},`;
    }),
    "};",
  ]);
}
