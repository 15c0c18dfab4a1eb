import { checkNames, isRecord } from "../check.ts";
import { checkPolicy } from "../policies/check-policy.ts";

/**
 * Says what is wrong with `accessKeys` and `accounts`; never a secret.
 *
 * @throws {TypeError}
 */
export function checkAccounts(accessKeys: unknown, accounts: unknown): void {
  const seen = new Map<string, string>();
  checkKeys(accessKeys, "accessKeys", seen);
  if (!isRecord(accounts)) throw new TypeError("createMock: accounts is not an object of accounts by their id");
  for (const [id, account] of Object.entries(accounts)) {
    const at = `accounts.${id}`;
    if (!/^\d+$/.test(id)) throw new TypeError(`createMock: ${at}: the id of an account is made of digits`);
    checkNames(account, `createMock: ${at}`, ["accessKeys", "bearerTokens", "users", "roles"]);
    checkCredentials(account, at, seen);
    for (const [group, names] of [
      ["users", ["accessKeys", "bearerTokens", "policies"]],
      ["roles", ["policies"]],
    ] as const) {
      const people = account[group] ?? {};
      if (!isRecord(people)) throw new TypeError(`createMock: ${at}.${group} is not an object by name`);
      for (const [name, one] of Object.entries(people)) checkOne(one, `${at}.${group}.${name}`, names, seen);
    }
  }
}

function checkOne(one: unknown, at: string, names: readonly string[], seen: Map<string, string>): void {
  checkNames(one, `createMock: ${at}`, names);
  checkCredentials(one, at, seen);
  const policies = one.policies ?? [];
  if (!Array.isArray(policies)) throw new TypeError(`createMock: ${at}.policies is not a list of policy documents`);
  for (const [index, policy] of policies.entries()) checkPolicy(policy, `createMock: ${at}.policies[${index}]`);
}

function checkCredentials(one: Record<string, unknown>, at: string, seen: Map<string, string>): void {
  checkKeys(one.accessKeys ?? {}, `${at}.accessKeys`, seen);
  const tokens = one.bearerTokens ?? [];
  if (!Array.isArray(tokens) || !tokens.every((token) => typeof token === "string" && token !== "")) {
    throw new TypeError(`createMock: ${at}.bearerTokens is not a list of texts`);
  }
  for (const token of tokens) {
    const other = seen.get(`bearer ${token}`);
    if (other !== undefined) throw new TypeError(`createMock: a bearer token is in ${other} and in ${at}`);
    seen.set(`bearer ${token}`, at);
  }
}

function checkKeys(keys: unknown, at: string, seen: Map<string, string>): void {
  if (!isRecord(keys)) throw new TypeError(`createMock: ${at} is not an object of secrets by access key id`);
  for (const [id, secret] of Object.entries(keys)) {
    if (typeof secret !== "string" || secret === "") {
      throw new TypeError(`createMock: ${at}: the secret of the access key ${id} is not a text`);
    }
    const other = seen.get(id);
    if (other !== undefined) throw new TypeError(`createMock: the access key ${id} is in ${other} and in ${at}`);
    seen.set(id, at);
  }
}
