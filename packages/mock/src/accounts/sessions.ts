/**
 * Temporary keys, as Security Token Service (STS) gives them.
 *
 * @module
 */
import { type Duration, milliseconds } from "../clock/duration.ts";
import { checkPolicy } from "../policies/check-policy.ts";
import { policies } from "../policies/decide.ts";
import type { Policy } from "../policies/policy.ts";
import { type Random, word } from "../random.ts";
import type { Role } from "./account.ts";
import type { Key } from "./caller.ts";
import type { Accounts } from "./keys.ts";

/** Which role, by what name, for how long. */
export interface AssumeRoleOptions {
  /** `acs:ram::<account id>:role/<name>`, of the mock's `accounts`. */
  readonly role: string;
  /** `session` when left out. */
  readonly sessionName?: string;
  /** An hour when left out, by the mock's clock. */
  readonly lifetime?: Duration;
  /** Takes permissions away from the role's, for these keys. */
  readonly policy?: Policy;
}

/** Keys that end: what a client takes as `credentials`. */
export interface Session {
  readonly accessKeyId: string;
  readonly accessKeySecret: string;
  readonly securityToken: string;
  /** Epoch milliseconds by the mock's clock. */
  readonly expiresAt: number;
}

export interface Opened {
  readonly session: Session;
  readonly key: Key;
}

interface Found {
  readonly accountId: string;
  readonly name: string;
  readonly role: Role;
}

/** @returns nothing where no account has a role of that name */
export function findRole(accounts: Accounts, arn: string): Found | undefined {
  const [, accountId = "", name = ""] = /^acs:ram::(\d+):role\/(.+)$/.exec(arn) ?? [];
  const roles = Object.hasOwn(accounts, accountId) ? (accounts[accountId]?.roles ?? {}) : {};
  const role = Object.hasOwn(roles, name) ? roles[name] : undefined;
  return role && { accountId, name, role };
}

/** @throws {TypeError} if there is no such role, or an option is not what its type says */
export function openSession(accounts: Accounts, options: AssumeRoleOptions, nowMs: number, random: Random): Opened {
  const { role: arn, sessionName = "session", lifetime = "1h", policy } = options;
  const found = findRole(accounts, String(arn));
  if (!found) throw new TypeError(`assumeRole: there is no role ${arn}; ${knownRoles(accounts)}`);
  const { accountId, name, role } = found;
  if (policy) checkPolicy(policy, "assumeRole: policy");
  const session: Session = {
    accessKeyId: `STS.${word(random, 24)}`,
    accessKeySecret: word(random, 44),
    securityToken: `CAIS${word(random, 96)}`,
    expiresAt: nowMs + milliseconds(lifetime, "assumeRole: lifetime"),
  };
  const { accessKeySecret, securityToken, expiresAt } = session;
  const decisions = [
    policies(role.policies ?? [], `the policies of the role ${name}`),
    ...(policy ? [policies([policy], "the policy of the session")] : []),
  ];
  const caller = {
    accountId,
    kind: "role" as const,
    name: `${name}:${sessionName}`,
    arn: `acs:ram::${accountId}:assumed-role/${name}/${sessionName}`,
    decisions,
  };
  return { session, key: { accessKeySecret, securityToken, expiresAt, caller } };
}

/** For messages. */
export function knownRoles(accounts: Accounts): string {
  const arns = Object.entries(accounts).flatMap(([id, { roles = {} }]) =>
    Object.keys(roles).map((name) => `acs:ram::${id}:role/${name}`),
  );
  return arns.length > 0 ? `there are ${arns.join(", ")}` : "the mock's accounts have no roles";
}
