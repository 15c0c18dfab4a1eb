import { execFileSync, spawnSync } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { root } from "../testing/repository.ts";

// The script that the workflows end with, against a bare repository on this disk and a `gh` that writes down what it is
// asked and answers from a file.

let folder: string;
let clone: string;

/** Answers `pr list` and `pr view` as GitHub's program does with --jq; keeps the body of what is opened or edited. */
const gh = `#!${process.execPath}
const { appendFileSync, copyFileSync, existsSync, readFileSync } = require("node:fs");
const { join } = require("node:path");
const [, , ...args] = process.argv;
const at = (name) => join(${JSON.stringify("__FOLDER__")}, name);
appendFileSync(at("asked.jsonl"), JSON.stringify(args) + "\\n");
const answers = existsSync(at("answers.json")) ? JSON.parse(readFileSync(at("answers.json"), "utf8")) : {};
const key = args.slice(0, 2).join(" ");
if (answers[key]?.fails) { process.stderr.write(answers[key].fails); process.exit(1); }
process.stdout.write(answers[key] ?? "");
const body = args.indexOf("--body-file");
if (body !== -1) copyFileSync(args[body + 1], at("body.md"));
`;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "pull-request-test-"));
  clone = join(folder, "clone");
  mkdirSync(join(folder, "bin"));
  writeFileSync(join(folder, "bin/gh"), gh.replace('"__FOLDER__"', JSON.stringify(folder)));
  chmodSync(join(folder, "bin/gh"), 0o755);
  git(folder, "init", "--quiet", "--bare", "--initial-branch=main", "remote.git");
  git(folder, "clone", "--quiet", "remote.git", "clone");
  git(clone, "checkout", "--quiet", "-B", "main");
  writeFileSync(join(clone, "facts.json"), "1\n");
  writeFileSync(join(folder, "changes.md"), "### Features\n\n- One more.\n");
  git(clone, "add", "--all");
  git(clone, "commit", "--quiet", "--message", "First");
  git(clone, "push", "--quiet", "origin", "main");
});
afterEach(() => rmSync(folder, { recursive: true }));

function git(cwd: string, ...args: string[]): string {
  const identity = ["-c", "user.name=A Person", "-c", "user.email=person@example.com"];
  return execFileSync("git", [...identity, ...args], { cwd, encoding: "utf8", stdio: "pipe" }).trim();
}

function pullRequest(args = ["--branch", "sync/api", "--title", "The API changed", "--body", "../changes.md"]) {
  return spawnSync(process.execPath, [join(root, "scripts/pull-request.mjs"), ...args], {
    cwd: clone,
    encoding: "utf8",
    env: { ...process.env, PATH: `${join(folder, "bin")}${delimiter}${process.env.PATH}` },
  });
}

const answer = (answers: object) => writeFileSync(join(folder, "answers.json"), JSON.stringify(answers));
const change = (text: string) => writeFileSync(join(clone, "facts.json"), text);
const asked = (): string[][] =>
  existsSync(join(folder, "asked.jsonl"))
    ? readFileSync(join(folder, "asked.jsonl"), "utf8")
        .trim()
        .split("\n")
        .map((line) => JSON.parse(line))
    : [];
const verbs = () => asked().map((args) => args.slice(0, 2).join(" "));
const remote = (...args: string[]) => git(join(folder, "remote.git"), ...args);
const robot = "41898282+github-actions[bot]@users.noreply.github.com";

it("opens a pull request with the list of changes as its text, and starts CI", () => {
  change("2\n");
  writeFileSync(join(clone, "new.json"), "");
  const { status, stdout } = pullRequest();
  expect([status, stdout]).toEqual([0, "a pull request is open\n"]);
  expect(remote("log", "--format=%s %ae", "main..sync/api")).toBe(`The API changed ${robot}`);
  expect(remote("show", "sync/api:facts.json")).toBe("2");
  expect(remote("ls-tree", "--name-only", "sync/api").split("\n")).toContain("new.json");
  expect(verbs()).toEqual(["pr list", "pr create", "workflow run"]);
  expect(asked()[1]).toEqual(
    expect.arrayContaining(["--base", "main", "--head", "sync/api", "--title", "The API changed"]),
  );
  expect(asked()[2]).toEqual(["workflow", "run", "ci.yml", "--ref", "sync/api"]);
  expect(readFileSync(join(folder, "body.md"), "utf8")).toBe("### Features\n\n- One more.\n");
  expect(remote("show", "main:facts.json")).toBe("1");
});

