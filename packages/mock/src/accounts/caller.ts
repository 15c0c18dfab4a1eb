import type { Decide } from "../policies/decide.ts";

/** Whose key a request was signed with. */
export interface Caller {
  readonly accountId: string;
  readonly kind: "account" | "user" | "role";
  /** Of the user, or `role:session`; the account's id for the account itself. */
  readonly name: string;
  /** `acs:ram::1000000000000001:user/reader` */
  readonly arn: string;
  /** What must allow a call, all of it; nothing for an account, which may do everything. */
  readonly decisions: readonly Decide[];
}

/** A key and whose it is. */
export interface Key {
  readonly accessKeySecret: string;
  readonly caller: Caller;
  /** Of a temporary key. */
  readonly securityToken?: string;
  /** Of a temporary key: epoch milliseconds. */
  readonly expiresAt?: number;
}
