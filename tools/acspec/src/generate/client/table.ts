import { actionRow } from "../rows.ts";
import type { Spec } from "../spec.ts";
import { literal, module, rowText } from "../text.ts";

/** `table.ts`: what differs between the operations, for the client's runtime. */
export function table(spec: Spec): string {
  const rows = spec.operations.map((operation) => {
    const row = actionRow(spec, operation);
    return { action: operation.action, row, shared: sharedName(row) };
  });
  const shared = new Map(rows.flatMap(({ row, shared }) => (shared === undefined ? [] : [[shared, row] as const])));
  return module(spec, [
    `import type { ${shared.size > 0 ? "ActionRow, " : ""}ActionTable } from "@acskit/client";`,
    "",
    ...[...shared].map(([name, row]) => `const ${name}: ActionRow = ${literal(row)};`),
    ...(shared.size > 0 ? [""] : []),
    "export const actions: ActionTable = {",
    ...rows.map(({ action, row, shared }) =>
      rowText(action, shared ?? literal(row, "  ", action.length + 4), 'ActionTable[""]'),
    ),
    "};",
  ]);
}

/** Most rows say at most that they read, and by which method; those that say the same are one, and bundles smaller. */
function sharedName({ kind = "write", method, ...others }: Record<string, unknown>): string | undefined {
  if (Object.values(others).some((value) => value !== undefined)) return undefined;
  const word = String(method ?? "").toLowerCase();
  return `${kind}${word.charAt(0).toUpperCase()}${word.slice(1)}`;
}
