import { documentedCode, documentedCodes, fill } from "../engine/errors.ts";
import { Refusal } from "../engine/refusal.ts";
import type { MockOperation } from "../types.ts";
import type { Effect, FailureKind, MockRules, Resource } from "./types.ts";

/** What a refusal is about. */
export interface About {
  readonly operation: MockOperation;
  readonly effect: Effect | undefined;
  readonly resource?: Resource | undefined;
  readonly rules: MockRules;
}

/**
 * The service's refusal for a case: by the operation's own data, else by a code of the resource's that the operation
 * documents, else by the product's fallback: one that is documented, or else the last.
 *
 * @param subject what the message names: a parameter
 * @returns nothing where no code is known, or the operation's own is `null`: then it is not refused
 */
export function refusalFor(kind: FailureKind, subject: string, about: About): Refusal | undefined {
  const { operation, effect, resource, rules } = about;
  const own = effect?.errors?.[kind];
  if (own === null) return undefined;
  if (own) return refuseWith(own, subject, kind, about);
  const shared = [resource?.errors?.[kind] ?? []].flat().find((code) => documentedCode(operation, code));
  if (shared) return refuseWith(shared, subject, kind, about);
  const fallback = rules.fallback?.[kind] ?? [];
  const code = fallback.find((code) => documentedCodes(operation).some((row) => row.code === code)) ?? fallback.at(-1);
  return code === undefined ? undefined : refuseWith(code, subject, kind, about);
}

type Reason = FailureKind | "several" | "invalid";

const words: Readonly<Record<Reason, string>> = {
  notFound: "is not found (NotFound)",
  wrongState: "names what is in another state",
  inUse: "names what is in use",
  alreadyExists: "exists already",
  quota: "is more than the quota",
  denied: "belongs to another account",
  tooMany: "has too many items",
  several: "names several, and one is meant",
  invalid: "cannot have this value here",
};

export function refuseWith(code: string, subject: string, kind: Reason, { operation, rules }: About): Refusal {
  const row = documentedCode(operation, fill(code, subject)) ?? documentedCode(operation, code);
  const message = fill(row?.message ?? "", subject).trim();
  const text = `The specified ${subject} ${words[kind]}.`;
  const status = row?.status ?? rules.status?.[code] ?? 400;
  return new Refusal(status, fill(code, subject), message === "" ? text : `${message} ${text}`);
}
