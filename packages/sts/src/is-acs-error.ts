import { type AcsError, isAcsError as isError } from "@acskit/client";
import type { ErrorCodes } from "./generated/errors.ts";

/**
 * Says whether a caught value is an error of a call.
 *
 * @example
 * if (isAcsError(error, "AssumeRole") && error.code === "NoPermission") askForPermission();
 *
 * @param action narrows `code` to the codes that this operation documents; a service may answer others
 */
export function isAcsError<Action extends keyof ErrorCodes>(
  error: unknown,
  action: Action,
): error is AcsError<ErrorCodes[Action]>;
export function isAcsError(error: unknown): error is AcsError;
export function isAcsError(error: unknown, action?: string): boolean {
  return isError(error) && (action === undefined || error.action === action);
}
