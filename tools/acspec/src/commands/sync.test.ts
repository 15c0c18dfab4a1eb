import { spawn, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from "vitest";
import type { FactOperation, Facts } from "../facts.ts";
import { serve } from "../sync/testing/server.ts";

// A repository with one invented product, before and after its API changed; sync runs as a process, as people run it.

const cli = fileURLToPath(new URL("../cli.ts", import.meta.url));
let folder: string;
let original: string;

const answer = (properties: Record<string, object> = {}) => ({
  "200": { schema: { type: "object", properties: { RequestId: { type: "string", example: "1" }, ...properties } } },
});
const list = { type: "array", items: { type: "object", properties: { Name: { type: "string" } } } };
const operation = (parts: Partial<FactOperation> = {}): FactOperation => ({
  methods: ["post"],
  schemes: ["https"],
  security: [{ AK: [] }],
  parameters: [],
  responses: answer(),
  ...parts,
});
const query = (name: string, schema: object = {}) => ({ name, in: "query", schema: { type: "string", ...schema } });

function document(apis: Record<string, FactOperation>, groups = ["Shelves"]): Facts {
  const [first = "", second] = groups;
  const actions = Object.keys(apis);
  const [inFirst, inSecond] = second === undefined ? [actions, []] : [actions.slice(0, 1), actions.slice(1)];
  return {
    version: "1.0",
    info: { style: "RPC", product: "Shelf", version: "2024-01-01" },
    directories: [
      { id: 1, title: first, type: "directory", children: inFirst },
      ...(second === undefined ? [] : [{ id: 2, title: second, type: "directory" as const, children: inSecond }]),
    ],
    components: { schemas: {} },
    apis,
    endpoints: [{ regionId: "north", endpoint: "shelf.example.com" }],
  };
}

const paged = [query("PageNumber", { type: "integer" }), query("PageSize", { type: "integer" })];
const base = {
  CreateShelf: operation({
    parameters: [query("Name", { maxLength: 10 }), query("Colour", { enum: ["red", "blue"] })],
  }),
  ListShelves: operation({ parameters: paged, responses: answer({ TotalCount: { type: "integer" }, Shelves: list }) }),
  DropShelf: operation({ parameters: [query("Name", { required: true })] }),
};

const kinds = `overlay: 1.0.0
actions:
  - target: $.paths[*][*]
    description: What is not known to read writes.
    update: { x-acs-kind: { kind: write } }

  - target: $.paths[*][?match(@.operationId, 'List.*')]
    description: These read.
    update: { x-acs-kind: { kind: read } }

  - target: $.paths[*][?@.parameters[?@.name=='PageNumber']]
    description: These answer in pages.
    update: { x-acs-pagination: { style: number, request: { page: PageNumber, size: PageSize } } }

  # Nobody could tell from its name.
  - target: $.paths['/DropShelf'].post
    description: Dropping is final.
    update: { x-acs-note: final }
`;
const docs = `group: Shelves
operations:
  CreateShelf:
    summary: Creates a shelf.
    parameters: { Name: Its name., Colour: Its colour. }
  DropShelf:
    summary: Drops a shelf.
`;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "acspec-sync-"));
  original = folder;
  write("specs/shelf/overlay/kinds.yaml", kinds);
  write("specs/shelf/docs/shelves.yaml", docs);
  write("packages/shelf/package.json", '{ "name": "@example/shelf", "version": "1.2.0" }');
  write("packages/shelf-mock/package.json", '{ "name": "@example/shelf-mock", "version": "1.2.0" }');
  write("upstream.json", JSON.stringify(document(base)));
  acspec("import", "upstream.json", "--out", "specs/shelf/upstream.json");
  acspec("compose", "specs/shelf/upstream.json", "--out", "specs/shelf/openapi.yaml");
  acspec("generate", "shelf");
});
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "acspec-sync-"));
  cpSync(original, folder, { recursive: true });
});
afterEach(() => rmSync(folder, { recursive: true }));
afterAll(() => rmSync(original, { recursive: true }));

function write(name: string, text: string): void {
  mkdirSync(dirname(join(folder, name)), { recursive: true });
  writeFileSync(join(folder, name), text);
}

