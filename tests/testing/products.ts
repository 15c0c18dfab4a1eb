import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import type { ProductClientOptions } from "@acskit/client";
import type { Mock, MockOptions, MockProduct } from "@acskit/mock";
import { root } from "./repository.ts";

/** Every product of the workspace: what `acspec add` has made, and what came before it. */
export const products: readonly string[] = readdirSync(join(root, "specs")).filter((name) =>
  existsSync(join(root, "specs", name, "upstream.json")),
);

type Method = (parameters?: Record<string, unknown>) => Promise<Record<string, unknown>>;

/** A product's two packages as a test uses them that knows no product. */
export interface ProductPackages {
  readonly createClient: (options: ProductClientOptions) => Readonly<Record<string, Method>>;
  readonly createMock: (options?: MockOptions) => Mock;
  readonly tables: MockProduct;
}

/** By their sources: names in a variable are resolved by Node alone, which looks for what was built. */
export async function packagesOf(product: string): Promise<ProductPackages> {
  const [client, mock] = await Promise.all([
    import(/* @vite-ignore */ join(root, `packages/${product}/src/index.ts`)),
    import(/* @vite-ignore */ join(root, `packages/${product}-mock/src/index.ts`)),
  ]);
  return {
    createClient: made(client, /^create\w+Client$/) as ProductPackages["createClient"],
    createMock: made(mock, /^create\w+Mock$/) as ProductPackages["createMock"],
    tables: mock.product,
  };
}

/** The one export of that name. */
function made(module: Record<string, unknown>, name: RegExp): unknown {
  const found = Object.keys(module).find((key) => name.test(key));
  return found === undefined ? undefined : module[found];
}
