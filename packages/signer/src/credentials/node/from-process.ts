import { execFile } from "node:child_process";
import type { CredentialsProvider } from "../../credentials.ts";
import { parseObject } from "../ask.ts";
import { cached } from "../cached.ts";
import { type Fail, failing } from "../credentials-error.ts";
import { answerNames, type FieldNames, type Load, readCredentials } from "../expiring.ts";
import { splitCommand } from "./split-command.ts";
import type { NodeOptions } from "./surroundings.ts";

export interface ProcessOptions extends NodeOptions {
  /** How long the program may take, milliseconds; 60,000 */
  timeoutMs?: number | undefined;
}

const names: FieldNames = {
  accessKeyId: "access_key_id",
  accessKeySecret: "access_key_secret",
  securityToken: "sts_token",
  expiration: "expiration",
};

/**
 * Credentials that a program prints: `{ "mode": "StsToken", "access_key_id", "access_key_secret", "sts_token",
 * "expiration" }`, as the Alibaba Cloud CLI has it, or the fields of an answer of STS (`AccessKeyId`, …).
 *
 * The program is run without a shell; what it says on standard error is dropped, for it may hold secrets.
 *
 * @param command program and arguments; a text is split at blanks, with quotes and backslashes as in a shell
 * @throws CredentialsError for a command that is none
 */
export function fromProcess(command: string | readonly string[], options: ProcessOptions = {}): CredentialsProvider {
  return cached("fromProcess", loadProcess(command, options, failing("fromProcess")), options);
}

export function loadProcess(command: string | readonly string[], options: ProcessOptions, fail: Fail): Load {
  const words = typeof command === "string" ? splitCommand(command, process.platform === "win32") : command;
  const [program, ...args] = words ?? [];
  if (!program) throw fail("the command is empty, or a quote in it is not closed");
  // Node's own error would show the argument.
  if (words?.some((word) => word.includes("\0"))) throw fail("the command holds a NUL character. Remove it");
  return async () => {
    const failed: Fail = (detail) => fail(`the program ${program} ${detail}`);
    const record = parseObject(await run(program, args, options, failed));
    if (!record) throw failed("printed something that is not a JSON object");
    const { mode } = record;
    if (mode && !/^(AK|StsToken)$/i.test(String(mode))) throw failed("printed a mode other than AK and StsToken");
    if (/^StsToken$/i.test(String(mode)) && !record.sts_token)
      throw failed("printed mode StsToken without an sts_token");
    return readCredentials(record, "AccessKeyId" in record ? answerNames : names, (detail) =>
      failed(`printed credentials whose ${detail}`),
    );
  };
}

function run(program: string, args: readonly string[], options: ProcessOptions, failed: Fail): Promise<string> {
  const { timeoutMs = 60_000, env = process.env } = options;
  return new Promise((resolve, reject) => {
    const child = execFile(program, args, { timeout: timeoutMs, env, windowsHide: true }, (error, stdout) => {
      if (!error) return resolve(stdout);
      // Never the error itself: its message holds the arguments and what the program said.
      const { code, killed, signal } = error;
      if (code === "ENOENT") return reject(failed("was not found"));
      if (code === "ERR_CHILD_PROCESS_STDIO_MAXBUFFER") return reject(failed("printed more than 1 MiB"));
      if (typeof code === "string") return reject(failed(`cannot be run (${code})`));
      if (killed) return reject(failed(`did not end within ${timeoutMs} ms`));
      reject(failed(`ended with ${code == null ? `signal ${signal}` : `exit code ${code}`}`));
    });
    child.stdin?.on("error", () => undefined).end(); // nobody is there to answer a question
  });
}
