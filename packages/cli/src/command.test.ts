import { execFileSync, spawn } from "node:child_process";
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, expect, it } from "vitest";
import { run } from "./command.ts";
import { change, shelfProject } from "./testing/shelf.ts";

const program = `import { createShelfClient } from "@example/shelf";
const shelves = createShelfClient();
export async function make(name: string) {
  const { Top } = await shelves.createShelf({ Name: name, Boards: [{ Width: 1 }] });
  return Top?.Upper?.Width;
}
export const blind = (params: any) => shelves.dropShelf(params);
`;
let folder = "";
afterEach(() => folder !== "" && rmSync(folder, { recursive: true, force: true }));

const removed = change("CreateShelf", "request-parameter-removed", "Name", { migration: "Leave `Name` out." });
const added = change("CreateShelf", "request-parameter-added-optional", "Colour", { severity: "feature" });
const notes = { "1.3.0": [added, change("DropShelf", "error-code-removed", "errors.400.NoRoom")], "1.4.0": [removed] };

it("prints what touches the program with file and line, what breaks first, and ends with 1", () => {
  folder = shelfProject(program, notes);
  const { code, text } = run(["upgrade-notes", "--from", "1.2.0", "--to", "1.4.0", join(folder, "src")]);
  expect(code).toBe(1);
  expect(
    text.replaceAll(/\S*program\.ts/g, "program.ts"),
  ).toBe(`@example/shelf 1.2.0 → 1.4.0: 3 changes, 2 about what you use, 1 of them may break it

Breaks, or may break

  CreateShelf: Name changed. Leave \`Name\` out. (1.4.0)
      program.ts:4:47

New and better

  CreateShelf: Colour changed. (1.3.0)
      program.ts:4:33
`);
});

it.each([
  ["the versions before what breaks", ["--from", "1.2.0", "--to", "1.3.0"]],
  ["nothing of what changed being used", ["--from", "1.3.0", "--to", "1.4.0"]],
])("ends with 0 for %s", (what, args) => {
  const other = program.replace("Name: name, ", "").replace(/export const blind.*/, "");
  folder = shelfProject(what.startsWith("nothing") ? other : program, notes);
  expect(run(["upgrade-notes", ...args, join(folder, "src")]).code).toBe(0);
});

it.each(["--version", "-v"])("says its version on %s", (flag) => {
  const { version } = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8"));
  expect(run([flag])).toEqual({ code: 0, text: `${version}\n` });
});

it("says that a program uses none of it", () => {
  folder = shelfProject("export {};\n", notes);
  const args = ["--from", "1.2.0", "--to", "1.4.0", "--package", "@example/shelf", join(folder, "src")];
  expect(run(["upgrade-notes", ...args])).toEqual({
    code: 0,
    text: "@example/shelf 1.2.0 → 1.4.0: 3 changes; your program uses none of it\n",
  });
});

it.each([
  [
    "a field of a named schema, wherever it is used",
    change("CreateShelf", "response-field-removed", "Top.Width", { direction: "response" }),
    1,
  ],
  ["what is passed of it", change("CreateShelf", "request-field-removed", "Boards[].Width"), 1],
  ["what it does not use of it", change("CreateShelf", "request-field-removed", "Boards[].Upper"), 0],
  ["what a call passes that nobody can see", change("DropShelf", "request-parameter-removed", "ShelfId"), 1],
])("finds %s", (_, one, code) => {
  folder = shelfProject(program, { "1.3.0": [one] });
  expect(run(["upgrade-notes", "--from", "1.2.0", "--to", "1.3.0", join(folder, "src")]).code).toBe(code);
});

it.each([
  ["no command", [], /acskit upgrade-notes/],
  ["another command", ["downgrade"], /there is no command downgrade; there is upgrade-notes/],
  ["no path", ["upgrade-notes"], /name the files or folders of your program/],
  ["a path that is not there", ["upgrade-notes", "nowhere"], /nowhere is not there/],
  ["an option that is not there", ["upgrade-notes", "--since", "1"], /--since/],
  [
    "notes that are not there",
    ["upgrade-notes", "--from", "1.2.0", "--notes", "nowhere", "SRC"],
    /nowhere is no folder/,
  ],
  ["a version that is none", ["upgrade-notes", "--from", "1.2", "--to", "1.4.0", "SRC"], /"1\.2" is no version/],
  [
    "versions the wrong way round",
    ["upgrade-notes", "--from", "1.4.0", "--to", "1.2.0", "SRC"],
    /1\.2\.0 does not come after 1\.4\.0/,
  ],
  [
    "a package that is not installed",
    ["upgrade-notes", "--package", "@example/room", "SRC"],
    /@example\/room is not installed/,
  ],
])("ends with 2 for %s", (_, args, message) => {
  folder = shelfProject(program, notes);
  const { code, text } = run(args.map((arg) => arg.replace("SRC", join(folder, "src"))));
  expect(code).toBe(2);
  expect(text).toMatch(message);
});

it("says which program uses no product, and which notes are none", () => {
  folder = shelfProject("export {};\n", notes);
  expect(run(["upgrade-notes", join(folder, "src")]).text).toMatch(
    /uses no client of acskit, or its packages are not installed/,
  );
  writeFileSync(join(folder, "node_modules/@example/shelf/release-notes/1.4.0.json"), "[]");
  const args = ["--from", "1.2.0", "--to", "1.4.0", "--package", "@example/shelf", join(folder, "src")];
  expect(run(["upgrade-notes", ...args]).text).toMatch(/1\.4\.0\.json is no release notes/);
});

it("takes the installed version for the one that you have, and gets the one that you want from the registry", async () => {
  const newer = shelfProject("export {};\n", notes);
  const shelf = join(newer, "node_modules/@example/shelf");
  const packed = execFileSync("npm", ["pack", "--json", shelf], { cwd: newer, encoding: "utf8" });
  const [{ filename }] = JSON.parse(packed) as [{ filename: string }];
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(request.url ?? "");
    if (request.url?.endsWith(".tgz")) return response.end(readFileSync(join(newer, filename)));
    const tarball = `http://127.0.0.1:${(server.address() as AddressInfo).port}/shelf.tgz`;
    const manifest = { name: "@example/shelf", version: "1.4.0", dist: { tarball } };
    return response.end(
      JSON.stringify({ name: "@example/shelf", "dist-tags": { latest: "1.4.0" }, versions: { "1.4.0": manifest } }),
    );
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  folder = shelfProject(program, { "1.2.0": [] });
  const cli = fileURLToPath(new URL("cli.ts", import.meta.url));
  const child = spawn(process.execPath, [cli, "upgrade-notes", "src"], {
    cwd: folder,
    env: {
      ...process.env,
      npm_config_registry: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
      npm_config_cache: join(newer, "cache"),
    },
  });
  let [text, errors] = ["", ""];
  child.stdout.on("data", (data) => (text += data));
  child.stderr.on("data", (data) => (errors += data));
  const code = await new Promise((done) => child.on("close", done));
  server.close();
  rmSync(newer, { recursive: true });
  expect([errors, code]).toEqual(["", 1]);
  expect(text).toContain("@example/shelf 1.2.0 → 1.4.0: 3 changes");
  expect(text).toContain("      src/program.ts:4:47\n");
  expect(asked).toContain("/shelf.tgz");
});
