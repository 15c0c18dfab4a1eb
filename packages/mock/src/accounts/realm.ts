/**
 * Accounts with their keys, and the time by which those end: what mocks that stand beside each other have in common.
 *
 * @module
 */
import type { MovableClock } from "../clock/mock-clock.ts";
import { seeded } from "../random.ts";
import type { AccessKeys } from "./account.ts";
import type { Caller, Key } from "./caller.ts";
import { type Accounts, permanentKeys } from "./keys.ts";
import { type AssumeRoleOptions, type Opened, openSession } from "./sessions.ts";

export interface Realm {
  readonly time: MovableClock;
  readonly accounts: Accounts;
  readonly keyOf: (accessKeyId: string) => Key | undefined;
  readonly bearerOf: (token: string) => Caller | undefined;
  /** Whether it is the token of any temporary key. */
  readonly knowsToken: (securityToken: string) => boolean;
  /** @throws {TypeError} if there is no such role, or an option is not what its type says */
  readonly assumeRole: (options: AssumeRoleOptions) => Opened;
  /** Forgets the temporary keys. */
  readonly reset: () => void;
}

export function createRealm(accessKeys: AccessKeys, accounts: Accounts, time: MovableClock, seed: number): Realm {
  const { keys, bearers } = permanentKeys(accessKeys, accounts);
  const sessions = new Map<string, Key>();
  let random = seeded(seed);
  return {
    time,
    accounts,
    keyOf: (id) => keys.get(id) ?? sessions.get(id),
    bearerOf: (token) => bearers.get(token),
    knowsToken: (token) => [...sessions.values()].some(({ securityToken }) => securityToken === token),
    assumeRole: (options) => {
      const opened = openSession(accounts, options, time.clock.now(), random);
      sessions.set(opened.session.accessKeyId, opened.key);
      return opened;
    },
    reset: () => {
      sessions.clear();
      random = seeded(seed);
    },
  };
}
