import { execFileSync, spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { root } from "../testing/repository.ts";

// What the steps of the workflows run; scripts/pull-request.mjs has a test of its own.

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "workflow-scripts-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

function write(name: string, text: string): void {
  mkdirSync(dirname(join(folder, name)), { recursive: true });
  writeFileSync(join(folder, name), text);
}

const git = (...args: string[]) =>
  execFileSync("git", ["-c", "user.name=A Person", "-c", "user.email=person@example.com", ...args], {
    cwd: folder,
    stdio: "pipe",
  });

function run(script: string, args: readonly string[] = []) {
  const program = script.endsWith(".sh") ? "bash" : process.execPath;
  return spawnSync(program, [join(root, "scripts", script), ...args], { cwd: folder, encoding: "utf8" });
}

it("keeps what sync says for the pull request, and shows it", () => {
  const body = join(folder, "changes.md");
  const { status, stdout } = run("sync.sh", [body, "--from", "specs/ens/upstream.json"]);
  expect([status, stdout]).toEqual([0, "ens: nothing changed\n"]);
  expect(readFileSync(body, "utf8")).toBe(stdout);
});

it("adds the sizes to the text of a pull request", () => {
  const body = join(folder, "changes.md");
  write("changes.md", "### Fixes\n\n- One.\n");
  expect(run("sizes.sh", [body])).toMatchObject({ status: 0, stderr: "" });
  expect(readFileSync(body, "utf8")).toMatch(
    /^### Fixes\n\n- One\.\n\n### Sizes\n\n\| for a browser.*\n\| ---.*\n[\s\S]*\n\| `@acskit\/ens` \| [\d,]+ \|/,
  );
});

it("fails where sync refuses", () => {
  const { status, stderr } = run("sync.sh", [join(folder, "changes.md"), "--from", "http://example.com/"]);
  expect([status, stderr]).toEqual([2, expect.stringContaining("is not https")]);
});

it("knows whether notes wait for a release", () => {
  write(".changeset/config.json", "{}");
  write(".changeset/README.md", "");
  expect(run("pending-changesets.mjs").stdout).toBe("pending=false\n");
  write(".changeset/some-note.md", "");
  expect(run("pending-changesets.mjs").stdout).toBe("pending=true\n");
});

it("takes the newest section of every CHANGELOG that changed for the text of a release", () => {
  git("init", "--quiet");
  write("packages/a/CHANGELOG.md", "# @example/a\n\n## 0.1.0\n\nFirst.\n");
  write("packages/b/CHANGELOG.md", "# @example/b\n\n## 0.1.0\n\nFirst.\n");
  git("add", "--all");
  git("commit", "--quiet", "--message", "First");
  write("packages/a/CHANGELOG.md", "# @example/a\n\n## 0.2.0\n\n- Second.\n\n## 0.1.0\n\nFirst.\n");
  write("packages/c/CHANGELOG.md", "# @example/c\n\n## 0.1.0\n\n- New.\n");
  expect(run("release-body.mjs", ["body.md"]).status).toBe(0);
  expect(readFileSync(join(folder, "body.md"), "utf8")).toBe(
    "Merging this publishes:\n\n# @example/a 0.2.0\n\n- Second.\n\n# @example/c 0.1.0\n\n- New.\n",
  );
});

it("wants a note from a pull request that changes public types, and from no other", () => {
  const script = "scripts/announced.sh";
  for (const part of [script, "tools/api-report/package.json", "tools/api-report/src", "tools/release/src"]) {
    cpSync(join(root, part), join(folder, part), { recursive: true });
  }
  const commit = (message: string) => {
    git("add", "--all");
    git("commit", "--quiet", "--message", message);
  };
  const announced = () =>
    spawnSync("bash", [join(folder, script)], { encoding: "utf8", env: { ...process.env, GITHUB_BASE_REF: "main" } });

  git("init", "--quiet", "--initial-branch=change");
  write("packages/a/package.json", '{ "name": "@example/a", "version": "0.1.0" }');
  write("packages/a/api/index.api.md", "export function a(): void;\n");
  commit("First");
  git("update-ref", "refs/remotes/origin/main", "HEAD");
  write("packages/a/README.md", "# a\n");
  commit("Nothing public");
  expect(announced()).toMatchObject({ status: 0, stderr: "" });
  write("packages/a/api/index.api.md", "export function a(b: string): void;\n");
  commit("Something public");
  expect(announced()).toMatchObject({
    status: 1,
    stderr: expect.stringMatching(/^@example\/a: its public types changed, .* run `pnpm changeset`\n$/),
  });
  write(".changeset/b.md", '---\n"@example/a": minor\n---\n\nIt takes `b`.\n');
  commit("The note");
  expect(announced()).toMatchObject({ status: 0, stderr: "" });
});
