import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { installedWith } from "../../tools/release/src/dependencies.ts";
import { installedPage } from "../../tools/release/src/installed.ts";
import { type Manifest, packagesOf } from "../../tools/release/src/packages.ts";
import { standaloneEntries } from "../testing/entries.ts";
import { readFile, root } from "../testing/repository.ts";
import { run } from "./hosts/run.ts";
import { copyOf } from "./hosts/third-parties.ts";
import { missing, nodes, tool } from "./hosts/tools.ts";

// What `npm publish` would send: opened, looked through, and in an empty project of somebody else's.

const packages = packagesOf(root);
const folder = mkdtempSync(join(tmpdir(), "acskit tarballs "));
const project = join(folder, "a project");
const tarballs = new Map<string, string>();
const installedAt = (name: string): string => join(project, "node_modules", name);

beforeAll(async () => {
  await Promise.all(packages.map(async (one) => tarballs.set(one.name, await pack(one.folder, "first"))));
  // Dependencies come from the workspace, too: an installed project needs no network.
  const others = packages.flatMap((one) => installedWith(root, one).others);
  for (const one of new Map(others.map((each) => [each.name, each])).values()) {
    const copy = copyOf(one, join(folder, "others"));
    await run("npm", ["pack", copy, "--pack-destination", join(folder, "first"), "--ignore-scripts"], { cwd: folder });
  }
  mkdirSync(project);
  writeFileSync(join(project, "package.json"), JSON.stringify({ name: "a-project", private: true, type: "module" }));
  writeFileSync(join(project, ".npmrc"), "offline=true\naudit=false\nfund=false\n");
  const all = readdirSync(join(folder, "first")).map((name) => join(folder, "first", name));
  await run("npm", ["install", ...all], { cwd: project });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Gives the tarball's path. */
async function pack(from: string, to: string): Promise<string> {
  const destination = join(folder, to);
  mkdirSync(destination, { recursive: true });
  const { name, version } = JSON.parse(readFile(`${from}/package.json`));
  await run("pnpm", ["pack", "--pack-destination", destination], { cwd: join(root, from) });
  return join(destination, `${name.replace("@", "").replace("/", "-")}-${version}.tgz`);
}

const sha256 = (file: string): string => createHash("sha256").update(readFileSync(file)).digest("hex");

describe.each(packages)("the tarball of $name", (one) => {
  const { name } = one;
  const files = (): string[] =>
    readdirSync(installedAt(name), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name).slice(installedAt(name).length + 1));
  const text = (file: string): string => readFileSync(join(installedAt(name), file), "utf8");
  const manifest = (): Manifest => JSON.parse(text("package.json"));

  it("is the same, byte for byte, when it is packed again", async () => {
    expect(sha256(await pack(one.folder, "second"))).toBe(sha256(tarballs.get(name) ?? ""));
  });

  it("holds what belongs to it and nothing else", () => {
    expect(files()).toEqual(expect.arrayContaining(["package.json", "README.md", "LICENSE"]));
    expect(text("README.md"), "a link to the documentation").toMatch(/\]\(\.\.\/\.\.\/docs\/[\w-]+\.md/);
    expect(files().filter((file) => !/^(package\.json$|README\.md$|LICENSE$|dist\/|src\/)/.test(file))).toEqual([]);
    expect(files().filter((file) => /\.test\.|\.test-d\.|testing\//.test(file))).toEqual([]);
    expect(files().filter((file) => /^dist\//.test(file) && !/\.(js|js\.map|d\.ts|json)$/.test(file))).toEqual([]);
  });

  it("has no source map that points nowhere", () => {
    for (const file of files().filter((path) => path.endsWith(".js"))) {
      const named = /^\/\/# sourceMappingURL=(.*)$/m.exec(text(file))?.[1];
      if (named !== undefined) expect(files(), file).toContain(join(dirname(file), named));
    }
    for (const file of files().filter((path) => path.endsWith(".map"))) {
      const { sources = [] } = JSON.parse(text(file)) as { sources?: string[] };
      for (const source of sources) expect(files(), file).toContain(join(dirname(file), source));
    }
  });

  it("says the truth about itself", () => {
    const { exports = {}, ...others } = manifest();
    expect(others).toMatchObject({
      license: "MIT",
      type: "module",
      sideEffects: false,
      engines: { node: ">=20.19" },
      description: expect.stringMatching(/^[A-Z].*\.$/),
    });
    for (const target of Object.values(exports)) {
      if (typeof target !== "string") expect(Object.keys(target)).toEqual(["types", "default"]);
      for (const file of typeof target === "string" ? [target] : Object.values(target)) {
        expect(files()).toContain(file.slice(2));
      }
    }
    expect(Object.keys(others.scripts ?? {}).filter((script) => /install|prepare/.test(script))).toEqual([]);
    expect(JSON.stringify(others.dependencies ?? {})).not.toMatch(/workspace:|catalog:/);
    expect(readFile(`${one.folder}/package.json`)).toMatch(/"publishConfig": \{\s*"access": "public"/);
  });

  it("imports nothing that it does not ask for", () => {
    const { dependencies = {}, peerDependencies = {} } = manifest();
    const asked = [name, ...Object.keys(dependencies), ...Object.keys(peerDependencies)];
    for (const file of files().filter((path) => /^dist\/.*\.(js|d\.ts)$/.test(path))) {
      const code = text(file).replaceAll(/\/\*[\s\S]*?\*\//g, "");
      for (const [, from = ""] of code.matchAll(
        /(?:^(?:im|ex)port\b[^"`;]*\bfrom|\bimport\(|^import)\s*"([^".][^"]*)"/gm,
      )) {
        const owner = from.startsWith("@") ? from.split("/").slice(0, 2).join("/") : (from.split("/")[0] ?? "");
        if (!from.startsWith("node:")) expect(asked, `${file} imports ${from}`).toContain(owner);
      }
    }
  });

  if (missing) it.skip(`is looked at by publint and attw: ${missing}`);
  else {
    it("passes publint", async () => {
      const output = await run(
        process.execPath,
        [tool("publint/src/cli.js"), "run", tarballs.get(name) ?? "", "--strict"],
        {
          cwd: folder,
        },
      );
      expect(output).toContain("All good!");
    });

    it("passes attw: every resolution of types leads to the module that is run", async () => {
      const attw = tool("@arethetypeswrong/cli/dist/index.js");
      await run(process.execPath, [attw, tarballs.get(name) ?? "", "--profile", "esm-only"], { cwd: folder });
    });
  }

  it.each(Object.entries(nodes))("has commands that start, and entries that load, on Node %s", async (_, node) => {
    if (!node) return;
    for (const file of Object.values(manifest().bin ?? {})) {
      expect(text(file)).toMatch(/^#!\/usr\/bin\/env node\n/);
      expect(await run(node, [join(installedAt(name), file), "--help"], { cwd: project })).not.toBe("");
    }
    const program = standaloneEntries(one, installedAt(name), "default")
      .map((entry) => `await import(${JSON.stringify(entry)});`)
      .join("\n");
    await run(node, ["--input-type=module", "--eval", program], { cwd: project });
  });
});

const program = `
import { createEnsClient, isAcsError } from "@acskit/ens";
import { createClient, ens as product, ShareAICImage } from "@acskit/ens/actions";
import { createEnsMock } from "@acskit/ens-mock";
import { listen } from "@acskit/mock/node";
import { createStsClient } from "@acskit/sts";
import { createStsMock } from "@acskit/sts-mock";

const credentials = { accessKeyId: "testid", accessKeySecret: "testsecret" };
const mock = createEnsMock({ accessKeys: { testid: "testsecret" } });
const ens = createEnsClient({ credentials, fetch: mock.fetch });
const one = await ens.shareAICImage({ ImageId: "mykey", Users: ["14134343"] });

const server = await listen(mock);
const client = createClient(product, { credentials, endpoint: server.url });
const two = await client.call(ShareAICImage, { ImageId: "mykey", Users: ["14134343"] });
const error = await client.call(ShareAICImage, { ImageId: "mykey", Users: Array(11).fill("1") }).catch((e) => e);
await server.close();

const policies = [{ Statement: { Effect: "Allow", Action: "*", Resource: "*" } }];
const users = { ci: { accessKeys: { ci: "cisecret" }, policies } };
const stsMock = createStsMock({ accounts: { 2: { users, roles: { deploy: { policies } } } } });
const sts = createStsClient({ credentials: { accessKeyId: "ci", accessKeySecret: "cisecret" }, fetch: stsMock.fetch });
const { Credentials } = await sts.assumeRole({ RoleArn: "acs:ram::2:role/deploy", RoleSessionName: "packed" });
const { AccessKeyId: accessKeyId, AccessKeySecret: accessKeySecret, SecurityToken: securityToken } = Credentials;
const session = { accessKeyId, accessKeySecret, securityToken };
const beside = createEnsClient({ credentials: session, fetch: createEnsMock({ beside: stsMock }).fetch });
const three = await beside.describeRegionIsps();

console.log(JSON.stringify({
  node: process.versions.node.split(".")[0],
  one: one.RequestId.length, two: two.RequestId.length, three: three.RequestId.length,
  code: isAcsError(error, "ShareAICImage") && error.code,
}));
`;

for (const [version, node] of Object.entries(nodes)) {
  if (!node) it.skip(`the packed packages run on Node ${version}: \`pnpm runtimes\` installs it into tests/runtimes`);
  else {
    it(`the packed packages run on Node ${version}, over HTTP, too`, () => {
      writeFileSync(join(project, "program.js"), program);
      const output = execFileSync(node, ["program.js"], { cwd: project }).toString();
      expect(JSON.parse(output)).toEqual({
        node: version,
        one: 36,
        two: 36,
        three: 36,
        code: "InvalidParameter.Users",
      });
    });
  }
}

it("nothing that is installed with a package runs a script, and all of it is free to use", () => {
  for (const { name, folder, manifest } of packages.flatMap((one) => installedWith(root, one).others)) {
    const scripts = Object.keys((manifest.scripts ?? {}) as object);
    expect(
      scripts.filter((script) => /^(pre|post)?install$/.test(script)),
      name,
    ).toEqual([]);
    expect(existsSync(join(folder, "binding.gyp")), `${name} is compiled when it is installed`).toBe(false);
    expect(manifest.license, name).toMatch(/^(MIT|ISC|Apache-2\.0|BSD-[23]-Clause|0BSD)$/);
  }
});

it("the page on what is installed is current; `pnpm installed` writes it", () => {
  expect(existsSync(join(root, "docs/installed.md"))).toBe(true);
  expect(readFile("docs/installed.md")).toBe(installedPage(root));
});
