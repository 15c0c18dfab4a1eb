import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { Change } from "../notes/change.ts";

// A project that uses the package of an invented product, as the generator would have written its types.

const types = `
export interface paths { "/CreateShelf": { post: operations["CreateShelf"] } }
export interface components { schemas: { Board: { Width?: number; Upper?: components["schemas"]["Board"] } } }
export interface operations {
  CreateShelf: Query<CreateShelfRequest, CreateShelfResponse>;
  DropShelf: Query<DropShelfRequest, DropShelfResponse>;
}
interface Query<Request, Answer> {
  parameters: { query: Request };
  responses: { 200: { content: { "application/json": Answer } } };
}
export interface ErrorCodes { CreateShelf: "NoRoom"; DropShelf: never }
export interface CreateShelfRequest { Name: string; Kind?: "oak" | "pine"; Boards?: components["schemas"]["Board"][] }
export interface CreateShelfResponse { ShelfId?: string; Top?: components["schemas"]["Board"] }
export interface DropShelfRequest { ShelfId: string }
export interface DropShelfResponse { RequestId?: string }
export interface ShelfClient {
  createShelf: (params: CreateShelfRequest) => Promise<CreateShelfResponse>;
  dropShelf: (params: DropShelfRequest) => Promise<object>;
}
export declare function createShelfClient(): ShelfClient;
`;

/** @returns the project's folder */
export function shelfProject(program: string, notes: Readonly<Record<string, readonly Change[]>> = {}): string {
  const folder = mkdtempSync(join(tmpdir(), "acskit-cli-"));
  const write = (name: string, text: string) => {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  };
  write("package.json", '{ "name": "a-project", "type": "module" }');
  write("src/program.ts", program);
  const versions = Object.keys(notes);
  const manifest = {
    name: "@example/shelf",
    version: versions.at(-1) ?? "1.0.0",
    type: "module",
    types: "./index.d.ts",
  };
  write("node_modules/@example/shelf/package.json", JSON.stringify(manifest));
  write("node_modules/@example/shelf/index.d.ts", types);
  for (const [version, changes] of Object.entries(notes)) {
    const text = JSON.stringify({ package: manifest.name, version, changes });
    write(`node_modules/@example/shelf/release-notes/${version}.json`, text);
  }
  return folder;
}

export function change(operation: string, kind: string, place: string, others: Partial<Change> = {}): Change {
  return { kind, severity: "breaking", direction: "request", operation, place, reason: `${place} changed`, ...others };
}