it("brings an open one up to date: one commit on what main is now, the new text", () => {
  change("2\n");
  pullRequest();
  git(clone, "checkout", "--quiet", "main");
  git(clone, "commit", "--quiet", "--allow-empty", "--message", "Something else");
  answer({ "pr list": "7\n", "pr view": `${robot}\n` });
  change("3\n");
  writeFileSync(join(folder, "changes.md"), "- Two more.\n");
  const { status, stdout } = pullRequest();
  expect([status, stdout]).toEqual([0, "pull request 7 is up to date\n"]);
  expect(remote("log", "--format=%s", "main..sync/api").split("\n")).toEqual(["The API changed", "Something else"]);
  expect(remote("show", "sync/api:facts.json")).toBe("3");
  expect(verbs().slice(3)).toEqual(["pr list", "pr view", "pr edit", "workflow run"]);
  expect(readFileSync(join(folder, "body.md"), "utf8")).toBe("- Two more.\n");
});

it("throws no commit of a person away", () => {
  change("2\n");
  pullRequest();
  git(clone, "commit", "--quiet", "--allow-empty", "--message", "Texts for it");
  git(clone, "push", "--quiet", "origin", "sync/api");
  git(clone, "checkout", "--quiet", "main");
  answer({ "pr list": "7\n", "pr view": `${robot}\nperson@example.com\n` });
  change("3\n");
  const { status, stdout } = pullRequest();
  expect([status, stdout]).toEqual([
    0,
    expect.stringContaining("pull request 7 has commits of people and is left alone"),
  ]);
  expect(remote("log", "-1", "--format=%s", "sync/api")).toBe("Texts for it");
  expect(verbs().slice(3)).toEqual(["pr list", "pr view"]);
});

it("asks for nothing where nothing changed", () => {
  expect(pullRequest()).toMatchObject({ status: 0, stdout: "nothing changed\n" });
  expect(verbs()).toEqual(["pr list"]);
  expect(remote("branch", "--format=%(refname:short)")).toBe("main");
});

it("closes an open one that says what is not so any more", () => {
  answer({ "pr list": "7\n" });
  expect(pullRequest()).toMatchObject({ status: 0, stdout: "nothing changed; pull request 7 is closed\n" });
  expect(asked()[1]).toEqual(["pr", "close", "7", "--comment", "Nothing differs from main any more."]);
});

it("cuts a text that GitHub would not take, at the end of a line", () => {
  change("2\n");
  writeFileSync(join(folder, "changes.md"), "- One more line of the list.\n".repeat(4000));
  expect(pullRequest().status).toBe(0);
  const body = readFileSync(join(folder, "body.md"), "utf8");
  expect(body.length).toBeLessThan(65_536);
  expect(body).toMatch(/- One more line of the list\.\n\n… and more: the rest is in the commit\.\n$/);
});

it.each<[string, () => string[] | undefined, RegExp]>([
  ["an argument is missing", () => ["--branch", "a"], /say --branch, --title and --body FILE/],
  [
    "gh fails",
    () => {
      answer({ "pr list": { fails: "no token" } });
      return undefined;
    },
    /^pull-request: gh pr list --head: no token$/m,
  ],
  [
    "the push fails",
    () => {
      rmSync(join(folder, "remote.git"), { recursive: true });
      return undefined;
    },
    /^pull-request: git -c credential/m,
  ],
])("says so and stops with 2 when %s", (_, prepare, message) => {
  change("2\n");
  const { status, stderr } = pullRequest(prepare());
  expect(status).toBe(2);
  expect(stderr).toMatch(message);
  expect(stderr).not.toMatch(/^\s+at /m);
  expect(verbs()).not.toContain("pr create");
});
