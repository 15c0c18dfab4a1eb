import { join } from "node:path";
import type { Package } from "../../release/src/packages.ts";

/** What a package exports: the name of its report, and the file of declarations behind it. */
export interface Entry {
  readonly name: string;
  readonly declarations: string;
}

/** @param root the workspace's folder */
export function entriesOf(root: string, { folder, manifest }: Package): Entry[] {
  return Object.entries(manifest.exports ?? {}).flatMap(([path, to]) => {
    if (typeof to === "string" || to.types === undefined) return [];
    const name = path === "." ? "index" : path.slice(2).replaceAll("/", "-");
    return [{ name, declarations: join(root, folder, to.types) }];
  });
}
