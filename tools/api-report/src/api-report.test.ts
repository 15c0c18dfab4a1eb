import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { packagesOf } from "../../release/src/packages.ts";
import { reportsOf, withoutGenerated } from "./report.ts";
import { unannounced } from "./unannounced.ts";

function workspace(files: Record<string, string>): string {
  const root = mkdtempSync(join(tmpdir(), "api-"));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  put(root, files);
  return root;
}

function put(root: string, files: Record<string, string>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
}

const manifest = JSON.stringify({
  name: "@shelf/lib",
  exports: {
    ".": { types: "./dist/index.d.ts" },
    "./a/b": { types: "./dist/b.d.ts" },
    "./package.json": "./package.json",
  },
});
const files = {
  "packages/lib/package.json": manifest,
  "packages/lib/src/generated/rows.ts": "export interface Row { a: string }\nexport const rows: Row[] = [];\n",
  "packages/lib/dist/rows.d.ts": "export interface Row { a: string }\n",
  "packages/lib/dist/hidden.d.ts": "export declare function hidden(): void;\n",
  "packages/lib/dist/index.d.ts":
    'export * from "./rows.js";\n/** Makes one. */\nexport declare function make(size: number): void;\n',
  "packages/lib/dist/b.d.ts": "export declare const b: 1;\n",
};

it("writes the public types of every entry, and leaves out what is generated", () => {
  const root = workspace(files);
  const [one] = packagesOf(root);
  if (!one) throw new Error("no package found");
  const reports = reportsOf(root, one);
  expect([...reports.keys()]).toEqual(["index.api.md", "a-b.api.md"]);
  expect(reports.get("index.api.md")).toContain("export function make(size: number): void;");
  expect(reports.get("index.api.md")).toContain("Generated declarations are left out");
  expect(reports.get("index.api.md")).not.toMatch(/hidden|interface Row/);
  expect(reports.get("a-b.api.md")).toContain("const b: 1;");
});

it("says the same, however many declarations are generated and whatever they import", () => {
  const own = "\n// @public\nexport function make(size: Size): void;\n";
  const report = (imports: string, rows: string) =>
    withoutGenerated(
      `# A\n\`\`\`ts\n\nimport { Size } from 'a';\n${imports}${rows}${own}\n\`\`\`\n`,
      new Set(["row", "other"]),
    );
  const row = "\n// @public\nexport const row: Row;\n";
  const before = report("import { Row } from 'b';\n", row);
  const after = report(
    "import { Row } from 'b';\nimport type * as rows from 'c';\nimport { X as Y } from 'd';\n",
    `${row}\n// @public\nexport const other: rows.Row & Y;\n`,
  );
  expect(after).toBe(before);
  expect(after).toContain("import { Size } from 'a';\n");
});

it("closes the text where the last declaration is generated", () => {
  const report = "# A\n```ts\n\n// @public\nexport const a: 1;\n\n// @public\nexport const z: 2;\n\n```\n";
  expect(withoutGenerated(report, new Set(["z"])).match(/```/g)).toHaveLength(2);
});

it("asks for a changeset that names each package whose types changed", () => {
  const root = workspace({ "packages/lib/package.json": manifest, "packages/lib/api/index.api.md": "one" });
  const git = (...args: string[]) => execFileSync("git", args, { cwd: root, stdio: "pipe" });
  const commit = (files: Record<string, string>) => {
    put(root, files);
    git("add", ".");
    git("-c", "user.name=a", "-c", "user.email=a@example.com", "commit", "-qm", "a");
  };
  git("init", "-q", "-b", "main");
  commit({});
  git("checkout", "-qb", "change");
  const packages = packagesOf(root);
  commit({ "packages/lib/api/index.api.md": "two" });
  expect(unannounced(root, "main", packages)).toEqual([
    expect.stringMatching(/^@shelf\/lib: its public types changed/),
  ]);
  commit({ ".changeset/other.md": '---\n"@shelf/other": minor\n---\n\nText.\n' });
  expect(unannounced(root, "main", packages)).toHaveLength(1);
  commit({ ".changeset/lib.md": '---\n"@shelf/lib": minor\n---\n\nText.\n' });
  expect(unannounced(root, "main", packages)).toEqual([]);
});
