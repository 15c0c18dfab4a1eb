import { checkNames } from "../../check.ts";
import type { MockOptions } from "../../mock.ts";
import type { Scenario } from "../../seed/scenario.ts";
import { CommandError } from "./command-error.ts";

/** What a configuration file may say: who may call, how time goes, what is there from the beginning. */
export interface Config extends Pick<MockOptions, (typeof chosen)[number]> {
  readonly scenario?: Scenario<never>;
}

const chosen = ["accessKeys", "accounts", "clock", "settle", "seed", "limits"] as const;

/**
 * Reads a configuration file. Whether its values are right is found where they are used.
 *
 * @throws {CommandError}
 */
export function readConfig(file: string): Config {
  const { readFileSync } = process.getBuiltinModule("node:fs");
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch (error) {
    throw new CommandError(`--config: cannot read ${file}: ${(error as NodeJS.ErrnoException).code}`);
  }
  return usable(file, () => {
    const config = parsed(text);
    checkNames(config, "the file", [...chosen, "scenario"]);
    return config;
  });
}

/**
 * Runs what uses a file, and says of which one it is that something is wrong.
 *
 * @throws {CommandError}
 */
export function usable<Result>(file: string | undefined, use: () => Result): Result {
  try {
    return use();
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    const where = file === undefined ? "--access-key" : `--config: ${file}`;
    throw new CommandError(`${where}: ${error.message.replace(/^createMock: /, "")}`);
  }
}

/** Node's own message would repeat a part of the text, in which secrets are. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new TypeError("it is not JSON");
  }
}