const read = (name: string) => readFileSync(join(folder, name), "utf8");

function acspec(...args: string[]): string {
  const { status, stdout, stderr } = spawnSync(process.execPath, [cli, ...args], { cwd: folder, encoding: "utf8" });
  if (status !== 0) throw new Error(stderr);
  return stdout;
}

/** Beside the test, which may be its server. */
async function sync(args: string[], meanwhile: (child: ReturnType<typeof spawn>, stderr: string) => void = () => {}) {
  const child = spawn(process.execPath, [cli, "sync", ...args], { cwd: folder });
  let [stdout, stderr] = ["", ""];
  child.stdout.on("data", (data) => (stdout += data));
  child.stderr.on("data", (data) => {
    stderr += data;
    meanwhile(child, stderr);
  });
  const [status, signal] = await new Promise<[number | null, string | null]>((done) =>
    child.on("close", (code, by) => done([code, by])),
  );
  return { status, signal, stdout, stderr };
}

/** Syncs with a document of these operations. */
function syncTo(apis: Record<string, FactOperation>, groups?: string[], ...more: string[]) {
  write("new.json", JSON.stringify(document(apis, groups)));
  return sync(["--from", "new.json", ...more]);
}

/** Every file and a hash of what is in it. */
function snapshot(): Record<string, string> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const named = files.map((entry) => join(entry.parentPath, entry.name));
  return Object.fromEntries(
    named.sort().map((file) => [file, createHash("sha256").update(readFileSync(file)).digest("hex")]),
  );
}

const changeset = () => {
  const [name, ...more] = readdirSync(join(folder, ".changeset"));
  expect(more).toEqual([]);
  expect(name).toMatch(/^\d{4}-\d\d-\d\d-shelf\.md$/);
  return read(`.changeset/${name}`);
};

/** What `.ci/run` asks of every state of the repository. */
const expectCurrent = () => expect(acspec("check", "shelf")).toContain("are what the generator writes");

it("says so and writes nothing when nothing changed", async () => {
  const before = snapshot();
  const { status, stdout } = await sync(["--from", "upstream.json"]);
  expect([status, stdout]).toEqual([0, "shelf: nothing changed\n"]);
  expect(snapshot()).toEqual(before);
});

it("writes facts, spec, packages and a changeset for a parameter that is new", async () => {
  const CreateShelf = operation({ parameters: [...base.CreateShelf.parameters, query("Material")] });
  const { status, stdout } = await syncTo({ ...base, CreateShelf });
  expect(status).toBe(0);
  const note = changeset();
  expect(note).toMatch(/^---\n"@example\/shelf": minor\n"@example\/shelf-mock": minor\n---\n\n/);
  expect(note).toContain("- **CreateShelf**: there is a new parameter `Material`.\n");
  expect(read("packages/shelf/src/generated/requests.ts")).toContain("Material?: string;");
  expect(JSON.parse(read("specs/shelf/pending-changes.json"))).toEqual({
    [/(.*)-shelf/.exec(readdirSync(join(folder, ".changeset"))[0] ?? "")?.[1] ?? ""]: [
      expect.objectContaining({
        kind: "request-parameter-added-optional",
        operation: "CreateShelf",
        place: "Material",
      }),
    ],
  });
  expect(stdout).toContain("`@example/shelf` minor, `@example/shelf-mock` minor");
  expect(stdout).toContain("- `packages/shelf/src/generated/requests.ts`");
  expectCurrent();
});

it("raises the first part of the version for what breaks, and says what to do", async () => {
  const CreateShelf = operation({ parameters: [query("Name", { maxLength: 5, required: true })] });
  expect((await syncTo({ ...base, CreateShelf })).status).toBe(0);
  const note = changeset();
  expect(note).toContain('"@example/shelf": major');
  expect(note.indexOf("### Breaking changes")).toBeGreaterThan(0);
  expect(note).toContain("the parameter `Name` is required now. Pass `Name`.");
  expect(read("specs/shelf/docs/shelves.yaml")).not.toContain("Colour");
  expectCurrent();
});

