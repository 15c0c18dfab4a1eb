/**
 * A command's arguments. A secret may stand anywhere in them by mistake, so no message repeats a value.
 *
 * @module
 */
import { parseArgs } from "node:util";

export interface CommandOptions {
  readonly port: number;
  readonly host: string;
  readonly accessKeys: Readonly<Record<string, string>>;
  readonly help: boolean;
  readonly version: boolean;
}

/** Why a command does not start; its message is for the person who typed it. */
export class CommandError extends Error {}

const options = {
  port: { type: "string", default: "4010" },
  host: { type: "string", default: "127.0.0.1" },
  "access-key": { type: "string", multiple: true },
  help: { type: "boolean", short: "h", default: false },
  version: { type: "boolean", short: "v", default: false },
} as const;

/** @throws {CommandError} */
export function parseCommand(argv: readonly string[]): CommandOptions {
  const args = argv[0] === "--" ? argv.slice(1) : [...argv]; // package managers hand a first -- on
  const { values } = parsed(args);
  return {
    port: portNumber(values.port),
    host: values.host || options.host.default,
    accessKeys: Object.fromEntries((values["access-key"] ?? ["testid:testsecret"]).map(accessKey)),
    help: values.help,
    version: values.version,
  };
}

function parsed(args: string[]): { values: Values } {
  try {
    return parseArgs({ args, options, strict: true });
  } catch (error) {
    throw new CommandError(`${complaint(error)}; --help lists what it takes`);
  }
}

interface Values {
  port: string;
  host: string;
  "access-key"?: string[];
  help: boolean;
  version: boolean;
}

function complaint(error: unknown): string {
  const { code, message } = error as { code?: string; message: string };
  const flag = /-{2}[a-z-]+/.exec(message)?.[0] ?? /'-\w/.exec(message)?.[0].slice(1) ?? "a flag";
  switch (code) {
    case "ERR_PARSE_ARGS_UNKNOWN_OPTION":
      return `unknown flag ${flag}`;
    case "ERR_PARSE_ARGS_INVALID_OPTION_VALUE":
      return flag === "--help" || flag === "--version" ? `${flag} takes no value` : `${flag} needs a value`;
    default:
      return "an argument that belongs to no flag";
  }
}

function portNumber(text: string): number {
  const port = /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN;
  if (port <= 65_535) return port;
  throw new CommandError("--port takes a number from 0 to 65535");
}

function accessKey(text: string): [id: string, secret: string] {
  const colon = text.indexOf(":");
  if (colon < 1 || colon === text.length - 1) throw new CommandError("--access-key takes ID:SECRET, both not empty");
  return [text.slice(0, colon), text.slice(colon + 1)];
}
