import { spawn } from "node:child_process";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { root } from "../../testing/repository.ts";

export interface Registry {
  /** `http://127.0.0.1:…/` */
  readonly url: string;
  /** What belongs into an `.npmrc` that publishes. */
  readonly token: string;
  /** `published NAME` and `refused NAME`, as they came. */
  readonly log: readonly string[];
  /** The next time that this package is published it is refused. */
  readonly refuse: (name: string) => void;
  readonly stop: () => void;
}

/** A registry on this machine that knows nothing but what it was sent. */
export async function startRegistry(folder: string): Promise<Registry> {
  mkdirSync(folder, { recursive: true });
  const program = join(root, "tests/publish/hosts/registry.mjs");
  const child = spawn(process.execPath, [program, folder], { stdio: ["pipe", "pipe", "inherit"] });
  const log: string[] = [];
  const port = await new Promise<string>((resolve, reject) => {
    child.once("exit", (code) => reject(new Error(`the registry ended with ${code}`)));
    createInterface({ input: child.stdout }).on("line", (line) => {
      if (line.startsWith("listening ")) resolve(line.slice("listening ".length));
      else log.push(line);
    });
  });
  const url = `http://127.0.0.1:${port}/`;
  const user = { name: "rehearsal", password: "rehearsal" };
  const response = await fetch(`${url}-/user/org.couchdb.user:${user.name}`, {
    method: "PUT",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(user),
  });
  const { token } = (await response.json()) as { token: string };
  return {
    url,
    token,
    log,
    refuse: (name) => child.stdin.write(`${name}\n`),
    stop: () => child.stdin.end(),
  };
}
