import { execFile, spawnSync } from "node:child_process";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { afterEach, expect, it } from "vitest";
import { installedWith } from "../../tools/release/src/dependencies.ts";
import { packagesOf } from "../../tools/release/src/packages.ts";
import { root } from "../testing/repository.ts";

// `pnpm advisories`, with a registry of this machine's own in the place of the public one.

const [dependency] = packagesOf(root).flatMap((one) => installedWith(root, one).others);
const advisory = (id: number, title: string) => ({
  id,
  title,
  url: `https://example.com/advisories/${id}`,
  severity: "high",
  vulnerable_versions: "<1000.0.0",
  cwe: [],
  cvss: { score: 0, vectorString: null },
});

let registry: Server | undefined;
afterEach(() => void registry?.close());

/** What the command says where the registry answers so. */
async function advisories(status: number, answer: object) {
  const server = createServer((request, response) => {
    const isQuestion = request.method === "POST" && request.url === "/-/npm/v1/security/advisories/bulk";
    request.resume().on("end", () => {
      response.writeHead(isQuestion ? status : 404, { "content-type": "application/json" });
      response.end(isQuestion ? JSON.stringify(answer) : "{}");
    });
  });
  registry = server;
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  const env = { ...process.env, npm_config_registry: url, PNPM_CONFIG_REGISTRY: url, PNPM_CONFIG_FETCH_RETRIES: "0" };
  return new Promise<{ code: number; stdout: string; stderr: string }>((resolve) => {
    const words = [join(root, "tools/release/src/cli.ts"), "advisories"];
    execFile(process.execPath, words, { cwd: root, env }, (error, stdout, stderr) =>
      resolve({ code: typeof error?.code === "number" ? error.code : 0, stdout, stderr }),
    );
  });
}

if (spawnSync("pnpm", ["--version"]).status !== 0) it.skip("asks for advisories: pnpm is not on the path");
else {
  it("is content where the registry knows nothing bad", async () => {
    expect(await advisories(200, {})).toEqual({
      code: 0,
      stdout: expect.stringMatching(/^advisories: none of \d+ dependencies\n$/),
      stderr: "",
    });
  });

  it("names what comes with which package, and leaves out what the workspace alone uses", async () => {
    const name = dependency?.name ?? "";
    const answer = { [name]: [advisory(1, "It breaks")], yaml: [advisory(2, "Not ours to ship")] };
    const { code, stderr } = await advisories(200, answer);
    expect(code).toBe(1);
    expect(stderr).toContain(`${name} ${dependency?.version}, which comes with @acskit/`);
    expect(stderr).toContain("high: It breaks, https://example.com/advisories/1");
    expect(stderr).not.toContain("Not ours");
  });

  it("says that it is skipped, and why, where the registry answers no such question", async () => {
    expect(await advisories(405, { error: "no" })).toEqual({
      code: 0,
      stdout: expect.stringMatching(
        /^advisories: skipped: The audit endpoint \(at http:\/\/127\.0\.0\.1:\d+\/\S+bulk\) responded with 405/,
      ),
      stderr: "",
    });
  });
}
