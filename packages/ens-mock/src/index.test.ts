import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { createEnsMock } from "./index.ts";

it("plays the product with the options it is given", async () => {
  const mock = createEnsMock({ requestId: () => "F0000000-0000-0000-0000-000000000001" });
  const answer = await mock.handle({
    method: "POST",
    url: "https://ens.aliyuncs.com/",
    headers: { "x-acs-version": "2017-11-10" },
  });
  expect(answer.headers["x-acs-request-id"]).toBe("F0000000-0000-0000-0000-000000000001");
  expect(mock.product).toMatchObject({ name: "Ens", version: "2017-11-10", style: "RPC" });
});

it("has a command that knows its version and refuses what it does not know", () => {
  const run = (...args: string[]) => {
    const cli = fileURLToPath(new URL("./cli.ts", import.meta.url));
    const { status, stdout, stderr } = spawnSync(process.execPath, ["--conditions=@acskit/source", cli, ...args]);
    return [status, String(stdout), String(stderr)];
  };
  expect(run("--version")).toEqual([0, expect.stringMatching(/^\d+\.\d+\.\d+\n$/), ""]);
  expect(run("--nothing")).toEqual([2, "", "ens-mock: unknown flag --nothing; --help lists what it takes\n"]);
});
