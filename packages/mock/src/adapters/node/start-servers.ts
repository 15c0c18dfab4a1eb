import type { Mock } from "../../mock.ts";
import type { Admin } from "./admin.ts";
import type { CommandOptions } from "./command.ts";
import { CommandError } from "./command-error.ts";
import { type OpenServer, open } from "./listen.ts";

/**
 * One server, or two: HTTP and, if it is asked for, HTTPS.
 *
 * @throws {CommandError} that says what to do where one cannot listen; then none does
 */
export async function startServers(mock: Mock, admin: Admin, command: CommandOptions): Promise<OpenServer[]> {
  const { host, port, httpsPort } = command;
  const servers = [await start("--port", { host, port })];
  try {
    if (httpsPort !== undefined) servers.push(await start("--https-port", { host, port: httpsPort, https: true }));
  } catch (error) {
    await servers[0]?.close();
    throw error;
  }
  return servers;

  async function start(flag: string, options: { host: string; port: number; https?: boolean }): Promise<OpenServer> {
    try {
      return await open(mock, admin, options);
    } catch (error) {
      const { code = "unknown error" } = error as NodeJS.ErrnoException;
      const reason = reasons[code]?.(flag, options.port, host);
      throw new CommandError(reason ?? `cannot listen on ${host}, port ${options.port}: ${code}`);
    }
  }
}

type Reason = (flag: string, port: number, host: string) => string;

const unknownHost: Reason = (_, __, host) => `${host} is no address of this machine: choose another --host`;
const reasons: Readonly<Record<string, Reason>> = {
  EADDRINUSE: (flag, port, host) =>
    `port ${port} on ${host} is in use: stop what uses it, or choose another ${flag} (0: any)`,
  EACCES: (flag, port) => `port ${port} needs rights that this user has not: choose a ${flag} above 1023`,
  EADDRNOTAVAIL: unknownHost,
  ENOTFOUND: unknownHost,
};
