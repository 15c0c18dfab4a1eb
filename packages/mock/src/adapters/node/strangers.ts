/**
 * Who may not tell a server what to do: pages from elsewhere. What calls carried is none of theirs.
 *
 * @module
 */
import type { IncomingHttpHeaders } from "node:http";
import { adminPath } from "./admin.ts";

/** Says why, if a request comes from a page that may not use the reserved path. */
export type Strangers = (headers: IncomingHttpHeaders) => string | undefined;

/**
 * A page of another origin says so in `Origin`. One whose own name was made to lead here (DNS rebinding) is of the same
 * origin to its browser; but then the host that it addresses is no name of this machine.
 *
 * @param address where the server listens. Reached from other machines, it goes by names that nobody here knows
 */
export function strangers(address: string): Strangers {
  const isLocal = isLoopback(address);
  return ({ origin, host = "" }) => {
    if (origin !== undefined && origin.replace(/^https?:\/\//, "") !== host) {
      return `a page of ${origin} may not use ${adminPath}`;
    }
    const name = host.replace(/:\d*$/, "");
    if (isLocal && name !== address && !isLoopback(name)) {
      return `${adminPath} is used as localhost or 127.0.0.1, not as ${name || "a host without a name"}`;
    }
    return undefined;
  };
}

/** Names that lead to this machine, whatever a name server says. */
function isLoopback(host: string): boolean {
  return /^(?:(?:.+\.)?localhost|127(?:\.\d{1,3}){3}|\[?::1\]?)$/i.test(host);
}
