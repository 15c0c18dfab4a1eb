import { defaultAccountId } from "../../accounts/account.ts";
import type { Configured } from "./configured.ts";
import type { OpenServer } from "./listen.ts";

/** @param trusted the file with the certificate that clients are to trust */
export function greeting(
  name: string,
  { mock: { product }, keyNames }: Configured,
  servers: readonly OpenServer[],
  trusted: string | undefined,
): string {
  const count = Object.keys(product.operations).length;
  const urls = servers.map(({ url }) => url);
  const fingerprint = servers.at(-1)?.certificate?.fingerprint;
  return [
    `${name}: ${product.name} ${product.version}, ${count} operations, on ${urls.join(" and ")}`,
    `Point a client at it: endpoint "${urls[0]}", access key id ${keyNames.join(" or ")}. Ctrl-C stops it.`,
    ...(trusted === undefined ? [] : [`Its certificate, to be trusted: ${trusted}, SHA-256 ${fingerprint}`]),
  ].join("\n");
}

export const helpText = (
  name: string,
): string => `${name} [--port 4010] [--https] [--access-key ID:SECRET]… [--state FILE]

Serves the mock and prints a line for each call.

  --port N                 port to listen on; 0 takes a free one (default 4010)
  --https                  HTTPS, too, on the next port, with a certificate made at the start
  --https-port N           the same on a port of your choice; 0 takes a free one
  --host ADDRESS           address to listen on (default 127.0.0.1, this machine alone)
  --access-key ID:SECRET   a key that may call; may be repeated (default testid:testsecret)
  --account ID             the account that the keys behind it belong to (default ${defaultAccountId})
  --config FILE            JSON: accessKeys, accounts, clock, settle, seed, limits, scenario
  --state FILE             begin with the state in this file, if there is one, and keep it there
  -q, --quiet              no line for each call
  -h, --help; -v, --version

Below /_acskit it is told what to do: reset, seed, clock, faults, calls, state, … GET /_acskit lists it.

Exit code: 0 when stopped by a signal, 2 if it cannot start.`;
