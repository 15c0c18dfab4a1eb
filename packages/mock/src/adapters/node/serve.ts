/**
 * The body of a mock package's command: `ens-mock --port 4010 --access-key ID:SECRET`.
 *
 * @module
 */
import type { Call } from "../../calls/call.ts";
import type { MockOptions } from "../../mock.ts";
import type { Player } from "../../types.ts";
import { CommandError, type CommandOptions, parseCommand } from "./command.ts";
import { listen, type Server } from "./listen.ts";

export interface ServeOptions {
  /** The command's name. */
  readonly name: string;
  /** The package's version, for `--version`. */
  readonly version: string;
  /** Makes the mock that is served. */
  readonly create: (options: MockOptions) => Player;
}

/**
 * Serves until it is told to stop (SIGINT, SIGTERM). Prints where it listens and a line for each call: verb-free,
 * without parameters, so no log holds a secret.
 *
 * @param argv arguments of the command, without Node's own two
 * @returns the exit code: 0; 2 if the arguments cannot be used, told in one line
 */
export async function serve(argv: readonly string[], { name, version, create }: ServeOptions): Promise<number> {
  try {
    const command = parseCommand(argv);
    if (command.help) return say(helpText(name));
    if (command.version) return say(version);
    const { log, flush } = logger();
    const mock = create({ accessKeys: command.accessKeys, onCall: log });
    const server = await started(mock, command);
    process.stdout.on("error", () => {}); // a reader like `head` has gone; the server need not
    say(greeting(name, mock, server, command));
    await told();
    await server.close();
    flush();
    return say(`${name}: stopped`);
  } catch (error) {
    if (!(error instanceof CommandError)) throw error;
    process.stderr.write(`${name}: ${error.message}\n`);
    return 2;
  }
}

function say(text: string): 0 {
  process.stdout.write(`${text}\n`);
  return 0;
}

/** Prints many lines at a time, a moment later: a write to a pipe takes twice as long as an answer. */
function logger(): { log: (call: Call) => void; flush: () => void } {
  let lines = "";
  const flush = (): void => {
    if (lines !== "") process.stdout.write(lines);
    lines = "";
  };
  const log = (call: Call): void => {
    if (lines === "") setTimeout(flush, 20);
    lines += `${line(call)}\n`;
  };
  return { log, flush };
}

async function started(mock: Player, { port, host }: CommandOptions): Promise<Server> {
  try {
    return await listen(mock, { port, host });
  } catch (error) {
    const { code = "unknown error" } = error as NodeJS.ErrnoException;
    throw new CommandError(reasons[code]?.(port, host) ?? `cannot listen on ${host}, port ${port}: ${code}`);
  }
}

const unknownHost = (_: number, host: string): string => `${host} is no address of this machine: choose another --host`;
const reasons: Readonly<Record<string, (port: number, host: string) => string>> = {
  EADDRINUSE: (port, host) => `port ${port} on ${host} is in use: stop what uses it, or choose another --port (0: any)`,
  EACCES: (port) => `port ${port} needs rights that this user has not: choose a --port above 1023`,
  EADDRNOTAVAIL: unknownHost,
  ENOTFOUND: unknownHost,
};

function told(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => resolve());
  });
}

function greeting(name: string, { product }: Player, { url }: Server, { accessKeys }: CommandOptions): string {
  const count = Object.keys(product.operations).length;
  return [
    `${name}: ${product.name} ${product.version}, ${count} operations, on ${url}`,
    `Point a client at it: endpoint "${url}", access key id ${Object.keys(accessKeys).join(" or ")}. Ctrl-C stops it.`,
  ].join("\n");
}

/** The action's name comes from outside: nothing of it may steer a terminal. */
function line({ action, status, code }: Call): string {
  const printable = action.slice(0, 100).replaceAll(/[^\x21-\x7e]/g, "?");
  return `${status} ${printable || "-"}${code ? ` ${code}` : ""}`;
}

const helpText = (name: string): string => `${name} [--port 4010] [--host 127.0.0.1] [--access-key ID:SECRET]…

Serves the mock over plain HTTP and prints a line for each call.

  --port N                 port to listen on; 0 takes a free one (default 4010)
  --host ADDRESS           address to listen on (default 127.0.0.1, this machine alone)
  --access-key ID:SECRET   a key that may call; may be repeated (default testid:testsecret)
  --help, --version

Exit code: 0 when stopped by a signal, 2 if it cannot start.`;
