import type { Operation, Spec } from "../spec.ts";
import { docComment, module, typeName } from "../text.ts";

/** `client.ts`: the interface of the client, a documented member for each operation. */
export function client(spec: Spec): string {
  const members = spec.operations.filter(({ action }) => !ownMembers.has(methodName(action)));
  return module(spec, [
    'import type { CallOptions, ProductClient } from "@acskit/client";',
    'import type * as types from "./requests.ts";',
    'import type { paths } from "./types.ts";',
    "",
    ...docComment([`Calls ${named(spec)}: a method for each operation.`]),
    `export interface ${typeName(spec.product)}Client extends ProductClient<paths> {`,
    ...members.flatMap(member),
    "}",
  ]);
}

/** Product and version; a document that has no title of its own is called by both already. */
function named({ document: { info }, version }: Spec): string {
  return info.title.endsWith(version) ? info.title : `${info.title}, version ${version}`;
}

/** What a client has besides its operations; an operation of that name is reached through `call`. */
export const ownMembers: ReadonlySet<string> = new Set(["call", "api", "then", "paginate", "waitFor"]);

export function methodName(action: string): string {
  return action.charAt(0).toLowerCase() + action.slice(1);
}

function member(operation: Operation): string[] {
  const { action, parameters } = operation;
  const optional = parameters.some((parameter) => parameter.required) ? "" : "?";
  return [
    ...docComment(documentation(operation), "  "),
    `  ${methodName(action)}: (params${optional}: types.${action}Request, options?: CallOptions) => Promise<types.${action}Response>;`,
  ];
}

/** What hovering over a method shows: our text, then the facts. */
function documentation(operation: Operation): string[] {
  const codes = [...new Set(operation.errors.map(({ code }) => code))];
  const facts = [
    ...(operation.ramActions.length > 0 ? [`RAM action: \`${operation.ramActions.join("`, `")}\`.`] : []),
    ...(codes.length > 0 ? [`Error codes: ${codes.map((code) => `\`${code}\``).join(", ")}.`] : []),
  ];
  return [
    title(operation),
    "",
    ...[operation.description?.trim() ?? "", ...facts].flatMap((part) => (part === "" ? [] : [part, ""])),
    ...more(operation),
  ];
}

/** The same in a line, with the link to more. */
export function headline(operation: Operation): string[] {
  return [title(operation), "", ...more(operation)];
}

function title({ action, group, summary }: Operation): string {
  return summary ?? (group ? `\`${action}\` (${group}).` : `\`${action}\`.`);
}

/** The link is text: compilers parse a comment with the tag `@see`, which took 40 of 56 ms that all of ENS took. */
function more({ deprecated, url }: Operation): string[] {
  return [...(url ? [`See ${url}`, ""] : []), ...(deprecated ? ["@deprecated"] : [])];
}
