/**
 * What the workspace publishes, so that a product is in the suite once its folder is there.
 *
 * @module
 */
import { join } from "node:path";
import type { Plugin } from "esbuild";
import { packagesOf } from "../../../tools/release/src/packages.ts";
import { standaloneEntries } from "../../testing/entries.ts";
import { root } from "../../testing/repository.ts";

/** Packages with a library in them. */
export const packages = packagesOf(root).filter(({ manifest }) => Object.keys(manifest.exports ?? {}).length > 1);

/** What people can import where nothing but ours is installed. */
export const entries: readonly string[] = packages.flatMap((one) =>
  standaloneEntries(one, join(root, one.folder), "default"),
);

/** The clients that have a mock: `@acskit/ens`. */
export const products: readonly string[] = packages
  .map(({ name }) => name)
  .filter((name) => packages.some((other) => other.name === `${name}-mock`));

/** Gives the suite its `acskit:workspace`. @param folder where the packages are installed */
export const workspace = (folder: string): Plugin => ({
  name: "workspace",
  setup: ({ onResolve, onLoad }) => {
    onResolve({ filter: /^acskit:workspace$/ }, ({ path }) => ({ path, namespace: "workspace" }));
    onLoad({ filter: /.*/, namespace: "workspace" }, () => ({ contents: moduleText(), resolveDir: folder }));
  },
});

function moduleText(): string {
  const parts = { client: "", actions: "/actions", mock: "-mock" };
  const imports = products.flatMap((name, at) =>
    Object.entries(parts).map(([part, end]) => `import * as ${part}${at} from "${name}${end}";`),
  );
  const rows = products.map(
    (name, at) => `{ name: "${name}", client: client${at}, actions: actions${at}, mock: mock${at} },`,
  );
  const lists = [`export const entries = ${JSON.stringify(entries)};`, `export const products = [${rows.join(" ")}];`];
  return [...imports, ...lists].join("\n");
}
