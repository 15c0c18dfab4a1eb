// Puts what changed in the working tree into one pull request: opens it, or brings the open one up to date.
//
//   node scripts/pull-request.mjs --branch sync/api --title "The API changed" --body changes.md
//
// Needs git and gh, and GH_TOKEN for both. Nothing changed: an open pull request is closed, for it says what is not so
// any more. Commits that people have added to the branch are never thrown away: then it stays as it is.
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { optionsOf } from "../tools/release/src/options.ts";

const bot = { name: "github-actions[bot]", email: "41898282+github-actions[bot]@users.noreply.github.com" };
const asGh = ["-c", "credential.helper=", "-c", "credential.helper=!gh auth git-credential"];
const longestBody = 60_000; // GitHub takes 65,536 characters

const { branch, title, body } = optionsOf("pull-request", {
  branch: { type: "string" },
  title: { type: "string" },
  body: { type: "string" },
});
if (!branch || !title || !body) fail("say --branch, --title and --body FILE");
if (!existsSync(body)) fail(`${body} is not there; --body names a file`);

const base = run("git", ["rev-parse", "--abbrev-ref", "HEAD"]);
const open = run("gh", ["pr", "list", "--head", branch, "--state", "open", "--json", "number", "--jq", ".[].number"])
  .split("\n")
  .filter((line) => line !== "")[0];

if (run("git", ["status", "--porcelain"]) === "") {
  if (open) {
    run("gh", ["pr", "close", open, "--comment", `Nothing differs from ${base} any more.`]);
    console.log(`nothing changed; pull request ${open} is closed`);
  } else console.log("nothing changed");
} else if (open && hasCommitsOfPeople()) {
  console.log(`::notice::pull request ${open} has commits of people and is left alone; merge or close it first`);
} else {
  push();
  request();
  // What this token pushes starts no workflow by itself; a workflow that is asked for does run.
  run("gh", ["workflow", "run", "ci.yml", "--ref", branch]);
}

function hasCommitsOfPeople() {
  const authors = run("gh", ["pr", "view", open, "--json", "commits", "--jq", ".commits[].authors[].email"]);
  return authors.split("\n").some((email) => email !== "" && email !== bot.email);
}

function push() {
  run("git", ["checkout", "--quiet", "-B", branch]);
  run("git", ["add", "--all"]);
  const identity = ["-c", `user.name=${bot.name}`, "-c", `user.email=${bot.email}`];
  run("git", [...identity, "commit", "--quiet", "--message", title]);
  run("git", [...asGh, "push", "--quiet", "--force", "origin", `HEAD:refs/heads/${branch}`]);
}

function request() {
  const folder = mkdtempSync(join(tmpdir(), "pull-request-"));
  const file = join(folder, "body.md");
  writeFileSync(file, shortened(readFileSync(body, "utf8")));
  if (open) run("gh", ["pr", "edit", open, "--title", title, "--body-file", file]);
  else run("gh", ["pr", "create", "--base", base, "--head", branch, "--title", title, "--body-file", file]);
  rmSync(folder, { recursive: true });
  console.log(open ? `pull request ${open} is up to date` : "a pull request is open");
}

/** At the end of a line, where it is too long. */
function shortened(text) {
  if (text.length <= longestBody) return text;
  const kept = text.slice(0, text.lastIndexOf("\n", longestBody));
  return `${kept}\n\n… and more: the rest is in the commit.\n`;
}

function run(command, args) {
  const { status, stdout, stderr, error } = spawnSync(command, args, { encoding: "utf8" });
  if (status !== 0) fail(`${command} ${args.slice(0, 3).join(" ")}: ${error?.message ?? stderr.trim()}`);
  return stdout.trim();
}

function fail(message) {
  console.error(`pull-request: ${message}`);
  process.exit(2);
}
