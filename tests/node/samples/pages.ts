import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { repositoryFiles, root } from "../../testing/repository.ts";
import { type Sample, samplesOf } from "../../testing/samples.ts";

/** A sample, and the page that it stands on. */
export interface Placed extends Sample {
  readonly page: string;
  /** `docs/errors.md:5` */
  readonly place: string;
}

/** Every page that people read: READMEs and documentation. */
export const pages: readonly string[] = repositoryFiles()
  .filter((name) => name.endsWith(".md") && !/\/generated\/|^\.changeset\/|\/api\/|CHANGELOG/.test(name))
  .filter((name) => existsSync(join(root, name)));

export const samples: readonly Placed[] = pages.flatMap((page) =>
  samplesOf(readFileSync(join(root, page), "utf8")).map((sample) => ({
    ...sample,
    page,
    place: `${page}:${sample.line}`,
  })),
);

/** Its name as a file, with the ending that Node takes it by. */
export function fileOf({ page, line, code }: Placed): string {
  const ending = isTest(code) ? "test.ts" : /\brequire\(/.test(code) ? "cts" : "ts";
  return `${page.replaceAll("/", "_").replace(/\.md$/, "")}-line-${line}.${ending}`;
}

export const isTest = (code: string): boolean => /from "vitest"/.test(code);
