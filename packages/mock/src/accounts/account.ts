/**
 * Who may call a mock: accounts, the users and roles in them, their keys and policies.
 *
 * @module
 */
import type { Policy } from "../policies/policy.ts";

/** Secrets by access key id. */
export type AccessKeys = Readonly<Record<string, string>>;

/** One account. Its own keys may do everything. */
export interface Account {
  readonly accessKeys?: AccessKeys;
  /** Tokens that take a key's place. */
  readonly bearerTokens?: readonly string[];
  /** Users of Resource Access Management (RAM), by name. */
  readonly users?: Readonly<Record<string, User>>;
  /** Roles by name; `mock.assumeRole` gives temporary keys for one. */
  readonly roles?: Readonly<Record<string, Role>>;
}

/** A user may do what its policies allow: nothing without one. */
export interface User {
  readonly accessKeys?: AccessKeys;
  readonly bearerTokens?: readonly string[];
  readonly policies?: readonly Policy[];
}

/** Who takes a role may do what its policies allow: nothing without one. */
export interface Role {
  readonly policies?: readonly Policy[];
}

/** The account of the keys in `accessKeys`, which belong to no other. */
export const defaultAccountId = "1000000000000001";
