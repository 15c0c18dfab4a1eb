import { spawnSync } from "node:child_process";
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, expect, it } from "vitest";

const cli = fileURLToPath(new URL("../cli.ts", import.meta.url));

/** An upstream document of one operation. */
function documentOf(info: { product?: string; version?: string; style?: string } = {}, action = "CreateShelf"): string {
  const operation = {
    path: "/shelves",
    methods: ["post"],
    schemes: ["https"],
    security: [{ AK: [] }],
    parameters: [{ name: "Name", in: "query", schema: { type: "string", required: true, example: "oak" } }],
  };
  return JSON.stringify({
    version: "1.0",
    info: { style: "RPC", product: "Shelf", version: "2020-01-01", ...info },
    components: { schemas: {} },
    apis: { [action]: operation },
    endpoints: [{ regionId: "cn-a", endpoint: "shelf.example.com" }],
  });
}

const roots: string[] = [];
afterAll(() => {
  for (const root of roots) rmSync(root, { recursive: true, force: true });
});

/** A workspace with nothing in it, and a `pnpm` that does what it is told to. */
function workspace(pnpm = "exit 0") {
  const root = mkdtempSync(join(tmpdir(), "acspec add "));
  roots.push(root);
  const put = (file: string, text: string) => {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), text);
  };
  put("pnpm-workspace.yaml", "packages: [packages/*]\n");
  put("package.json", '{ "scripts": { "start": "s", "ens-mock": "e", "test": "t" } }');
  put("tests/package.json", '{ "devDependencies": { "@acskit/client": "workspace:^", "zod": "1" } }');
  put(
    ".changeset/config.json",
    '{ "fixed": [["@acskit/a", "@acskit/a-mock"]], "linked": [], "options": { "dependents": "always" } }',
  );
  put("bin/pnpm", `#!/bin/sh\necho "$@" >> "${root}/pnpm.log"\n${pnpm}\n`);
  chmodSync(join(root, "bin/pnpm"), 0o755);
  mkdirSync(join(root, "packages"));
  mkdirSync(join(root, "specs"));
  return {
    root,
    put,
    read: (file: string) => readFileSync(join(root, file), "utf8"),
    has: (file: string) => existsSync(join(root, file)),
    /** Every file with its text, the log aside. */
    files: () =>
      readdirSync(root, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile() && entry.name !== "pnpm.log")
        .map(({ parentPath, name }) => [join(parentPath, name), readFileSync(join(parentPath, name), "utf8")])
        .sort(),
    add: (document: string, ...flags: string[]) => {
      const env = { ...process.env, PATH: `${root}/bin:${process.env.PATH}` };
      const options = { cwd: root, env, input: document, encoding: "utf8" } as const;
      return spawnSync(process.execPath, [cli, "add", "-", ...flags], options);
    },
  };
}

const shelves = workspace();
const added = shelves.add(documentOf({ style: "ROA" }));

it("makes spec, client and mock of a product, installs, and writes what they weigh and bring", () => {
  const { has, read } = shelves;
  const { status, stdout, stderr } = added;
  expect([status, stderr]).toEqual([0, ""]);
  expect(stdout).toContain("Shelf, version 2020-01-01 (ROA): 1 operation, as shelf");
  for (const file of [
    "specs/shelf/upstream.json",
    "specs/shelf/openapi.yaml",
    ...["package.json", "README.md", "tsconfig.json", "turbo.json"].flatMap((name) => [
      `packages/shelf/${name}`,
      `packages/shelf-mock/${name}`,
    ]),
    ...["index", "actions", "pages", "waiters", "is-acs-error"].map((name) => `packages/shelf/src/${name}.ts`),
    ...["index", "cli", "index.test"].map((name) => `packages/shelf-mock/src/${name}.ts`),
    ...["client", "table", "types"].map((name) => `packages/shelf/src/generated/${name}.ts`),
    ...["product", "operations"].map((name) => `packages/shelf-mock/src/generated/${name}.ts`),
  ]) {
    expect(has(file), file).toBe(true);
  }
  expect(read("packages/shelf/README.md")).toContain('client.createShelf({ Name: "oak" })');
  expect(read("pnpm.log")).toBe("install --no-frozen-lockfile --prefer-offline\nsize --raise\ninstalled\n");
});

it("tells the workspace: a command, the tests' packages, one version for both, a changeset", () => {
  const { read } = shelves;
  expect(Object.keys(JSON.parse(read("package.json")).scripts)).toEqual(["start", "ens-mock", "shelf-mock", "test"]);
  expect(Object.keys(JSON.parse(read("tests/package.json")).devDependencies)).toEqual([
    "@acskit/client",
    "@acskit/shelf",
    "@acskit/shelf-mock",
    "zod",
  ]);
  expect(read(".changeset/config.json")).toContain(
    '"fixed": [["@acskit/a", "@acskit/a-mock"], ["@acskit/shelf", "@acskit/shelf-mock"]]',
  );
  expect(read(".changeset/config.json")).toContain('"options": { "dependents": "always" }');
  expect(read(".changeset/first-release-shelf.md")).toMatch(
    /^---\n"@acskit\/shelf": minor\n"@acskit\/shelf-mock": minor\n---\n\nFirst release/,
  );
});

