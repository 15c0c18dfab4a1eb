import type { Operation, Spec } from "../spec.ts";
import { module } from "../text.ts";

/** `errors.ts`: the codes that each operation documents. `%s` in a code stands for a name. */
export function errors(spec: Spec): string {
  return module(spec, [
    "export interface ErrorCodes {",
    ...spec.operations.map((operation) => `  ${operation.action}: ${codesType(operation)};`),
    "}",
  ]);
}

function codesType(operation: Operation): string {
  const codes = [...new Set(operation.errors.map(({ code }) => code))];
  return codes.length === 0 ? "never" : codes.map(codeType).join(" | ");
}

function codeType(code: string): string {
  if (!code.includes("%s")) return JSON.stringify(code);
  const escaped = code.replace(/[\\`]|\$\{/g, (text) => `\\${text}`);
  return `\`${escaped.replaceAll("%s", "$" + "{string}")}\``;
}
