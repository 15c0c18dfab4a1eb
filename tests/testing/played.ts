import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { MockProduct } from "@acskit/mock";
import { composeFrom, sourcesOf } from "../../tools/acspec/src/compose/product.ts";
import { mockFiles } from "../../tools/acspec/src/generate/mock/index.ts";
import { type OpenApi, specFrom } from "../../tools/acspec/src/generate/spec.ts";
import { root } from "./repository.ts";

/** The tables of a product of which `tests/fixtures` has facts and overlays alone, made as those of a package are. */
export async function played(name: string): Promise<MockProduct> {
  const { spec } = composeFrom(sourcesOf(join(root, "tests/fixtures", name, "facts.json")));
  const folder = join(root, "tests/.tmp/played", name);
  mkdirSync(folder, { recursive: true });
  for (const [file, emit] of Object.entries(mockFiles)) {
    const text = emit(specFrom(spec as unknown as OpenApi, name), { client: { requests: "", errors: "" } });
    if (text !== undefined) writeFileSync(join(folder, file), text);
  }
  const { product } = (await import(/* @vite-ignore */ join(folder, "product.ts"))) as { product: MockProduct };
  return product;
}