it("refuses a product that is there, says how to bring it up to date, and changes nothing", () => {
  const { add, files } = shelves;
  const before = files();
  const { status, stderr } = add(documentOf({ product: "SHELF" }, "DropShelf"), "--product", "other");
  expect(status).toBe(2);
  expect(stderr).toMatch(
    /SHELF 2020-01-01 is here already, as specs\/shelf; .*`pnpm sync --product shelf --from FILE`/,
  );
  expect(files()).toEqual(before);
});

it("gives another version of a product a name with the version", () => {
  const { add, has } = shelves;
  const { status, stdout } = add(documentOf({ version: "2028-01-01" }));
  expect([status, has("specs/shelf-20280101/upstream.json")]).toEqual([0, true]);
  expect(stdout).toContain("specs/shelf is Shelf 2020-01-01; so it has its version in its name");
});

it.each(["client", "mock"])("leaves packages of ours alone where a product is called %s", (name) => {
  const { add, put, has } = workspace();
  put(`packages/${name}/src/index.ts`, "ours");
  const { status } = add(documentOf({ product: name.toUpperCase() }));
  expect([status, has(`packages/${name}-20200101/src/index.ts`)]).toEqual([0, true]);
});

it("takes the name that is asked for, unless it is taken", () => {
  const { add, put, has } = workspace();
  put("packages/drawer-mock/package.json", "{}");
  const refused = add(documentOf(), "--product", "drawer");
  expect([refused.status, refused.stderr]).toEqual([
    2,
    "acspec: --product drawer is taken: packages/drawer-mock is there already; choose another name\n",
  ]);
  expect([add(documentOf(), "--product", "rack").status, has("packages/rack-mock/src/index.ts")]).toEqual([0, true]);
});

it.each([
  ["what is no upstream document", "<html>", /is HTML or XML, not JSON/],
  ["a document that is cut off", documentOf().slice(0, 200), /is cut off/],
  [
    "a product without a name for packages",
    documentOf({ product: "書架" }),
    /needs a name for its packages: --product/,
  ],
  ["an action that is no identifier", documentOf({}, "Create-Shelf"), /no identifier/],
])("refuses %s and writes nothing", (_, document, message) => {
  const { add, files } = workspace();
  const before = files();
  const { status, stderr } = add(document);
  expect(status).toBe(2);
  expect(stderr).toMatch(message);
  expect(stderr.trim().split("\n")).toHaveLength(1);
  expect(files()).toEqual(before);
});

it("takes everything back when the last file cannot be written", () => {
  const { add, put, files } = workspace();
  put(".changeset/first-release-shelf.md/is-a-folder", "");
  const before = files();
  const { status, stderr } = add(documentOf());
  expect([status, stderr]).toEqual([2, expect.stringContaining("first-release-shelf.md: is a folder")]);
  expect(files()).toEqual(before);
});

it("says what is left of an `add` that was killed", () => {
  const { add, put } = workspace();
  put("packages/shelf/src/generated/product.ts", "");
  expect(add(documentOf()).stderr).toMatch(
    /an interrupted `add`, it seems; remove packages\/shelf and packages\/shelf-mock/,
  );
});

it("says that the packages are there, if only the installation fails", () => {
  const { add, has } = workspace("echo no network; exit 1");
  const { status, stderr } = add(documentOf());
  expect([status, has("specs/shelf/upstream.json")]).toEqual([1, true]);
  expect(stderr).toBe(
    "acspec: all files are there, but `pnpm install` failed; run it yourself. It said:\nno network\n",
  );
});

it("says which of the commands behind it failed", () => {
  const { add, has } = workspace('[ "$1" = size ] && echo no bundler && exit 1; exit 0');
  const { status, stderr } = add(documentOf());
  expect([status, has("packages/shelf/package.json")]).toEqual([1, true]);
  expect(stderr).toBe(
    "acspec: all files are there, but `pnpm size --raise` failed; run it yourself. It said:\nno bundler\n",
  );
});

it("wants to be run in the root of the workspace", () => {
  const { root, add } = workspace();
  rmSync(join(root, "pnpm-workspace.yaml"));
  const { status, stderr } = add(documentOf());
  expect([status, stderr]).toEqual([
    2,
    expect.stringContaining("pnpm-workspace.yaml: is not here; run it in the root"),
  ]);
});
