import { mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { transform } from "esbuild";
import type { Browser } from "playwright";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { entriesOf, type Manifest, type Package, packagesOf } from "../../tools/release/src/packages.ts";
import { standaloneEntries } from "../testing/entries.ts";
import { readFile, root } from "../testing/repository.ts";
import { atATime } from "./hosts/at-a-time.ts";
import { bundlers } from "./hosts/bundlers.ts";
import { type Clone, createClone, manifestIn } from "./hosts/clone.ts";
import { hasBrowser, openBrowser, titleAfter } from "./hosts/pages.ts";
import {
  exampleOf,
  installsOf,
  monorepo,
  npm,
  type Project,
  pnpm,
  write,
  yarnClassic,
  yarnPnp,
} from "./hosts/projects.ts";
import { type Registry, startRegistry } from "./hosts/registry.ts";
import { run } from "./hosts/run.ts";
import { publishThirdParties } from "./hosts/third-parties.ts";
import { missing, nodes, tool, workspaceTool } from "./hosts/tools.ts";

// A release as it would be: to a registry of this machine, from a clone, into other people's projects.

const packages = packagesOf(root);
const names = packages.map(({ name }) => name);
const installers = {
  npm,
  pnpm,
  "pnpm in a monorepo": monorepo,
  "Yarn 1": yarnClassic,
  "Yarn with Plug'n'Play": yarnPnp,
};
const readmes = packages.map((one) => ({ name: one.name, readme: readFile(`${one.folder}/README.md`) }));
const dependenciesOf = ({ manifest }: Package): string[] => Object.keys(manifest.dependencies ?? {});
/** One in the middle: it stands on others, and others stand on it. */
const refused = oneOf(
  (one) =>
    dependenciesOf(one).some((name) => names.includes(name)) &&
    packages.some((other) => dependenciesOf(other).includes(one.name)),
);
/** One that people import and that stands on none of ours. */
const lowest = oneOf((one) => entriesOf(one).includes(one.name));
/** All that READMEs have one install. */
const everything = [...new Set([...names, ...readmes.flatMap(({ readme }) => installsOf(readme))])];

// Nothing measures time in here, and a compiler of 2024 takes its own.
vi.setConfig({ testTimeout: 600_000, hookTimeout: 600_000 });

const two = atATime(2); // compilers and programs, on two cores

if (missing) it.skip(`the rehearsal of a release: ${missing}`);
else rehearse();

function rehearse(): void {
  const folder = mkdtempSync(join(tmpdir(), "acskit rehearsal ")); // with blanks, as on many a desktop
  let registry: Registry;
  let clone: Clone;
  let refusal: string;
  let untouched: string[];
  const projects = new Map<string, Project>();
  const project = (name: string): Project => {
    const found = projects.get(name);
    if (!found) throw new Error(`there is no project ${name}`);
    return found;
  };

  beforeAll(async () => {
    registry = await startRegistry(join(folder, "registry"));
    [clone] = await Promise.all([
      createClone(join(folder, "clone"), registry),
      publishThirdParties(join(folder, "third parties"), registry),
    ]);
    clone.addChangeset("rehearsal", Object.fromEntries(names.map((name) => [name, "minor"])), "Rehearsed.");
    await clone.version();
    registry.refuse(refused.name);
    refusal = await clone.publish().catch((error) => error.message);
    untouched = [...registry.log];
    await clone.publish();

    const service = readFile("tests/testing/service.mjs");
    await Promise.all(
      Object.entries(installers).map(async ([name, install]) => {
        const installed = await install(join(folder, `by ${name}`), registry, everything);
        projects.set(name, installed);
        await writeExamples(installed);
      }),
    );
    write(project("npm").folder, { "service.mjs": service });
  });
  afterAll(async () => {
    registry?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  async function writeExamples({ folder }: Project): Promise<void> {
    const examples = [...readmes.entries()].filter(([, { readme }]) => exampleOf(readme) !== "");
    for (const [at, { readme }] of examples) {
      const { code } = await transform(exampleOf(readme), { loader: "ts", format: "esm", target: "es2022" });
      write(folder, { [`example-${at}.mjs`]: code });
    }
    write(folder, { "examples.mjs": examples.map(([at]) => `await import("./example-${at}.mjs");\n`).join("") });
  }
  const withMocks = () => ["--import", join(project("npm").folder, "service.mjs")];
  const mocks = { MOCKS: JSON.stringify(names.filter((name) => name.endsWith("-mock"))) };

  describe("a release", () => {
    const sent = (log: readonly string[]) =>
      log.filter((line) => names.some((name) => line === `published ${name}`)).map((line) => line.split(" ")[1] ?? "");

    it("stops where the registry refuses a package, and sends nothing that stands on it", () => {
      expect(refusal).toContain("refused for the rehearsal");
      for (const name of dependenciesOf(refused).filter((each) => names.includes(each))) {
        expect(sent(untouched)).toContain(name);
      }
      const standing = packages.filter((one) => dependenciesOf(one).includes(refused.name));
      for (const { name } of standing) expect(sent(untouched)).not.toContain(name);
    });

    it("is finished by running it again: each package once, behind those that it stands on", () => {
      const order = sent(registry.log);
      expect(order.toSorted()).toEqual(names.toSorted());
      for (const one of packages) {
        for (const other of dependenciesOf(one).filter((each) => names.includes(each))) {
          expect(order.indexOf(other), `${other} before ${one.name}`).toBeLessThan(order.indexOf(one.name));
        }
      }
    });

    it("is tagged, a tag for each package", async () => {
      const tags = (await run("git", ["tag"], { cwd: clone.folder })).split("\n");
      for (const one of packages) expect(tags).toContain(`${one.name}@${manifestIn(clone.folder, one).version}`);
    });

    it("asks for packages of ours from the version that was released with it", () => {
      for (const name of names) {
        const { dependencies = {} } = manifestOf(project("npm"), name);
        for (const [other, range] of Object.entries(dependencies)) {
          if (names.includes(other)) expect(range).toBe(`^${manifestOf(project("npm"), other).version}`);
          else expect(range).toMatch(/^\^\d/);
        }
      }
    });

    it("asks for provenance by a name that the publisher heeds, which there is none outside of a workflow", async () => {
      const [, name = ""] = /(\w*PROVENANCE): "true"/.exec(readFile(".github/workflows/release.yml")) ?? [];
      const cwd = join(folder, "provenance");
      write(cwd, {
        "package.json": JSON.stringify({ name: "@acskit/provenance", version: "0.1.0" }),
        ".npmrc": readFileSync(join(clone.folder, ".npmrc"), "utf8"),
      });
      const publishing = run("pnpm", ["publish", "--no-git-checks"], { cwd, env: { [name]: "true" } });
      await expect(publishing).rejects.toThrow(/provenance/i);
    });

    it("has a CHANGELOG in which what breaks comes first, without a hash of a commit", () => {
      for (const one of packages) {
        const text = readFileSync(join(clone.folder, one.folder, "CHANGELOG.md"), "utf8");
        expect(text).toContain(`## ${manifestIn(clone.folder, one).version}\n`);
        expect(text).toContain("- Rehearsed.");
        expect(text).not.toMatch(/^- [0-9a-f]{7,}: /m);
        const [, newest = ""] = text.split(/^## /m);
        const titles = [...newest.matchAll(/^### (.*)$/gm)].map(([, title = ""]) => title);
        expect(titles).toEqual(["Breaking changes", "Features", "Fixes"].filter((title) => titles.includes(title)));
      }
    });
  });

  describe.each(readmes.map((one, at) => ({ ...one, at })))("the README of $name", ({ name, readme, at }) => {
    it("says what to install, and its first example runs with that and nothing else", async () => {
      const installs = installsOf(readme);
      expect(installs, "it has no line `    npm install …` or `    npx …`").not.toEqual([]);
      const strict = await pnpm(join(folder, `only ${name.replace("/", "-")}`), registry, installs);
      await writeExamples(strict);
      if (exampleOf(readme) !== "") await strict.node(process.execPath, [...withMocks(), `example-${at}.mjs`], mocks);
      for (const file of Object.values(packages[at]?.manifest.bin ?? {})) {
        await strict.node(process.execPath, [join("node_modules", name, file), "--help"]);
      }
    });
  });

  describe("all examples of READMEs", () => {
    for (const [version, binary] of Object.entries(nodes)) {
      if (!binary) it.skip(`run on Node ${version}: \`pnpm runtimes\` installs it into tests/runtimes`);
      else {
        it.concurrent.each(Object.keys(installers))(`run on Node ${version}, installed by %s`, async (installer) => {
          const output = await two(() => project(installer).node(binary, [...withMocks(), "examples.mjs"], mocks));
          expect(output).not.toMatch(/^\(node:\d+\)/m); // warnings of Node
        });
      }
    }
  });

  describe("a program of somebody else's", () => {
    const compilers = {
      "5.4": tool("typescript54/lib/tsc.js"),
      "5.9": tool("typescript59/lib/tsc.js"),
      "7": workspaceTool("typescript/bin/tsc"),
    };
    const resolutions = { bundler: "esnext", node16: "node16" };
    const cells = Object.keys(compilers).flatMap((version) =>
      Object.keys(resolutions).map((resolution) => [version, resolution] as const),
    ) as [keyof typeof compilers, keyof typeof resolutions][];

    /** The declarations of msw 3 are not for TypeScript 5.4; those of msw 2 are. */
    const compiledIn = { "5.4": "Yarn 1", "5.9": "pnpm", "7": "pnpm" } as const;
    beforeAll(() => {
      bring(project("pnpm"), { msw: "msw", vitest: "vitest", playwright: "playwright" });
      bring(project("Yarn 1"), { msw: "msw2", vitest: "vitest", playwright: "playwright" });
    });

    it.concurrent.each(cells)(
      "compiles with TypeScript %s and moduleResolution %s, libraries checked: all entries, and tests in msw, Vitest and Playwright",
      async (version, moduleResolution) => {
        const { folder } = project(compiledIn[version]);
        const imported = packages.flatMap((one) =>
          standaloneEntries(one, join(folder, "node_modules", one.name), "types"),
        );
        const lines = imported.map((entry, at) => `import * as e${at} from ${JSON.stringify(entry)};\nvoid e${at};`);
        write(folder, { "all.ts": lines.join("\n"), "example.ts": exampleOf(exampleOfProduct()), "tests.ts": tests });
        const compilerOptions = {
          noEmit: true,
          strict: true,
          skipLibCheck: false,
          target: "es2022",
          lib: ["es2022", "dom", "dom.iterable"],
          types: ["node"],
          typeRoots: [tool("@types")],
          module: resolutions[moduleResolution],
          moduleResolution,
        };
        const config = `tsconfig.${version}.${moduleResolution}.json`;
        write(folder, { [config]: JSON.stringify({ compilerOptions, files: ["all.ts", "example.ts", "tests.ts"] }) });
        await two(() => run(process.execPath, [compilers[version], "-p", config], { cwd: folder }));
      },
    );

    it.concurrent.each(Object.keys(compilers) as (keyof typeof compilers)[])(
      "compiles with TypeScript %s for a server, without the types of browsers",
      async (version) => {
        const { folder } = project("pnpm");
        const compilerOptions = {
          noEmit: true,
          strict: true,
          exactOptionalPropertyTypes: true,
          skipLibCheck: false,
          target: "es2022",
          lib: ["es2022"],
          types: ["node"],
          typeRoots: [tool("@types")],
          module: "node16",
        };
        write(folder, {
          "server.ts": exampleOf(exampleOfProduct()),
          [`tsconfig.${version}.json`]: JSON.stringify({ compilerOptions, files: ["server.ts"] }),
        });
        await two(() => run(process.execPath, [compilers[version], "-p", `tsconfig.${version}.json`], { cwd: folder }));
      },
    );

    it("is told what is missing, where an entry does not exist", async () => {
      const { folder, node } = project("npm");
      write(folder, { "deep.mjs": `import ${JSON.stringify(`${lowest.name}/dist/index.js`)};` });
      await expect(node(process.execPath, ["deep.mjs"])).rejects.toThrow(/ERR_PACKAGE_PATH_NOT_EXPORTED/);
    });

    describe("for browsers", () => {
      let browser: Browser | undefined;
      beforeAll(async () => {
        browser = hasBrowser ? await openBrowser() : undefined;
        write(project("npm").folder, { "page.js": page });
      });
      afterAll(() => browser?.close());

      it.each(Object.keys(bundlers))("is bundled by %s without a warning, and calls", async (name) => {
        const bundle = await bundlers[name]?.(project("npm").folder, "page.js");
        expect(Object.keys(bundle ?? {})).toContain("bundle.js");
        expect(Object.values(bundle ?? {}).join("\n")).not.toMatch(/(?:from|import|require)\b\s*\(?["']node:/);
        if (browser && bundle) expect(await titleAfter(browser, bundle)).toMatch(/^[0-9A-F-]{36}$/);
      });
    });
  });

  describe("the next release", () => {
    it("brings a feature, built anew, and leaves one copy of each package in a project that updates", async () => {
      clone.append(
        `${lowest.folder}/src/index.ts`,
        "\n/** For the rehearsal. */\nexport const rehearsed: number = 1;\n",
      );
      clone.addChangeset("feature", { [lowest.name]: "minor" }, "`rehearsed` is there.");
      await clone.version();
      await clone.release();

      const { folder, node } = project("npm");
      await run("npm", ["install", ...names.map((name) => `${name}@latest`)], { cwd: folder });
      write(folder, {
        "next.mjs": `import { rehearsed } from ${JSON.stringify(lowest.name)}; console.log(rehearsed);`,
      });
      expect(await node(process.execPath, ["next.mjs"])).toBe("1\n");
      const copies = readdirSync(join(folder, "node_modules"), { recursive: true, encoding: "utf8" }).filter((path) =>
        /@acskit\/[^/]+\/package\.json$/.test(path),
      );
      expect(copies.toSorted()).toEqual(names.map((name) => `${name}/package.json`).toSorted());
      for (const one of clone.packages()) {
        expect(manifestOf(project("npm"), one.name).version).toBe(manifestIn(clone.folder, one).version);
      }
    });

    it("says in its packages where their source is, for provenance and for links", () => {
      expect(manifestOf(project("npm"), lowest.name).repository).toEqual({
        type: "git",
        url: "git+https://github.example/somebody/acskit.git",
        directory: lowest.folder,
      });
    });
  });
}

/** A call in a page, answered by the mock that is bundled with it. */
const page = `
import { createEnsClient } from "@acskit/ens";
import { createEnsMock } from "@acskit/ens-mock";

const mock = createEnsMock({ accessKeys: { testid: "testsecret" } });
const credentials = { accessKeyId: "testid", accessKeySecret: "testsecret" };
createEnsClient({ credentials, fetch: mock.fetch })
  .shareAICImage({ ImageId: "mykey", Users: ["14134343"] })
  .then(({ RequestId }) => { document.title = RequestId; }, (error) => { document.title = String(error); });
`;

/** A mock in what people test with, as a program for a compiler. */
const tests = `
import { createEnsMock } from "@acskit/ens-mock";
import { mswHandlers } from "@acskit/mock/msw";
import { playwrightRouting } from "@acskit/mock/playwright";
import { mockFixture } from "@acskit/mock/vitest";
import { setupWorker } from "msw/browser";
import { setupServer } from "msw/node";
import type { Page } from "playwright";
import { test as base } from "vitest";

setupServer(...mswHandlers(createEnsMock())).listen();
setupWorker(...mswHandlers(createEnsMock())).start();

const test = base.extend(mockFixture(() => createEnsMock(), { leaks: true }));
test("counts", ({ mock }) => { mock.calls("ShareAICImage").map(({ parameters }) => parameters.ImageId); });

declare const page: Page;
page.route(...playwrightRouting(createEnsMock()));
`;

/** Puts what others test with beside ours: the workspace's, as a link. */
function bring({ folder }: Project, tools: Readonly<Record<string, string>>): void {
  for (const [name, ours] of Object.entries(tools)) {
    symlinkSync(realpathSync(join(root, "tests/node_modules", ours)), join(folder, "node_modules", name));
  }
}

function exampleOfProduct(): string {
  return readFile("README.md");
}

function oneOf(isIt: (one: Package) => boolean): Package {
  const found = packages.find(isIt);
  if (!found) throw new Error("there is no such package to rehearse with");
  return found;
}

function manifestOf({ folder }: Project, name: string): Manifest {
  return JSON.parse(readFileSync(join(folder, "node_modules", name, "package.json"), "utf8"));
}
