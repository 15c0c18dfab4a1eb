import { policies } from "../policies/decide.ts";
import { type AccessKeys, type Account, defaultAccountId, type User } from "./account.ts";
import type { Caller, Key } from "./caller.ts";

export type Accounts = Readonly<Record<string, Account>>;

interface Permanent {
  /** By access key id. */
  readonly keys: ReadonlyMap<string, Key>;
  /** By bearer token. */
  readonly bearers: ReadonlyMap<string, Caller>;
}

/** Everybody's keys and tokens that do not end. */
export function permanentKeys(accessKeys: AccessKeys, accounts: Accounts): Permanent {
  const keys = new Map<string, Key>();
  const bearers = new Map<string, Caller>();
  const add = (own: Pick<User, "accessKeys" | "bearerTokens">, caller: Caller): void => {
    for (const [id, accessKeySecret] of Object.entries(own.accessKeys ?? {})) keys.set(id, { accessKeySecret, caller });
    for (const token of own.bearerTokens ?? []) bearers.set(token, caller);
  };
  add({ accessKeys }, root(defaultAccountId));
  for (const [accountId, account] of Object.entries(accounts)) {
    add(account, root(accountId));
    for (const [name, user] of Object.entries(account.users ?? {})) {
      const decisions = [policies(user.policies ?? [], `the policies of the user ${name}`)];
      add(user, { accountId, kind: "user", name, arn: `acs:ram::${accountId}:user/${name}`, decisions });
    }
  }
  return { keys, bearers };
}

function root(accountId: string): Caller {
  return { accountId, kind: "account", name: accountId, arn: `acs:ram::${accountId}:root`, decisions: [] };
}
