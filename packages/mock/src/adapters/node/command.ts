/**
 * A command's arguments. A secret may stand anywhere in them by mistake, so no message repeats a value.
 *
 * @module
 */
import type { parseArgs as ParseArgs } from "node:util";
import { CommandError } from "./command-error.ts";

export interface CommandOptions {
  readonly port: number;
  /** Of HTTPS, beside HTTP; left out if it is not asked for. */
  readonly httpsPort?: number;
  readonly host: string;
  /** Secrets by access key id, by account; the default account's under an empty id. */
  readonly keys: ReadonlyMap<string, Readonly<Record<string, string>>>;
  readonly config?: string;
  readonly state?: string;
  readonly quiet: boolean;
  readonly help: boolean;
  readonly version: boolean;
}

const options = {
  port: { type: "string", default: "4010" },
  host: { type: "string", default: "127.0.0.1" },
  https: { type: "boolean", default: false },
  "https-port": { type: "string" },
  account: { type: "string", multiple: true },
  "access-key": { type: "string", multiple: true },
  config: { type: "string" },
  state: { type: "string" },
  quiet: { type: "boolean", short: "q", default: false },
  help: { type: "boolean", short: "h", default: false },
  version: { type: "boolean", short: "v", default: false },
} as const;

/** @throws {CommandError} */
export function parseCommand(argv: readonly string[]): CommandOptions {
  const args = argv[0] === "--" ? argv.slice(1) : [...argv]; // package managers hand a first -- on
  const { values, tokens } = parsed(args);
  const port = portNumber("--port", values.port);
  const { https, "https-port": httpsPort = https ? String(nextTo(port)) : undefined, config, state } = values;
  return {
    port,
    ...(httpsPort !== undefined && { httpsPort: portNumber("--https-port", httpsPort) }),
    host: values.host || options.host.default,
    keys: keysByAccount(tokens),
    ...(config !== undefined && { config: fileName("--config", config) }),
    ...(state !== undefined && { state: fileName("--state", state) }),
    quiet: values.quiet,
    help: values.help,
    version: values.version,
  };
}

type Parsed = ReturnType<typeof ParseArgs<{ options: typeof options; strict: true; tokens: true }>>;

function parsed(args: string[]): Parsed {
  const { parseArgs } = process.getBuiltinModule("node:util"); // an import reads all its names, and loads what they need
  try {
    return parseArgs({ args, options, strict: true, tokens: true });
  } catch (error) {
    throw new CommandError(`${complaint(error)}; --help lists what it takes`);
  }
}

/** A key belongs to the account that was named last before it. */
function keysByAccount(tokens: Parsed["tokens"]): Map<string, Record<string, string>> {
  const keys = new Map<string, Record<string, string>>();
  let account = "";
  for (const token of tokens) {
    if (token.kind !== "option") continue;
    if (token.name === "account") {
      account = token.value ?? "";
      if (!/^\d+$/.test(account))
        throw new CommandError("--account takes the id of an account, which is made of digits");
      if (!keys.has(account)) keys.set(account, {});
    } else if (token.name === "access-key") {
      const [id, secret] = accessKey(token.value ?? "");
      keys.set(account, { ...keys.get(account), [id]: secret });
    }
  }
  return keys;
}

const nextTo = (port: number): number => (port === 0 || port === 65_535 ? 0 : port + 1);

function fileName(flag: string, text: string): string {
  if (text === "") throw new CommandError(`${flag} takes the name of a file`);
  return text;
}

function complaint(error: unknown): string {
  const { code, message } = error as { code?: string; message: string };
  const flag = /-{2}[a-z-]+/.exec(message)?.[0] ?? /'-\w/.exec(message)?.[0].slice(1) ?? "a flag";
  switch (code) {
    case "ERR_PARSE_ARGS_UNKNOWN_OPTION":
      return `unknown flag ${flag}`;
    case "ERR_PARSE_ARGS_INVALID_OPTION_VALUE":
      return isSwitch(flag) ? `${flag} takes no value` : `${flag} needs a value`;
    default:
      return "an argument that belongs to no flag";
  }
}

const isSwitch = (flag: string): boolean => options[flag.slice(2) as keyof typeof options]?.type === "boolean";

function portNumber(flag: string, text: string): number {
  const port = /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN;
  if (port <= 65_535) return port;
  throw new CommandError(`${flag} takes a number from 0 to 65535`);
}

function accessKey(text: string): [id: string, secret: string] {
  const colon = text.indexOf(":");
  if (colon < 1 || colon === text.length - 1) throw new CommandError("--access-key takes ID:SECRET, both not empty");
  return [text.slice(0, colon), text.slice(colon + 1)];
}