it("takes an operation that is new to write until somebody has looked at it", async () => {
  const ListBoards = operation({ parameters: paged, responses: answer({ Boards: list }) });
  const { stdout } = await syncTo({ ...base, ListBoards });
  expect(stdout).toContain("- [ ] New: `ListBoards`: taken to write until somebody has looked");
  expect(stdout).toContain("- [ ] Without a text: `ListBoards`");
  expect(read("specs/shelf/overlay/without-review.yaml")).toContain("$.paths[*][?@.operationId=='ListBoards']");
  expect(read("packages/shelf/src/generated/table.ts")).not.toMatch(/ListBoards: .*read/);
  expect(read("packages/shelf/src/generated/pages.ts")).toContain("ListBoards");
  expect(changeset()).toContain("New operation: `ListBoards`.");
  expectCurrent();
});

it("switches off an annotation that a rule gives to an operation it does not fit", async () => {
  const ListBoards = operation({ parameters: paged, responses: answer({ Boards: list, Others: list }) });
  const { status, stdout } = await syncTo({ ...base, ListBoards });
  expect(status).toBe(0);
  expect(stdout).toMatch(
    /x-acs-pagination of ListBoards needs items.*: switched off in specs\/shelf\/overlay\/without-review\.yaml/,
  );
  expect(read("packages/shelf/src/generated/pages.ts")).not.toContain("ListBoards");
  expectCurrent();
});

it("takes out what was said by hand of an operation that is gone, and says what it was", async () => {
  const { DropShelf: _, ...left } = base;
  const { status, stdout } = await syncTo(left, undefined, "--accept-loss");
  expect(status).toBe(0);
  expect(stdout).toMatch(
    /\$\.paths\['\/DropShelf'\]\.post matches nothing.*taken out \(it said: Dropping is final\.\)/,
  );
  expect(read("specs/shelf/overlay/kinds.yaml")).toBe(kinds.slice(0, kinds.indexOf("\n  # Nobody")));
  expect(read("specs/shelf/docs/shelves.yaml")).toBe(docs.slice(0, docs.indexOf("  DropShelf")));
  expect(changeset()).toContain("DropShelf");
  expectCurrent();
});

it("lets texts follow a group that is renamed and operations that are in another", async () => {
  const { stdout } = await syncTo(base, ["Furniture", "Other things"]);
  expect(stdout).toContain("specs/shelf/docs/shelves.yaml: the group Shelves is called Furniture now");
  expect(stdout).toContain("DropShelf is in the group Other things now; its texts are moved");
  expect(read("specs/shelf/docs/shelves.yaml")).toBe(
    docs.slice(0, docs.indexOf("  DropShelf")).replace("group: Shelves", "group: Furniture"),
  );
  expect(read("specs/shelf/docs/other-things.yaml")).toBe(
    "group: Other things\noperations:\n  DropShelf:\n    summary: Drops a shelf.\n",
  );
  expectCurrent();
});

it("says which operations got a parameter that may be a secret", async () => {
  const CreateShelf = operation({ parameters: [...base.CreateShelf.parameters, query("DoorPassword")] });
  const { stdout } = await syncTo({ ...base, CreateShelf });
  expect(stdout).toContain("- [ ] `CreateShelf`: It may be a secret: DoorPassword.");
});

it("says which facts are doubtful, but not those that were before", async () => {
  const ListShelves = operation({
    ...base.ListShelves,
    parameters: [query("First"), query("Height", { type: "integer", minimum: 9, maximum: 1 }), ...paged],
  });
  const { stdout } = await syncTo({ ...base, ListShelves });
  expect(stdout).toContain("- [ ] Doubtful, limits that cannot be meant: `/apis/ListShelves/parameters/1/schema/");
  const again = { ...ListShelves, parameters: [query("Zeroth"), ...ListShelves.parameters] };
  expect((await syncTo({ ...base, ListShelves: again })).stdout).not.toContain("Doubtful");
});

