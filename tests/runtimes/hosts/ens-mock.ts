import { spawn } from "node:child_process";
import { join } from "node:path";
import { root } from "../../testing/repository.ts";

/** The packed command `ens-mock`, on a free port. */
export async function startEnsMock(folder: string): Promise<{ url: string; close: () => void }> {
  const command = join(folder, "node_modules/@acskit/ens-mock/dist/cli.js");
  const words = [command, "--port", "0", "--access-key", "testid:testsecret"];
  const child = spawn(join(root, "node_modules/node/bin/node"), words, { stdio: ["ignore", "pipe", "pipe"] });
  const url = await new Promise<string>((resolve, reject) => {
    let said = "";
    for (const stream of [child.stdout, child.stderr]) {
      stream.on("data", (chunk) => {
        said += chunk;
        const found = /http:\/\/127\.0\.0\.1:\d+/.exec(said)?.[0];
        if (found) resolve(found);
      });
    }
    child.on("exit", () => reject(new Error(`ens-mock did not start: ${said}`)));
  });
  return { url, close: () => void child.kill() };
}
