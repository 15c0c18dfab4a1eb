import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { chromiumFlags } from "../../testing/chromium.ts";
import type { Result, Surroundings } from "../suite/check.ts";
import { packages } from "./workspace.ts";

/** Runs the suite in a page, from the packages' files as they are: an import map and no bundler. */
export const runInChromium =
  (binary: string) =>
  async (folder: string, there: Surroundings): Promise<Result[]> => {
    const page = `<!doctype html><link rel="icon" href="data:,"><script type="importmap">${importMap(folder)}</script>
<script type="module" src="/page.js"></script>`;
    let done: (results: Result[]) => void = () => undefined;
    const results = new Promise<Result[]>((resolve) => {
      done = resolve;
    });
    const server = createServer(async (request, response) => {
      const path = new URL(request.url ?? "/", "http://localhost").pathname;
      if (path === "/") return response.setHeader("content-type", "text/html").end(page);
      if (path === "/results") {
        done(JSON.parse(await textOf(request)));
        return response.end();
      }
      if (!/^\/[\w@./-]+\.m?js$/.test(path) || path.includes("..")) return response.writeHead(404).end();
      response.setHeader("content-type", "text/javascript").end(readFileSync(join(folder, path)));
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const { port } = server.address() as AddressInfo;
    const url = `http://127.0.0.1:${port}/?there=${encodeURIComponent(JSON.stringify(there))}`;
    const child = spawn(
      binary,
      ["--headless", ...chromiumFlags, `--user-data-dir=${join(folder, ".chromium")}`, "--enable-logging=stderr", url],
      {
        stdio: ["ignore", "ignore", "pipe"],
      },
    );
    let said = "";
    child.stderr.on("data", (chunk) => (said += chunk));
    const ended = new Promise<never>((_, reject) => {
      child.on("error", reject).on("exit", (code) => reject(new Error(`Chromium ended with ${code}\n${said}`)));
      setTimeout(() => reject(new Error(`Chromium did not run the suite\n${said}`)), 120_000).unref();
    });
    try {
      return await Promise.race([results, ended]);
    } finally {
      ended.catch(() => undefined);
      child.kill("SIGKILL");
      server.close();
      server.closeAllConnections();
    }
  };

/** Each entry of the packages, by the file that its `exports` name. */
function importMap(folder: string): string {
  const imports: Record<string, string> = { "openapi-fetch": "/node_modules/openapi-fetch/dist/index.mjs" };
  for (const { name } of packages) {
    const base = `node_modules/${name}`;
    const { exports } = JSON.parse(readFileSync(join(folder, base, "package.json"), "utf8"));
    for (const [entry, target] of Object.entries<{ default?: string }>(exports)) {
      if (target.default) imports[name + entry.slice(1)] = `/${base}/${target.default.slice(2)}`;
    }
  }
  return JSON.stringify({ imports });
}

async function textOf(request: IncomingMessage): Promise<string> {
  let text = "";
  for await (const chunk of request.setEncoding("utf8")) text += chunk;
  return text;
}
