/**
 * Operations about keys: they hand out those of a role, or say whose the caller's are. Which of them does what, and where
 * in its answer, is its row's to say.
 *
 * @module
 */
import { documentedCode } from "../engine/errors.ts";
import { Refusal } from "../engine/refusal.ts";
import type { Policy } from "../policies/policy.ts";
import { seeded } from "../random.ts";
import { put } from "../state/paths.ts";
import type { MockOperation } from "../types.ts";
import type { Caller } from "./caller.ts";
import type { Realm } from "./realm.ts";
import { findRole, knownRoles, type Session } from "./sessions.ts";

/** What such an operation does. */
export interface Identity {
  /** The parameters of one that hands out a role's keys: which role, by what name, for how long, and what it may not do. */
  readonly role?: {
    readonly arn: string;
    readonly session?: string;
    readonly seconds?: string;
    readonly policy?: string;
    /** The codes for a role that is not there, a policy that cannot be read, an account that calls with its own key. */
    readonly errors: { readonly notFound: string; readonly policy: string; readonly denied?: string };
  };
  /** By path of the answer; `$Name` is the request's parameter. */
  readonly answer: Readonly<Record<string, IdentityFact | `$${string}`>>;
}

/** What can be said of keys: of those handed out, if there are any, else of the caller's. */
export type IdentityFact =
  | "type"
  | "accountId"
  | "principalId"
  | "userId"
  | "roleId"
  | "arn"
  | "sessionArn"
  | "accessKeyId"
  | "accessKeySecret"
  | "securityToken"
  | "expiration";

type Values = Readonly<Record<string, unknown>>;

/** @returns the operation's answer; a refusal where there is no such role, or none for this caller */
export function identify(
  operation: MockOperation,
  { role, answer }: Identity,
  asked: { readonly parameters: Values; readonly caller: Caller; readonly realm: Realm },
): Refusal | Record<string, unknown> {
  const { parameters, caller, realm } = asked;
  const opened = role && open(operation, role, asked);
  if (opened instanceof Refusal) return opened;
  const facts = opened
    ? { ...factsOf(realm.keyOf(opened.accessKeyId)?.caller ?? caller), ...keysOf(opened) }
    : factsOf(caller);
  const fields = structuredClone(operation.answer) as Record<string, unknown>;
  for (const [path, fact] of Object.entries(answer)) {
    put(fields, path, fact.startsWith("$") ? parameters[fact.slice(1)] : facts[fact as IdentityFact]);
  }
  return fields;
}

function open(
  operation: MockOperation,
  { arn, session, seconds, policy, errors }: NonNullable<Identity["role"]>,
  { parameters, caller, realm }: { parameters: Values; caller: Caller; realm: Realm },
): Refusal | Session {
  const refuse = (code: string, explanation: string): Refusal => {
    const { status, message } = documentedCode(operation, code) ?? { status: 400, message: "" };
    return new Refusal(status, code, message.trim() || explanation, { explanation });
  };
  if (errors.denied !== undefined && caller.kind === "account") {
    return refuse(errors.denied, "an account's own key cannot take a role: sign with the key of a user or of a role");
  }
  const role = String(parameters[arn]);
  if (!findRole(realm.accounts, role)) return refuse(errors.notFound, `no such role; ${knownRoles(realm.accounts)}`);
  const given = (name = ""): unknown => parameters[name];
  try {
    return realm.assumeRole({
      role,
      ...(given(session) !== undefined && { sessionName: String(given(session)) }),
      ...(given(seconds) !== undefined && { lifetime: Number(given(seconds)) * 1000 }),
      ...(given(policy) !== undefined && { policy: JSON.parse(String(given(policy))) as Policy }),
    }).session;
  } catch (error) {
    const why = error instanceof TypeError ? error.message.replace(/^assumeRole: /, "") : "the policy is not JSON";
    return refuse(errors.policy, why);
  }
}

const types = { account: "Account", user: "RAMUser", role: "AssumedRoleUser" } as const;

function factsOf({ kind, accountId, name, arn }: Caller): Partial<Record<IdentityFact, string>> {
  const common = { type: types[kind], accountId, arn };
  if (kind === "account") return { ...common, principalId: accountId, userId: accountId };
  if (kind === "user") return { ...common, principalId: numberOf(arn), userId: numberOf(arn) };
  const [role = "", session = ""] = name.split(":");
  const roleArn = `acs:ram::${accountId}:role/${role}`;
  const roleId = numberOf(roleArn);
  return { ...common, principalId: `${roleId}:${session}`, roleId, sessionArn: `${roleArn}/${session}` };
}

function keysOf({ expiresAt, ...keys }: Session): Partial<Record<IdentityFact, string>> {
  return { ...keys, expiration: new Date(expiresAt).toISOString().replace(/\.\d+/, "") };
}

/** A number of 18 digits, the same for the same name: users and roles are called so, and no test says how. */
function numberOf(arn: string): string {
  const hash = [...arn].reduce(
    (sum, character) => Math.imul(sum ^ (character.codePointAt(0) ?? 0), 0x01000193),
    0x811c9dc5,
  );
  const random = seeded(hash);
  return `2${Array.from({ length: 17 }, () => Math.floor(random() * 10)).join("")}`;
}
