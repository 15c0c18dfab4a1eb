import type { Spec } from "../spec.ts";
import { module } from "../text.ts";

/**
 * `errors.ts`: the codes that each operation documents. `%s` in a code stands for a name. An operation that documents
 * the same as one before refers to that: most do, and every compiler reads all of it.
 */
export function errors(spec: Spec): string {
  const first = new Map<string, string>();
  return module(spec, [
    "export interface ErrorCodes {",
    ...spec.operations.map(({ action, errors }) => {
      const codes = [...new Set(errors.map(({ code }) => code))];
      const same = codes.toSorted().join("\n");
      const before = first.get(same);
      if (before === undefined) first.set(same, action);
      return `  ${action}: ${codes.length < 2 || before === undefined ? codesType(codes) : `ErrorCodes["${before}"]`};`;
    }),
    "}",
  ]);
}

function codesType(codes: readonly string[]): string {
  return codes.length === 0 ? "never" : codes.map(codeType).join(" | ");
}

function codeType(code: string): string {
  if (!code.includes("%s")) return JSON.stringify(code);
  const escaped = code.replace(/[\\`]|\$\{/g, (text) => `\\${text}`);
  return `\`${escaped.replaceAll("%s", "$" + "{string}")}\``;
}
