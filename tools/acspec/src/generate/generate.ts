import { join } from "node:path";
import { clientFiles } from "./client/index.ts";
import { mockDifferences } from "./docs/mock-differences.ts";
import type { MockContext } from "./mock/context.ts";
import { mockFiles } from "./mock/index.ts";
import type { Spec } from "./spec.ts";

/** Where the generated files of a product go. */
export interface Targets {
  client: string;
  mock: string;
  /** The modules of the client that the mock's types come from. */
  clientModules: MockContext["client"];
  /** The page on how the mock differs from the service. */
  differences: string;
}

const readme = `# Generated

Written by \`pnpm generate\` from the spec; never edited. CI fails when a file differs from what the generator writes.
To change something here, change what it comes from: see \`specs/README.md\`.
`;

/** Every generated file of a product: its path and its text. */
export async function generate(spec: Spec, targets: Targets): Promise<Map<string, string>> {
  const files = new Map<string, string>();
  const context = { client: targets.clientModules };
  files.set(join(targets.client, "README.md"), readme);
  for (const [name, emit] of Object.entries(clientFiles)) files.set(join(targets.client, name), await emit(spec));
  files.set(join(targets.mock, "README.md"), readme);
  for (const [name, emit] of Object.entries(mockFiles)) {
    const text = emit(spec, context);
    if (text !== undefined) files.set(join(targets.mock, name), text);
  }
  const differences = mockDifferences(spec);
  if (differences !== undefined) files.set(targets.differences, differences);
  return files;
}
