/**
 * Which name below `specs/` and `packages/` a new product gets.
 *
 * @module
 */
import { existsSync } from "node:fs";
import { infoOf, productNames } from "../commands/products.ts";
import type { Facts } from "../facts.ts";
import { Problem } from "../problem.ts";
import { checkFolderName, folderNames } from "./names.ts";

export interface FreeName {
  folder: string;
  /** Why it is not the product's own name. */
  because: string | undefined;
}

/**
 * @param asked what the person wants it to be called
 * @throws Problem for a product that is there already, and for a name that is taken
 */
export function freeName(info: Facts["info"], file: string, asked: string | undefined): FreeName {
  refuseExisting(info, file);
  if (asked !== undefined) {
    const taken = takenBy(checkFolderName(asked));
    if (taken) throw new Problem(`--product ${asked} is taken: ${taken}; choose another name`);
    return { folder: asked, because: undefined };
  }
  const [name, dated] = folderNames(info);
  if (name === undefined || dated === undefined) {
    throw new Problem(
      `a product called ${JSON.stringify(info.product)} needs a name for its packages: --product NAME`,
      {
        file,
      },
    );
  }
  const taken = takenBy(name);
  if (!taken) return { folder: name, because: undefined };
  const takenToo = takenBy(dated);
  if (takenToo) throw new Problem(`${taken}, and ${takenToo}; say how to call it: --product NAME`, { file });
  return { folder: dated, because: taken };
}

/** One product and version has one folder, whatever it is called. */
function refuseExisting({ product, version }: Facts["info"], file: string): void {
  for (const folder of productNames()) {
    const known = infoOf(folder);
    if (known?.product.toLowerCase() !== product.toLowerCase() || known.version !== version) continue;
    throw new Problem(
      `${product} ${version} is here already, as specs/${folder}; ` +
        `bring it up to date by \`pnpm sync --product ${folder} --from ${file === "standard input" ? "FILE" : file}\``,
      { file },
    );
  }
}

/** What holds a name, if anything does. */
function takenBy(name: string): string | undefined {
  const info = infoOf(name);
  if (info) return `specs/${name} is ${info.product} ${info.version}`;
  const mocked = name.replace(/-mock$/, "");
  if (mocked !== name && infoOf(mocked)) return `packages/${name} is the mock of ${mocked}`;
  for (const path of [`packages/${name}`, `packages/${name}-mock`, `specs/${name}`]) {
    if (!existsSync(path)) continue;
    if (!existsSync(`packages/${name}/src/generated`)) return `${path} is there already`;
    throw new Problem(
      `packages/${name} has generated sources, but there is no specs/${name}: an interrupted \`add\`, it seems; ` +
        `remove packages/${name} and packages/${name}-mock, and add again`,
    );
  }
  return undefined;
}
