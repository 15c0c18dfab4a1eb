import { actionRow } from "../rows.ts";
import type { Operation, Spec } from "../spec.ts";
import { docComment, literal, module, reserved } from "../text.ts";
import { headline } from "./client.ts";

/** `actions.ts`: each operation as a constant, for programs that must stay small. */
export function actions(spec: Spec): string {
  return module(spec, [
    'import type * as acs from "@acskit/client";',
    'import type { ErrorCodes } from "./errors.ts";',
    'import type * as types from "./requests.ts";',
    "",
    ...spec.operations.flatMap((operation) => constant(spec, operation)),
  ]);
}

/** What the file imports. */
const imported = new Set(["acs", "types", "ErrorCodes"]);

function constant(spec: Spec, operation: Operation): string[] {
  const { action } = operation;
  const row = literal({ action, ...actionRow(spec, operation) });
  const type = `acs.Action<types.${action}Request, types.${action}Response, ErrorCodes[${JSON.stringify(action)}]>`;
  const name = reserved.has(action) || imported.has(action) ? `${action}_` : action;
  return [
    ...docComment(headline(operation)),
    `${name === action ? "export " : ""}const ${name}: ${type} = ${row};`,
    ...(name === action ? [] : [`export { ${name} as ${action} };`]),
    "",
  ];
}
