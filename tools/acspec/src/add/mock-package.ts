/**
 * The hand-written files of a new mock package; after `add` they are people's.
 *
 * @module
 */
import type { Spec } from "../generate/spec.ts";
import type { Example } from "./example.ts";
import { fitted } from "./fitted.ts";
import { mockManifest, tsconfig, turbo } from "./manifests.ts";
import type { Names } from "./names.ts";
import { mockReadme } from "./readmes.ts";

/** By path in the package. */
export function mockPackage(names: Names, example: Example | undefined, spec: Spec) {
  return {
    "package.json": mockManifest(names),
    "tsconfig.json": tsconfig(["node"]),
    "turbo.json": turbo,
    "README.md": mockReadme(names, example),
    "src/index.ts": index(names),
    "src/cli.ts": cli(names),
    "src/index.test.ts": test(names, example, spec),
  };
}

function index({ type, title }: Names): string {
  return `import { createMock, type Mock, type MockOptions } from "@acskit/mock";
import { product } from "./generated/product.ts";
import type { Types } from "./generated/types.ts";

export type { Mock, MockOptions } from "@acskit/mock";
export type * from "./generated/types.ts";
export { product };

/**
 * Makes a mock of the Alibaba Cloud API ${title}.
 *
 * @throws {TypeError} if an option is not what its type says
 */
${fitted(`export function create${type}Mock(`, ["options?: MockOptions"], "): Mock<Types> {")}
  return createMock<Types>(product, options);
}
`;
}

function cli({ folder, type }: Names): string {
  return `#!/usr/bin/env node
import { serve } from "@acskit/mock/node";
import { create${type}Mock as create } from "./index.ts";

const { readFileSync } = process.getBuiltinModule("node:fs"); // an import of it is 6 ms of a start
const { version } = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8")) as {
  version: string;
};

process.exitCode = await serve(process.argv.slice(2), { name: "${folder}-mock", version, create });
`;
}

function test(names: Names, example: Example | undefined, { product, version, style }: Spec): string {
  const { folder, type } = names;
  const imports = example ? `import { create${type}Client, isAcsError } from "@acskit/${folder}";\n` : "";
  return `import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
${imports}import { expect, it } from "vitest";
import { create${type}Mock } from "./index.ts";

it("plays the product", () => {
  const { product } = create${type}Mock();
  expect(product.name).toBe(${JSON.stringify(product)});
  expect(product.version).toBe(${JSON.stringify(version)});
  expect(product.style).toBe(${JSON.stringify(style)});
});
${example ? calls(names, example) : ""}
it("has a command that knows its version and refuses what it does not know", () => {
  const run = (...args: string[]) => {
    const cli = fileURLToPath(new URL("./cli.ts", import.meta.url));
    const { status, stdout, stderr } = spawnSync(process.execPath, ["--conditions=@acskit/source", cli, ...args]);
    return [status, String(stdout), String(stderr)];
  };
  expect(run("--version")).toEqual([0, expect.stringMatching(/^\\d+\\.\\d+\\.\\d+\\n$/), ""]);
  const message = "${folder}-mock: unknown flag --nothing; --help lists what it takes\\n";
  expect(run("--nothing")).toEqual([2, "", message]);
});
`;
}

function calls({ type }: Names, { action, method, argument }: Example): string {
  return `
it("answers the product's own client, and refuses it with a wrong secret", async () => {
  const mock = create${type}Mock({ accessKeys: { testid: "testsecret" } });
  const clientWith = (accessKeySecret: string) =>
    create${type}Client({ credentials: { accessKeyId: "testid", accessKeySecret }, fetch: mock.fetch });
  const client = clientWith("testsecret");
  await client.${method}(${argument});
  expect(mock.calls("${action}")).toMatchObject([{ status: 200 }]);
  const refused = clientWith("wrong").${method}(${argument});
  await expect(refused).rejects.toSatisfy((error) => isAcsError(error) && error.code === "SignatureDoesNotMatch");
});
`;
}
