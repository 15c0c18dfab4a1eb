import { actionRow } from "../rows.ts";
import type { Operation, Spec } from "../spec.ts";
import { docComment, literal, module } from "../text.ts";
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

function constant(spec: Spec, operation: Operation): string[] {
  const { action } = operation;
  const row = literal({ action, ...actionRow(spec, operation) });
  const type = `acs.Action<types.${action}Request, types.${action}Response, ErrorCodes[${JSON.stringify(action)}]>`;
  const name = reserved.has(action) ? `${action}_` : action;
  return [
    ...docComment(headline(operation)),
    `${name === action ? "export " : ""}const ${name}: ${type} = ${row};`,
    ...(name === action ? [] : [`export { ${name} as ${action} };`]),
    "",
  ];
}

/** Words that cannot name a constant. */
const reserved = new Set(
  (
    "arguments await break case catch class const continue debugger default delete do else enum eval export extends " +
    "false finally for function if implements import in instanceof interface let new null package private protected " +
    "public return static super switch this throw true try typeof undefined var void while with yield"
  ).split(" "),
);
