import { policies } from "../policies/decide.ts";
import { type AccessKeys, type Account, defaultAccountId } from "./account.ts";
import type { Caller, Key } from "./caller.ts";

export type Accounts = Readonly<Record<string, Account>>;

/** Everybody's keys that do not end, by access key id. */
export function permanentKeys(accessKeys: AccessKeys, accounts: Accounts): Map<string, Key> {
  const keys = new Map<string, Key>();
  const add = (own: AccessKeys | undefined, caller: Caller): void => {
    for (const [id, accessKeySecret] of Object.entries(own ?? {})) keys.set(id, { accessKeySecret, caller });
  };
  add(accessKeys, root(defaultAccountId));
  for (const [accountId, account] of Object.entries(accounts)) {
    add(account.accessKeys, root(accountId));
    for (const [name, user] of Object.entries(account.users ?? {})) {
      const decisions = [policies(user.policies ?? [], `the policies of the user ${name}`)];
      add(user.accessKeys, { accountId, kind: "user", name, arn: `acs:ram::${accountId}:user/${name}`, decisions });
    }
  }
  return keys;
}

function root(accountId: string): Caller {
  return { accountId, kind: "account", name: accountId, arn: `acs:ram::${accountId}:root`, decisions: [] };
}