it("takes up in the same changeset what changes again on the same day", async () => {
  const material = operation({ parameters: [...base.CreateShelf.parameters, query("Material")] });
  await syncTo({ ...base, CreateShelf: material });
  const both = operation({ parameters: [...material.parameters, query("Weight")] });
  await syncTo({ ...base, CreateShelf: both });
  expect(changeset()).toMatch(/`Material`[\s\S]*`Weight`/);
  const { stdout } = await syncTo(base);
  expect(stdout).toContain("its changeset is gone");
  expect(readdirSync(join(folder, ".changeset"))).toEqual([]);
  expect(readdirSync(join(folder, "specs/shelf"))).not.toContain("pending-changes.json");
});

const refused: [what: string, args: () => string[], message: RegExp][] = [
  ["a document that is cut", () => fileOf(JSON.stringify(document(base)).slice(0, 400)), /is cut off/],
  ["a page", () => fileOf("<!doctype html><html></html>"), /is HTML or XML, not JSON/],
  [
    "a document that lost operations",
    () => fileOf(JSON.stringify(document({ CreateShelf: base.CreateShelf }))),
    /2 of 3 operations are not in it: ListShelves, DropShelf; .*--accept-loss/,
  ],
  [
    "another edition of it, without answers",
    () =>
      fileOf(
        JSON.stringify(
          document(Object.fromEntries(Object.entries(base).map(([name, one]) => [name, { ...one, responses: {} }]))),
        ),
      ),
    /it has 0 fields in answers, there were/,
  ],
  [
    "another product",
    () => fileOf(JSON.stringify({ ...document(base), info: { style: "RPC", product: "Room", version: "2024-01-01" } })),
    /is Room 2024-01-01, which is none of ours \(Shelf 2024-01-01\)/,
  ],
  ["a file that is not there", () => ["--from", "nothing.json"], /is not there/],
  [
    "a product that is not there",
    () => ["--product", "room"],
    /there is no specs\/room\/upstream\.json; products: shelf/,
  ],
  ["an http address elsewhere", () => ["--from", "http://example.com/x"], /is not https/],
];
function fileOf(text: string): string[] {
  write("new.json", text);
  return ["--from", "new.json"];
}

it.each(refused)("refuses %s with exit code 2, and writes nothing", async (_, args, message) => {
  const given = args();
  const before = snapshot();
  const { status, stdout, stderr } = await sync(given);
  expect([status, stdout]).toEqual([2, ""]);
  expect(stderr).toMatch(message);
  expect(stderr).not.toMatch(/^\s+at /m);
  expect(snapshot()).toEqual(before);
});

it("takes out nothing for a mistake that was there before", async () => {
  const entry = "actions: [{ target: \"$.paths['/DropShelves']\", description: A slip., remove: true }]";
  write("specs/shelf/overlay/more.yaml", `overlay: 1.0.0\n${entry}\n`);
  const before = snapshot();
  const { status, stderr } = await syncTo({ ...base, ListBoards: operation() });
  expect(status).toBe(2);
  expect(stderr).toContain("did you mean /DropShelf?");
  expect({ ...snapshot(), [join(folder, "new.json")]: "" }).toEqual({ ...before, [join(folder, "new.json")]: "" });
});

it("downloads from a URL", async () => {
  const changed = document({
    ...base,
    CreateShelf: operation({ parameters: [...base.CreateShelf.parameters, query("Material")] }),
  });
  await using server = await serve((_, response) => response.end(JSON.stringify(changed)));
  const { status, stdout } = await sync(["--from", `${server.url}/api-docs.json`]);
  expect([status, stdout.includes("`Material`")]).toEqual([0, true]);
});

it.runIf(process.platform !== "win32").each([
  ["a download", "reading"],
  ["composing", "composing"],
  ["generating", "generating"],
])("writes nothing when it is interrupted in the middle of %s", async (_, step) => {
  const text = JSON.stringify(document({ ...base, ListBoards: operation() }));
  await using server = await serve((_request, response) => {
    response.writeHead(200);
    if (step === "reading") response.write(text.slice(0, 100));
    else response.end(text);
  });
  const before = snapshot();
  const { signal } = await sync(["--from", `${server.url}/`], (child, stderr) => {
    if (stderr.includes(step)) child.kill("SIGINT");
  });
  expect(signal).toBe("SIGINT");
  expect(snapshot()).toEqual(before);
});
