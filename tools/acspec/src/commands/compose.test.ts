import { existsSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { factsOf } from "../compose/testing/facts.ts";
import { composeCommand } from "./compose.ts";

let folder: string;
let said: string;
const file = (name: string, text: string) => {
  mkdirSync(join(folder, name, ".."), { recursive: true });
  writeFileSync(join(folder, name), text);
  return join(folder, name);
};
const overlay = (target: string) =>
  `overlay: 1.0.0\nactions: [{ target: "${target}", description: A title., update: { title: Shelves } }]\n`;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "acspec-"));
  said = "";
  vi.spyOn(process.stdout, "write").mockImplementation((text) => {
    said += text;
    return true;
  });
  file("upstream.json", JSON.stringify(factsOf({ CreateShelf: {} })));
});
afterEach(() => vi.restoreAllMocks());

it("writes the spec and says what it wrote", async () => {
  const out = join(folder, "out", "openapi.yaml");
  expect(await composeCommand.run([join(folder, "upstream.json"), "--out", out])).toBe(0);
  expect(readFileSync(out, "utf8")).toContain("operationId: CreateShelf");
  expect(said).toContain("Shelf 2020-01-01: 1 operations in 0 groups, OpenAPI 3.1, valid");
});

it("takes the overlay and the docs beside the facts when the spec goes there", async () => {
  file("overlay/a.yaml", overlay("$.info"));
  file("docs/glossary.yaml", "names: { RequestId: Identifier. }\n");
  const out = join(folder, "openapi.yaml");
  await composeCommand.run([join(folder, "upstream.json"), "--out", out]);
  expect(readFileSync(out, "utf8")).toMatch(/title: Shelves,[\s\S]*description: Identifier\./);
  const elsewhere = join(folder, "out", "openapi.yaml");
  await composeCommand.run([join(folder, "upstream.json"), "--out", elsewhere]);
  expect(readFileSync(elsewhere, "utf8")).not.toContain("Shelves");
});

it.each<[string, () => string[], string]>([
  ["no facts", () => [], "name one file: acspec compose FACTS [--overlay O] [--docs D] --out F"],
  ["no target", () => ["a.json"], "say where to write the spec"],
  [
    "facts that are not there",
    () => [join(folder, "none.json"), "--out", "x"],
    "none.json: is not there; check the name",
  ],
  ["facts that are cut off", () => [file("cut.json", "{"), "--out", "x"], "cut.json#/: is cut off"],
  [
    "an overlay that is not there",
    () => [join(folder, "upstream.json"), "--overlay", "none.yaml", "--out", "x"],
    "none.yaml: is not there; check the name",
  ],
  [
    "an overlay that is no YAML",
    () => [join(folder, "upstream.json"), "--overlay", file("a.yaml", "a: ["), "--out", "x"],
    "a.yaml: is not YAML",
  ],
  [
    "an overlay that matches nothing",
    () => [join(folder, "upstream.json"), "--overlay", file("a.yaml", overlay("$.inof")), "--out", "x"],
    "a.yaml#/actions/0: $.inof matches nothing; did you mean info?",
  ],
  [
    "an overlay that makes it invalid",
    () => [
      join(folder, "upstream.json"),
      "--overlay",
      file("a.yaml", overlay("$.paths['/CreateShelf'].post.responses['200']")),
      "--out",
      "x",
    ],
    "x#/paths/~1CreateShelf/post/responses/200/title: ",
  ],
  [
    "a folder as target",
    () => [join(folder, "upstream.json"), "--out", folder],
    "is a folder; name a file to write to",
  ],
])("refuses %s and writes nothing", async (_, args, message) => {
  await expect(async () => composeCommand.run(args())).rejects.toThrow(message);
  expect(existsSync("x")).toBe(false);
});
