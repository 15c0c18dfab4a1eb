import { execFile } from "node:child_process";
import { promisify } from "node:util";

export interface RunOptions {
  readonly cwd: string;
  readonly env?: NodeJS.ProcessEnv;
}

/** What it printed. @throws {Error} with all of that, if it ends with another code than 0 */
export async function run(command: string, args: readonly string[], { cwd, env }: RunOptions): Promise<string> {
  const options = { cwd, env: { ...plain(), ...env }, maxBuffer: 1 << 26, encoding: "utf8" } as const;
  try {
    const { stdout, stderr } = await promisify(execFile)(command, args, options);
    return stdout + stderr;
  } catch (error) {
    const { stdout = "", stderr = "", message } = error as { stdout?: string; stderr?: string; message: string };
    throw new Error([`${command} ${args.join(" ")} (in ${cwd})`, stdout, stderr || message].join("\n"), {
      cause: error,
    });
  }
}

/** Without what pnpm, npm and vitest tell their children: somebody else's project knows none of it. */
function plain(): NodeJS.ProcessEnv {
  const inherited = Object.entries(process.env).filter(
    ([name]) => !/^(npm_|pnpm_|GITHUB_|ACTIONS_|NODE_OPTIONS$|NODE_PATH$|VITEST|INIT_CWD$|CI$)/i.test(name),
  );
  return { ...Object.fromEntries(inherited), NO_COLOR: "1", DO_NOT_TRACK: "1" };
}
