import { documentedCode, documentedCodes, fill } from "../engine/errors.ts";
import { Refusal } from "../engine/refusal.ts";
import type { MockOperation } from "../types.ts";

/**
 * The failure that an operation documents for a code, templates filled in: `InvalidParameter.Users` for
 * `InvalidParameter.%s`.
 *
 * @param message in place of the documented one
 * @throws {TypeError} if the operation does not document the code
 */
export function documentedFailure(action: string, operation: MockOperation, code: string, message?: string): Refusal {
  const row = documentedCode(operation, code);
  if (!row) {
    const codes = [...new Set(documentedCodes(operation).map((one) => one.code.trim()))];
    const known = codes.length > 0 ? `it documents ${codes.join(", ")}` : "it documents none";
    throw new TypeError(`fail: ${action} has no code ${String(code)}; ${known}. mock.fault takes any error`);
  }
  const name = row.code.endsWith("%s") ? code.slice(row.code.length - 2) : firstParameter(operation);
  const text = message ?? (fill(row.message, name).trim() || "The request failed.");
  return new Refusal(row.status, code, text, { explanation: "set by mock.fail" });
}

/** What a template stands for where nothing says it. */
export function firstParameter({ parameters }: MockOperation): string {
  return (parameters.find(({ required }) => required) ?? parameters[0])?.name ?? "Parameter";
}
