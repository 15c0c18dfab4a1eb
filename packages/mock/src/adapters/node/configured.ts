import { type AccessKeys, type Account, defaultAccountId } from "../../accounts/account.ts";
import type { Mock, MockOptions } from "../../mock.ts";
import type { CommandOptions } from "./command.ts";
import { type Config, readConfig, usable } from "./config-file.ts";

export interface Configured {
  /** Its `reset` leads back to the scenario of the file. */
  readonly mock: Mock;
  /** The ids of the accounts' own keys, with the account where it is not the default one. */
  readonly keyNames: readonly string[];
}

/**
 * The mock that flags and configuration file ask for.
 *
 * @throws {CommandError} that names the file and what is wrong in it
 */
export function configured(
  { keys, config: file }: CommandOptions,
  create: (options: MockOptions) => Mock,
  onCall: NonNullable<MockOptions["onCall"]>,
): Configured {
  const { scenario, ...config } = file === undefined ? ({} as Config) : readConfig(file);
  return usable(file, () => {
    const { accounts = {}, ...options } = config;
    if (file !== undefined) create({ ...config }); // finds what is wrong in the file itself
    const everybody = withFlags({ ...accounts }, options.accessKeys, keys);
    const made = create({ ...options, ...everybody, onCall });
    const begin = (): void => {
      if (scenario !== undefined) made.seed(scenario);
    };
    begin();
    const reset = (): void => {
      made.reset();
      begin();
    };
    return { mock: { ...made, reset }, keyNames: namesOf(everybody) };
  });
}

interface Everybody {
  readonly accessKeys: AccessKeys;
  readonly accounts: Readonly<Record<string, Account>>;
}

/** Who may call. The usual key is there only if nobody has one. */
function withFlags(
  accounts: Record<string, Account>,
  own: AccessKeys | undefined,
  flags: CommandOptions["keys"],
): Everybody {
  const { "": unnamed, [defaultAccountId]: named, ...others } = Object.fromEntries(flags);
  for (const [id, accessKeys] of Object.entries(others)) {
    accounts[id] = { ...accounts[id], accessKeys: { ...accounts[id]?.accessKeys, ...accessKeys } };
  }
  const given = own ?? (flags.size === 0 && Object.keys(accounts).length === 0 ? { testid: "testsecret" } : {});
  return { accessKeys: { ...given, ...unnamed, ...named }, accounts };
}

function namesOf({ accessKeys, accounts }: Everybody): string[] {
  const others = Object.entries(accounts).flatMap(([account, one]) =>
    Object.keys(one.accessKeys ?? {}).map((id) => (account === defaultAccountId ? id : `${id} (account ${account})`)),
  );
  return [...Object.keys(accessKeys), ...others];
}
