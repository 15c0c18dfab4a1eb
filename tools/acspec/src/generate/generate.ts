import { join } from "node:path";
import { clientFiles } from "./client/index.ts";
import { mockFiles } from "./mock/index.ts";
import type { Spec } from "./spec.ts";

/** Where the generated files of a product go. */
export interface Targets {
  client: string;
  mock: string;
}

const readme = `# Generated

Written by \`pnpm generate\` from the spec; never edited. CI fails when a file differs from what the generator writes.
To change something here, change what it comes from: see \`specs/README.md\`.
`;

/** Every generated file of a product: its path and its text. */
export async function generate(spec: Spec, targets: Targets): Promise<Map<string, string>> {
  const files = new Map<string, string>();
  for (const [folder, emitters] of [
    [targets.client, clientFiles],
    [targets.mock, mockFiles],
  ] as const) {
    files.set(join(folder, "README.md"), readme);
    for (const [name, emit] of Object.entries(emitters)) files.set(join(folder, name), await emit(spec));
  }
  return files;
}
