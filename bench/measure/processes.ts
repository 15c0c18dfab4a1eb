import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import type { Figures } from "../row.ts";

export const root: string = fileURLToPath(new URL("../../", import.meta.url));
export const bench: string = fileURLToPath(new URL("..", import.meta.url));

/** Milliseconds that a command takes from start to end, and of CPU. The shell's `time` knows its children's. */
export function timed(command: string, args: readonly string[], cwd = bench): Figures {
  const { status, stdout, stderr } = spawnSync(
    "bash",
    ["-c", 'TIMEFORMAT="%R %U %S"; time "$@" 2>&1', "bash", command, ...args],
    { cwd, encoding: "utf8", env: { ...process.env, NODE_OPTIONS: "" } },
  );
  if (status !== 0) throw new Error(`${command} ${args.join(" ")}: ${stdout}`);
  const [wall = 0, user = 0, system = 0] = (stderr.trim().split("\n").at(-1) ?? "").split(" ").map(Number);
  return { ms: wall * 1000, "cpu ms": (user + system) * 1000 };
}

/** MiB of memory that a program of Node's takes at most. */
export function peakMemory(args: readonly string[], cwd = bench): number {
  const hook =
    'process.on("exit", () => process.getBuiltinModule("fs").writeSync(3, String(process.resourceUsage().maxRSS)))';
  const { output, stderr } = spawnSync(process.execPath, ["--import", `data:text/javascript,${hook}`, ...args], {
    cwd,
    encoding: "utf8",
    stdio: ["ignore", "ignore", "pipe", "pipe"],
  });
  if (!output[3]) throw new Error(`${args.join(" ")}: ${stderr}`);
  return Number(output[3]) / 1024;
}

/** A server in a process of its own, and the URL that it prints. */
export async function serve(...args: readonly string[]): Promise<{ url: string; stop: () => void }> {
  const child = spawn(process.execPath, args, { cwd: bench, stdio: ["ignore", "pipe", "inherit"] });
  return { url: await printedUrl(child), stop: () => child.kill() };
}

export async function printedUrl(child: ChildProcess): Promise<string> {
  const [first] = (await once(child.stdout as NonNullable<ChildProcess["stdout"]>, "data")) as [Buffer];
  child.stdout?.resume();
  return /http:\/\/[\w.:]+/.exec(String(first))?.[0] ?? "";
}
