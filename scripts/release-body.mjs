// What the next release says, as the text of its pull request: the newest section of each CHANGELOG that changed.
//
//   node scripts/release-body.mjs body.md
import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";

const [file] = process.argv.slice(2);
if (file === undefined) {
  console.error("release-body: name the file to write");
  process.exit(2);
}
const status = execFileSync("git", ["status", "--porcelain", "--untracked-files=all"], { encoding: "utf8" });
const changed = status.split("\n").map((line) => line.slice(3));
const sections = changed
  .filter((name) => /^packages\/[^/]+\/CHANGELOG\.md$/.test(name))
  .map((name) => {
    const [heading = "", newest = ""] = readFileSync(name, "utf8").split(/^(?=## )/m);
    return `${heading.trim()} ${newest.replace(/^## /, "").trim()}\n`;
  });
writeFileSync(file, `Merging this publishes:\n\n${sections.join("\n")}`);
