/**
 * Whether a caller may do what it asks for, and the refusal if not.
 *
 * @see specs/protocol/errors.md 1, 3.3
 * @module
 */
import { documentedCode } from "../engine/errors.ts";
import type { Received } from "../engine/receive.ts";
import { Refusal } from "../engine/refusal.ts";
import type { Decision } from "../policies/decide.ts";
import type { Question } from "../policies/statement.ts";
import type { MockOperation, MockProduct } from "../types.ts";
import type { Caller } from "./caller.ts";

export interface Asked {
  readonly action: string;
  readonly operation: MockOperation;
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly received: Received;
  readonly secure: boolean;
  readonly nowMs: number;
}

/** @param warnings collects what could not be decided and was let through */
export function checkPermission(
  product: MockProduct,
  caller: Caller,
  asked: Asked,
  warnings: string[],
): Refusal | undefined {
  if (caller.decisions.length === 0 || asked.operation.ram === "none") return undefined;
  const question = questionOf(product, caller, asked);
  for (const decide of caller.decisions) {
    const decision = decide(question);
    if (!decision.allowed) return denied(caller, question.action, asked.operation, decision);
    warnings.push(...decision.doubts);
  }
  return undefined;
}

function questionOf({ name }: MockProduct, { accountId, arn }: Caller, asked: Asked): Question {
  const { action, operation, parameters, received, secure, nowMs } = asked;
  const ram = operation.ram === "none" ? undefined : operation.ram;
  const fill = (text: string): string =>
    text.replaceAll(/\{#(\w+)\}/g, (_, placeholder: string) => {
      if (placeholder.toLowerCase() === "accountid") return accountId;
      const value = Object.hasOwn(parameters, placeholder) ? parameters[placeholder] : undefined;
      return typeof value === "string" || typeof value === "number" ? String(value) : "*";
    });
  return {
    action: ram?.action ?? `${name.toLowerCase()}:${action}`,
    arns: ram?.arns?.map(fill),
    context: new Map([
      ["acs:sourceip", [received.clientIp]],
      ["acs:securetransport", [String(secure)]],
      ["acs:currenttime", [new Date(nowMs).toISOString().replace(/\.\d+/, "")]],
      ["acs:principalarn", [arn]],
      ...requestTags(parameters.Tag),
    ]),
  };
}

/** `acs:RequestTag/env`, for each tag that the request would give. */
function requestTags(tags: unknown): [string, string[]][] {
  if (!Array.isArray(tags)) return [];
  return tags.flatMap((tag: unknown): [string, string[]][] => {
    const { Key, Value = "" } = Object(tag) as { Key?: unknown; Value?: unknown };
    return typeof Key === "string" ? [[`acs:requesttag/${Key.toLowerCase()}`, [String(Value)]]] : [];
  });
}

/** Where an operation documents the code with several statuses, it is the strictest. */
function denied(
  { accountId, kind, name }: Caller,
  AuthAction: string,
  operation: MockOperation,
  { by, why }: Extract<Decision, { allowed: false }>,
): Refusal {
  const { status, message } = documentedCode(operation, "NoPermission", 403) ?? { status: 400, message: "" };
  const detail = {
    AuthAction,
    AuthPrincipalType: kind === "user" ? "SubUser" : "AssumedRoleUser",
    AuthPrincipalOwnerId: accountId,
    AuthPrincipalDisplayName: name,
    NoPermissionType: by,
    PolicyType: "AccountLevelIdentityBasedPolicy",
  };
  const EncodedDiagnosticMessage = base64(JSON.stringify(detail));
  return new Refusal(status, "NoPermission", message.trim() || "You are not authorized to do this action.", {
    explanation: `${name} of account ${accountId} is not allowed: ${why}`,
    accessDeniedDetail: { ...detail, EncodedDiagnosticMessage },
  });
}

const base64 = (text: string): string => btoa(String.fromCharCode(...new TextEncoder().encode(text)));
