/**
 * The body of a mock package's command: `ens-mock --port 4010 --access-key ID:SECRET`.
 *
 * @module
 */

import type { Mock, MockOptions } from "../../mock.ts";
import type { MockTypes } from "../../mock-types.ts";
import { adminOf } from "./admin.ts";
import { callLines } from "./call-lines.ts";
import { parseCommand } from "./command.ts";
import { CommandError } from "./command-error.ts";
import { greeting, helpText } from "./command-words.ts";
import { configured } from "./configured.ts";
import { startServers } from "./start-servers.ts";
import { type StateFile, stateFile } from "./state-file.ts";
import { trustFile } from "./trust-file.ts";

export interface ServeOptions<T extends MockTypes> {
  /** The command's name. */
  readonly name: string;
  /** The package's version, for `--version`. */
  readonly version: string;
  /** Makes the mock that is served. */
  readonly create: (options: MockOptions) => Mock<T>;
}

/**
 * Serves until it is told to stop (SIGINT, SIGTERM). Prints where it listens and a line for each call: verb-free,
 * without parameters, so no log holds a secret.
 *
 * @param argv arguments of the command, without Node's own two
 * @returns the exit code: 0; 2 if the arguments cannot be used, told in one line
 */
export async function serve<T extends MockTypes>(
  argv: readonly string[],
  { name, version, create }: ServeOptions<T>,
): Promise<number> {
  const complain = (message: string): void => void process.stderr.write(`${name}: ${message}\n`);
  try {
    const command = parseCommand(argv);
    if (command.help) return say(helpText(name));
    if (command.version) return say(version);

    const { log, flush } = callLines((text) => process.stdout.write(text));
    let file: StateFile | undefined;
    const made = configured(command, create as unknown as (options: MockOptions) => Mock, (call) => {
      if (!command.quiet) log(call);
      file?.called(call);
    });
    const { mock } = made;
    file = command.state === undefined ? undefined : stateFile(mock, command.state, complain);
    const servers = await startServers(mock, adminOf(mock, file?.changed), command);
    process.stdout.on("error", () => {}); // a reader like `head` has gone; the server need not
    const trust = trustFile(name, servers);
    say(greeting(name, made, servers, trust?.file));
    await told();
    await Promise.all(servers.map((server) => server.close()));
    file?.flush();
    trust?.remove();
    flush();
    return say(`${name}: stopped`);
  } catch (error) {
    if (!(error instanceof CommandError)) throw error;
    complain(error.message);
    return 2;
  }
}

function say(text: string): 0 {
  process.stdout.write(`${text}\n`);
  return 0;
}

function told(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => resolve());
  });
}
