import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** A published package: its folder, and its entries by the file of declarations behind each. */
export interface Package {
  readonly name: string;
  readonly folder: string;
  readonly entries: readonly { readonly name: string; readonly declarations: string }[];
}

/** All of a workspace, by name of the folder. */
export function packagesOf(root: string): Package[] {
  return readdirSync(join(root, "packages"))
    .map((name) => join(root, "packages", name))
    .filter((folder) => existsSync(join(folder, "package.json")))
    .map((folder) => {
      const { name, exports = {} } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as {
        name: string;
        exports?: Record<string, { types?: string } | string>;
      };
      const entries = Object.entries(exports).flatMap(([path, to]) =>
        typeof to === "object" && to.types
          ? [
              {
                name: path === "." ? "index" : path.slice(2).replaceAll("/", "-"),
                declarations: join(folder, to.types),
              },
            ]
          : [],
      );
      return { name, folder, entries };
    });
}
