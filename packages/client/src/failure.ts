import { AcsError, type AcsErrorFields } from "./acs-error.ts";
import { verdictOn } from "./verdict.ts";
import type { Asked } from "./wire-request.ts";

/** The error that a call fails with. */
export function failure(
  request: Asked,
  fields: Omit<AcsErrorFields, "action">,
  headers?: Headers,
  answer?: string,
): AcsError {
  const { action, kind, token } = request.row;
  const wanted = Number(headers?.get("x-acs-retry-after"));
  const retryAfterMs = wanted > 0 ? wanted : undefined;
  const enough = kind === "read" ? 1 : token ? 2 : 3; // what the verdict must be at least
  const retryable = verdictOn({ ...fields, retryAfterMs }) >= enough;
  const advice = request.help?.advise(fields);
  return new AcsError({ ...fields, action, retryable, retryAfterMs, advice }, { request, headers, answer });
}
