import { spawn } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Readable } from "node:stream";
import type { Result, Surroundings } from "../suite/check.ts";

/** A worker of one bundle, that may reach this machine and nothing else. */
const configuration = (flags: string) => `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [
    ( name = "main",
      worker = (
        modules = [ ( name = "worker", esModule = embed "worker.bundled.js" ) ],
        compatibilityDate = "2026-04-01",
        compatibilityFlags = [ ${flags} ],
        globalOutbound = "here" ) ),
    ( name = "here", network = ( allow = [ "127.0.0.1/32" ] ) ),
  ],
  sockets = [ ( name = "http", address = "127.0.0.1:0", http = (), service = "main" ) ] );
`;

/** Runs the suite in a worker. @param flags such as `"nodejs_compat"`, in quotes; without it there is nothing of Node's */
export const runInWorkerd =
  (binary: string, flags = "") =>
  async (folder: string, there: Surroundings): Promise<Result[]> => {
    writeFileSync(join(folder, "config.capnp"), configuration(flags));
    const child = spawn(binary, ["serve", "config.capnp", "--control-fd=3"], {
      cwd: folder,
      stdio: ["ignore", "pipe", "pipe", "pipe"],
    });
    let said = "";
    for (const stream of [child.stdout, child.stderr]) stream?.on("data", (chunk) => (said += chunk));
    try {
      const port = await new Promise<number>((resolve, reject) => {
        let text = "";
        (child.stdio[3] as Readable).on("data", (chunk) => {
          text += chunk;
          const found = /"event":"listen"[^\n]*"port":(\d+)/.exec(text)?.[1];
          if (found) resolve(Number(found));
        });
        child.on("error", reject).on("exit", () => reject(new Error("workerd ended")));
      });
      const response = await fetch(`http://127.0.0.1:${port}/`, { method: "POST", body: JSON.stringify(there) });
      return (await response.json()) as Result[];
    } catch (error) {
      throw new Error(`workerd did not run the suite: ${error}\n${said}`);
    } finally {
      child.kill("SIGKILL");
    }
  };
