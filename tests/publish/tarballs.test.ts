import { execFileSync, spawnSync } from "node:child_process";
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { root } from "../testing/repository.ts";

// What `npm publish` would send, in an empty project of somebody else's, on the oldest and the newest Node.

const packages = ["signer", "client", "mock", "ens", "ens-mock"];
const folder = mkdtempSync(join(tmpdir(), "acskit tarballs "));
const project = join(folder, "a project");
const nodes = { "20": "node_modules/node20/bin/node", "24": "node_modules/node/bin/node" };

beforeAll(() => {
  mkdirSync(project);
  for (const name of packages) {
    execFileSync("pnpm", ["pack", "--pack-destination", folder], { cwd: join(root, "packages", name), stdio: "pipe" });
  }
  // The one dependency comes from the workspace, too: an installed project needs no network.
  const openapiFetch = realpathSync(join(root, "packages/client/node_modules/openapi-fetch"));
  packDependency(openapiFetch);
  packDependency(join(openapiFetch, "../openapi-typescript-helpers"));
  const tarballs = readdirSync(folder).filter((name) => name.endsWith(".tgz"));
  writeFileSync(join(project, "package.json"), JSON.stringify({ name: "a-project", private: true, type: "module" }));
  writeFileSync(join(project, ".npmrc"), "offline=true\naudit=false\nfund=false\n");
  execFileSync("npm", ["install", "--ignore-scripts", ...tarballs.map((name) => join(folder, name))], {
    cwd: project,
    stdio: "pipe",
  });
  writeFileSync(join(project, "program.js"), program);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Packs a copy, for in a store of pnpm's equal files are one, and npm unpacks no links. */
function packDependency(path: string): void {
  const copy = mkdtempSync(join(folder, "copy-"));
  cpSync(path, copy, { recursive: true, dereference: true });
  execFileSync("npm", ["pack", copy, "--pack-destination", folder, "--ignore-scripts"], { cwd: folder, stdio: "pipe" });
}

const program = `
import { createEnsClient, isAcsError } from "@acskit/ens";
import { createClient, ens as product, ShareAICImage } from "@acskit/ens/actions";
import { paginate } from "@acskit/ens/pages";
import { waitFor } from "@acskit/ens/waiters";
import { createEnsMock } from "@acskit/ens-mock";
import { listen } from "@acskit/mock/node";
import { withSignature } from "@acskit/signer";
import { decodeParameter } from "@acskit/client/styles";

const credentials = { accessKeyId: "testid", accessKeySecret: "testsecret" };
const mock = createEnsMock({ accessKeys: { testid: "testsecret" } });
const ens = createEnsClient({ credentials, fetch: mock.fetch });
const one = await ens.shareAICImage({ ImageId: "mykey", Users: ["14134343"] });

const server = await listen(mock);
const client = createClient(product, { credentials, endpoint: server.url });
const two = await client.call(ShareAICImage, { ImageId: "mykey", Users: ["14134343"] });
const error = await client.call(ShareAICImage, { ImageId: "mykey", Users: Array(11).fill("1") }).catch((e) => e);
await server.close();

console.log(JSON.stringify({
  node: process.versions.node.split(".")[0],
  one: one.RequestId.length, two: two.RequestId.length,
  code: isAcsError(error, "ShareAICImage") && error.code,
  paginate: typeof paginate, waitFor: typeof waitFor,
  signer: typeof withSignature, styles: typeof decodeParameter,
}));
`;

it.each(Object.entries(nodes))("the packed packages run on Node %s", (version, node) => {
  const output = execFileSync(join(root, node), ["program.js"], { cwd: project }).toString();
  expect(JSON.parse(output)).toEqual({
    node: version,
    one: 36,
    two: 36,
    code: "InvalidParameter.Users",
    paginate: "function",
    waitFor: "function",
    signer: "function",
    styles: "function",
  });
});

it.each(Object.entries(nodes))("the packed command ens-mock starts on Node %s", (_, node) => {
  const bin = join(project, "node_modules/@acskit/ens-mock/dist/cli.js");
  expect(execFileSync(join(root, node), [bin, "--version"]).toString().trim()).toMatch(/\d+\.\d+\.\d+/);
});

it("a program of somebody else's type-checks against the packed declarations", () => {
  writeFileSync(
    join(project, "typed.ts"),
    `import { createEnsClient, type ShareAICImageResponse } from "@acskit/ens";
     import { paginate } from "@acskit/ens/pages";
     import { waitFor } from "@acskit/ens/waiters";
     import { createEnsMock } from "@acskit/ens-mock";
     const ens = createEnsClient({ credentials: { accessKeyId: "a", accessKeySecret: "b" }, fetch: createEnsMock().fetch });
     for await (const { InstanceId } of paginate(ens, "DescribeInstances")) await waitFor(ens, "InstanceGone", { InstanceId: String(InstanceId) });
     export const answer: ShareAICImageResponse = await ens.shareAICImage({ ImageId: "mykey", Users: ["1"] });
     // @ts-expect-error Users is missing
     await ens.shareAICImage({ ImageId: "mykey" });
    `,
  );
  for (const [module, moduleResolution] of [
    ["nodenext", "nodenext"],
    ["esnext", "bundler"],
  ]) {
    const compilerOptions = {
      noEmit: true,
      strict: true,
      skipLibCheck: false,
      target: "es2022",
      lib: ["es2022", "dom", "dom.iterable"],
      types: [],
      module,
      moduleResolution,
    };
    writeFileSync(join(project, "tsconfig.json"), JSON.stringify({ compilerOptions, files: ["typed.ts"] }));
    const { stdout } = spawnSync(join(root, "node_modules/.bin/tsc"), ["-p", "."], { cwd: project, encoding: "utf8" });
    expect(stdout).toBe("");
  }
});

it.each(packages)("the tarball of %s holds what belongs to it and nothing else", (name) => {
  const tarball = readdirSync(folder).find(
    (file) => file.startsWith(`acskit-${name}-0`) || file.startsWith(`acskit-${name}-1`),
  );
  const list = execFileSync("tar", ["-tzf", join(folder, tarball ?? "")])
    .toString()
    .trim()
    .split("\n");
  expect(list).toEqual(
    expect.arrayContaining([
      "package/package.json",
      "package/README.md",
      "package/LICENSE",
      "package/dist/index.js",
      "package/dist/index.d.ts",
    ]),
  );
  expect(list.filter((file) => !/^package\/(package\.json|README\.md|LICENSE|dist\/|src\/)/.test(file))).toEqual([]);
  expect(list.filter((file) => /\.test\.|\.test-d\.|testing\//.test(file))).toEqual([]);
  const manifest = JSON.parse(readFileSync(join(project, "node_modules/@acskit", name, "package.json"), "utf8"));
  expect(JSON.stringify(manifest.exports)).not.toContain("@acskit/source");
  expect(JSON.stringify(manifest.dependencies ?? {})).not.toMatch(/workspace:|catalog:/);
});
