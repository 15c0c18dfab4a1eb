import { execFile, spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { root } from "../../testing/repository.ts";

/** A command that may be run here: it writes nothing, asks nobody, and is of the workspace. */
type Run = () => Promise<string>;

/** How a command of a page is run, if it is one that can be: mocks as servers, and questions to the generator. */
export function runOf(command: string): Run | undefined {
  const [program = "", name = "", ...args] = command
    .replace(/^npx -y pnpm@12 |^pnpm /, "npx @acskit/")
    .replace(/\s{2,}.*$/, "")
    .split(" ");
  if (program !== "npx" || !args.every(isThere)) return undefined;
  const mock = `packages/${name.replace("@acskit/", "")}/src/cli.ts`;
  if (name.endsWith("-mock") && existsSync(join(root, mock))) return () => served(mock, args);
  if (name === "@acskit/acspec" && /^(check|explain)$/.test(args[0] ?? "")) return () => answered(args);
  return undefined;
}

/** What examples call so is not there; `vpc` is the product that somebody adds. */
const isThere = (word: string): boolean => word !== "vpc" && (!/\.json$/.test(word) || existsSync(join(root, word)));

/** What is wrong with a server, empty if it listens. Each takes a free port. */
function served(mock: string, args: readonly string[]): Promise<string> {
  const others = args.filter((word, at) => word !== "--port" && args[at - 1] !== "--port");
  const words = [...others, "--port", "0"];
  const child = spawn(process.execPath, ["--conditions=@acskit/source", mock, ...words], { cwd: root });
  let said = "";
  const listens = () => /http:\/\/127\.0\.0\.1:\d+/.test(said);
  for (const stream of [child.stdout, child.stderr]) {
    stream.on("data", (text) => {
      said += text;
      if (listens()) child.kill();
    });
  }
  return new Promise((resolve) => child.on("close", () => resolve(listens() ? "" : said)));
}

function answered(args: readonly string[]): Promise<string> {
  const words = [join(root, "tools/acspec/src/cli.ts"), ...args];
  return new Promise((resolve) => {
    execFile(process.execPath, words, { cwd: root }, (error, stdout, stderr) => {
      resolve(error || stdout === "" ? `${error?.message} ${stderr}` : "");
    });
  });
}
