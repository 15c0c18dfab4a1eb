import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { createEnsMock } from "@acskit/ens-mock";
import { listen } from "@acskit/mock/node";
import { expect, it } from "vitest";

// The vendor's package for Python, as anybody installs it.

const python = fileURLToPath(new URL("../.tmp/python/bin/python", import.meta.url));
const scenario = fileURLToPath(new URL("python-scenario.py", import.meta.url));

const missing = existsSync(python)
  ? ""
  : " (skipped until sh tests/clients/install-python.sh is run where Python 3 is)";

it.skipIf(missing)(`Python creates, finds, deletes, and shares with another account${missing}`, async () => {
  const accounts = { "2000000000000002": { accessKeys: { theirs: "secret2" } } };
  const mock = createEnsMock({ accessKeys: { ours: "secret1" }, accounts });
  mock.seed("AICImage", { ImageId: "python" });
  const server = await listen(mock);
  const { stdout } = await promisify(execFile)(python, [scenario, new URL(server.url).host]).finally(server.close);
  expect(JSON.parse(stdout)).toEqual({
    found: [[true, true]],
    others: 0,
    inUse: expect.stringContaining("DependencyViolation"),
    left: 0,
    before: false,
    shared: expect.stringMatching(/^[0-9A-F-]{36}$/),
    after: true,
    notTheirs: expect.any(String),
    wrongSecret: expect.stringContaining("SignatureDoesNotMatch"),
  });
  expect(mock.leaks()).toEqual([]);
});
