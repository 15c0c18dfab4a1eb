import { CommandError } from "./command-error.ts";
import type { OpenServer } from "./listen.ts";
import { writeWhole } from "./write-whole.ts";

export interface TrustFile {
  readonly file: string;
  readonly remove: () => void;
}

/**
 * Writes down what clients are to trust, under a name that is the same at each start on a port. Nothing is written
 * where no server speaks HTTPS.
 *
 * @throws {CommandError} where that is impossible
 */
export function trustFile(name: string, servers: readonly OpenServer[]): TrustFile | undefined {
  const server = servers.find(({ authority }) => authority !== undefined);
  if (server?.authority === undefined) return undefined;
  const { join } = process.getBuiltinModule("node:path");
  const file = join(process.getBuiltinModule("node:os").tmpdir(), `${name}-${server.port}.pem`);
  try {
    writeWhole(file, server.authority);
  } catch (error) {
    throw new CommandError(
      `--https: cannot write the certificate to ${file}: ${(error as NodeJS.ErrnoException).code}`,
    );
  }
  return { file, remove: () => process.getBuiltinModule("node:fs").rmSync(file, { force: true }) };
}
