/**
 * What an operation answers that remembers nothing, once its request has passed every check.
 *
 * @module
 */
import type { MockOperation, MockProduct } from "../types.ts";

/** The operation's answer with a request id of its own. Written as text at once, so a copy of its first level will do. */
export function answer(product: MockProduct, operation: MockOperation, requestId: string): unknown {
  const row = operation.answer;
  if (typeof row !== "object" || row === null || Array.isArray(row)) return row;
  const fields: Record<string, unknown> = { ...row };
  for (const name of ["requestId", "request_id"]) if (typeof fields[name] === "string") fields[name] = requestId;
  if (product.style === "RPC" || "RequestId" in fields) fields.RequestId = requestId;
  return fields;
}
