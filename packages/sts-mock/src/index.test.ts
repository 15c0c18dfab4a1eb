import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { createStsClient, isAcsError } from "@acskit/sts";
import { expect, it } from "vitest";
import { createStsMock } from "./index.ts";

it("plays the product", () => {
  const { product } = createStsMock();
  expect(product.name).toBe("Sts");
  expect(product.version).toBe("2015-04-01");
  expect(product.style).toBe("RPC");
});

it("answers the product's own client, and refuses it with a wrong secret", async () => {
  const mock = createStsMock({ accessKeys: { testid: "testsecret" } });
  const clientWith = (accessKeySecret: string) =>
    createStsClient({ credentials: { accessKeyId: "testid", accessKeySecret }, fetch: mock.fetch });
  const client = clientWith("testsecret");
  await client.getCallerIdentity();
  expect(mock.calls("GetCallerIdentity")).toMatchObject([{ status: 200 }]);
  const refused = clientWith("wrong").getCallerIdentity();
  await expect(refused).rejects.toSatisfy((error) => isAcsError(error) && error.code === "SignatureDoesNotMatch");
});

it("has a command that knows its version and refuses what it does not know", () => {
  const run = (...args: string[]) => {
    const cli = fileURLToPath(new URL("./cli.ts", import.meta.url));
    const { status, stdout, stderr } = spawnSync(process.execPath, ["--conditions=@acskit/source", cli, ...args]);
    return [status, String(stdout), String(stderr)];
  };
  expect(run("--version")).toEqual([0, expect.stringMatching(/^\d+\.\d+\.\d+\n$/), ""]);
  const message = "sts-mock: unknown flag --nothing; --help lists what it takes\n";
  expect(run("--nothing")).toEqual([2, "", message]);
});
