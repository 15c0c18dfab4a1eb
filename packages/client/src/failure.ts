import { AcsError, type AcsErrorFields } from "./acs-error.ts";
import type { Asked } from "./wire-request.ts";

/** The error that a call fails with. */
export function failure(request: Asked, fields: Omit<AcsErrorFields, "action">, headers?: Headers): AcsError {
  return new AcsError({ ...fields, action: request.row.action }, { request, headers });
}
