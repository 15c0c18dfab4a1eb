import type { Facts } from "../facts.ts";
import { nameOf, readText } from "../files/read.ts";
import { download } from "./download.ts";

/** Where the vendor publishes the metadata of a product and version, its texts in English. */
export function metadataUrl({ product, version }: Facts["info"]): string {
  const path = ["products", product, "versions", version].map(encodeURIComponent).join("/");
  return `https://api.aliyun.com/meta/v1/${path}/api-docs.json?language=EN_US`;
}

/** A document's text, and its name in messages. */
export interface Source {
  text: string;
  name: string;
}

/** Reads a file (`-` for standard input), or downloads a URL. */
export async function readSource(from: string): Promise<Source> {
  if (/^[a-z][a-z\d+.-]*:\/\//i.test(from)) return { text: await download(from), name: from };
  return { text: readText(from), name: nameOf(from) };
}
