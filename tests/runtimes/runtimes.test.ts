import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startEnsMock } from "./hosts/ens-mock.ts";
import { startOddService } from "./hosts/odd-service.ts";
import { createProject, type Project } from "./hosts/project.ts";
import { nodes, runtimes } from "./hosts/runtimes.ts";
import type { Result } from "./suite/check.ts";

// One suite, on every runtime that is here, with the packages as they would be published. Each check is a test.

let project: Project;
beforeAll(async () => {
  project = await createProject();
});
afterAll(() => project?.remove());

for (const { name, missing, checks, run } of runtimes) {
  describe(`on ${name}`, () => {
    if (missing) return it.skip(`the suite: ${missing}`);

    let results = new Map<string, Result>();
    beforeAll(async () => {
      const [ens, odd] = await Promise.all([startEnsMock(project.folder), startOddService()]);
      try {
        const list = await run(project.folder, { ens: ens.url, odd: odd.url });
        results = new Map(list.map((result) => [result.name, result]));
      } finally {
        ens.close();
        odd.close();
      }
    });

    for (const { name } of checks) {
      it(name, () => {
        const result = results.get(name);
        if (!result) throw new Error("it did not run");
        if (result.error) throw new Error(result.error);
      });
    }
  });
}

describe.each(Object.entries(nodes))("a CommonJS program on %s", (_, node) => {
  const run = (flags: string[], program: string) => {
    writeFileSync(join(project.folder, "program.cjs"), program);
    const { stdout, stderr } = spawnSync(node, [...flags, "program.cjs"], { cwd: project.folder, encoding: "utf8" });
    return { stdout, stderr };
  };

  it("gets the client by require, without a warning", () => {
    const program = `const { createEnsClient } = require("@acskit/ens"); console.log(typeof createEnsClient);`;
    expect(run([], program)).toEqual({ stdout: "function\n", stderr: "" });
  });

  // What Node did before 20.19 and 22.12.
  it("is told to import() where require takes no ES modules, and gets the client so", () => {
    const older = ["--no-experimental-require-module"];
    expect(run(older, `require("@acskit/ens")`).stderr).toMatch(/ERR_REQUIRE_ESM[\s\S]* dynamic import\(\)/);
    const program = `import("@acskit/ens").then(({ createEnsClient }) => console.log(typeof createEnsClient));`;
    expect(run(older, program)).toEqual({ stdout: "function\n", stderr: "" });
  });
});

it("each check has a name of its own", () => {
  for (const { checks } of runtimes) expect(new Set(checks.map(({ name }) => name)).size).toBe(checks.length);
});
