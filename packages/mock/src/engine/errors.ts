/**
 * The service's errors: the code that an operation documents for a case, and the bodies they come in.
 *
 * @see specs/protocol/errors.md 1, 3.4
 * @module
 */
import type { MockOperation } from "../types.ts";
import { Refusal } from "./refusal.ts";

/** A code that an operation documents, a template of one included: `InvalidParameter.%s`. */
export interface Documented {
  readonly status: number;
  readonly code: string;
  readonly message: string;
}

/** A parameter that is not there: `Missing%s` where the operation documents it, else `MissingParameter`. */
export function missingParameter(operation: MockOperation, name: string): Refusal {
  const row = documented(operation, ["Missing%s", `Missing${name}`, "MissingParameter"]);
  return refusal(
    row ?? { status: 400, code: "MissingParameter", message: "" },
    name,
    `The required parameter ${name} is missing.`,
  );
}

/**
 * A parameter whose value cannot be used.
 * @param detail what is wrong with it and where, without the value: that may be a secret
 */
export function invalidParameter(operation: MockOperation, name: string, detail: string): Refusal {
  const row = documented(operation, [
    "InvalidParameter.%s",
    `InvalidParameter.${name}`,
    "Invalid%s",
    `Invalid${name}`,
    "InvalidParameter",
    "Parameter.Invalid.%s",
    "Parameter.Invalid",
  ]);
  return refusal(row ?? { status: 400, code: "InvalidParameter.%s", message: "" }, name, detail);
}

/** All that an operation documents, in the order of its table. */
export function documentedCodes(operation: MockOperation): Documented[] {
  return Object.entries(operation.errors).flatMap(([status, list]) =>
    list.map(([code, message]) => ({ status: /^[45]\d\d$/.test(status) ? Number(status) : 400, code, message })),
  );
}

/**
 * What an operation documents for a code, or for the template that it is made of.
 * @param preferred the status to take, if it is documented with several
 */
export function documentedCode(operation: MockOperation, code: string, preferred?: number): Documented | undefined {
  const rows = documentedCodes(operation);
  const same = rows.filter((row) => row.code === code);
  return (
    same.find(({ status }) => status === preferred) ??
    same[0] ??
    rows.find(
      (row) => row.code.endsWith("%s") && code.length >= row.code.length - 1 && code.startsWith(row.code.slice(0, -2)),
    )
  );
}

/** The first of the codes that the operation documents. */
function documented(operation: MockOperation, codes: readonly string[]): Documented | undefined {
  const rows = documentedCodes(operation);
  for (const code of codes) {
    const row = rows.find((candidate) => candidate.code === code);
    if (row) return row;
  }
  return undefined;
}

function refusal(row: Documented, name: string, detail: string): Refusal {
  const documentedText = fill(row.message, name).trim();
  return new Refusal(row.status, fill(row.code, name), documentedText === "" ? detail : `${documentedText} ${detail}`);
}

/** Puts the name where a template has `%s`. */
export function fill(template: string, name: string): string {
  return template.replaceAll("%s", () => name);
}

/** The fields of an error body, in the service's order. */
export function errorBody(
  { code, message, more }: Refusal,
  { requestId, host, product }: { requestId: string; host: string; product: string },
): Record<string, unknown> {
  const query = new URLSearchParams({ q: code, product });
  return {
    RequestId: requestId,
    HostId: host,
    Code: code,
    Message: message,
    Recommend: `https://api.aliyun.com/troubleshoot?${query}`,
    ...(more.accessDeniedDetail && { AccessDeniedDetail: more.accessDeniedDetail }),
  };
}
