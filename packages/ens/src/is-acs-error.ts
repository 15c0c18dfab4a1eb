import { type AcsError, isAcsError as isError, type OwnCode } from "@acskit/client";
import type { ErrorCodes } from "./generated/errors.ts";

/**
 * Says whether a caught value is an error of a call.
 *
 * @example
 * if (isAcsError(error, "ShareAICImage") && error.code === "NoPermission") askForPermission();
 *
 * @param action narrows `code` to those that this operation documents and the client's own; others may come, and
 *   without an action `code` may be compared with any
 */
export function isAcsError<Action extends keyof ErrorCodes>(
  error: unknown,
  action: Action,
): error is AcsError<ErrorCodes[Action] | OwnCode>;
/** Says whether a caught value is an error of a call, of whichever operation: `code` is a string. */
export function isAcsError(error: unknown): error is AcsError;
export function isAcsError(error: unknown, action?: string): boolean {
  return isError(error) && (action === undefined || error.action === action);
}
