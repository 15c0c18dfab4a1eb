import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { clientPackage } from "../../tools/acspec/src/add/client-package.ts";
import { mockPackage } from "../../tools/acspec/src/add/mock-package.ts";
import { namesOf } from "../../tools/acspec/src/add/names.ts";

import { readSpec } from "../../tools/acspec/src/generate/spec.ts";
import { products } from "../testing/products.ts";
import { root } from "../testing/repository.ts";

// `acspec add` writes a product's entry points once, then they are people's. What they do is the same in all products.

it.each(products)("%s has the entry points that a product added today would have", (product) => {
  const file = `specs/${product}/openapi.yaml`;
  const spec = readSpec(readFileSync(join(root, file), "utf8"), file);
  const names = namesOf(spec, product);
  const client = clientPackage(names, undefined, undefined, spec.operations.length);
  const mock = mockPackage(names, undefined, spec);
  for (const [folder, files] of [
    [product, client],
    [`${product}-mock`, mock],
  ] as const) {
    for (const [path, text] of Object.entries(files)) {
      if (!path.startsWith("src/") || path.endsWith(".test.ts")) continue;
      const written = readFileSync(join(root, "packages", folder, path), "utf8");
      expect(codeOf(written), `packages/${folder}/${path}`).toBe(codeOf(text));
    }
  }
});

/** Without comments, for those are a product's own. */
function codeOf(text: string): string {
  return text.replaceAll(/^\/\*\*.*?\*\/\n/gms, "");
}
