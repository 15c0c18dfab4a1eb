/**
 * From an upstream document to facts, and what was met on the way. Pure: reads no file, prints nothing.
 *
 * @see specs/README.md
 * @module
 */
import type { Facts } from "../facts.ts";
import { type Count, count } from "./counts.ts";
import { readDirectories } from "./directories.ts";
import { readEndpoints } from "./endpoints.ts";
import { anything, type Context, name, problem, type Reader, readNode, recordOf, text } from "./node.ts";
import { oddities } from "./oddities.ts";
import type { Oddity } from "./oddity.ts";
import { readOperations } from "./operation.ts";
import { checkReferences } from "./references.ts";
import { readSchema } from "./schema.ts";

export interface ImportOptions {
  /** what messages call the document */
  file?: string | undefined;
  /** keep prose; false */
  descriptions?: boolean | undefined;
}

export interface Report {
  readonly product: string;
  readonly version: string;
  /** how much of everything, in the order to print */
  readonly counts: readonly Count[];
  /** everything odd, grouped by kind in the order of `oddKinds` */
  readonly oddities: readonly Oddity[];
  /** texts that were dropped, by keyword */
  readonly dropped: Readonly<Record<string, number>>;
}

/**
 * Facts and report of an upstream document.
 *
 * @param json the parsed document
 * @throws Problem with file and JSON pointer for what cannot be read
 */
export function importDocument(json: unknown, options: ImportOptions = {}): { facts: Facts; report: Report } {
  const { file, descriptions = false } = options;
  const notes: Oddity[] = [];
  const dropped: Record<string, number> = {};
  const context: Context = {
    file,
    descriptions,
    note: (kind, pointer, detail) => notes.push({ kind, pointer, ...(detail === undefined ? {} : { detail }) }),
    dropped: (keyword) => {
      dropped[keyword] = (dropped[keyword] ?? 0) + 1;
    },
  };
  const facts = readDocument(json, context);
  checkReferences(facts, context);
  const { product, version } = facts.info;
  return { facts, report: { product, version, counts: count(facts), oddities: oddities(facts, notes), dropped } };
}

/** The text of facts: one fact a line, a space of indent, the same bytes for the same facts. */
export function factsText(facts: Facts): string {
  return `${JSON.stringify(facts, null, 1)}\n`;
}

function readDocument(json: unknown, context: Context): Facts {
  refuseOtherDocuments(json, context);
  const facts = readNode("document", filled(json as Record<string, unknown>, context), "", context, {
    version: text,
    info: readInfo,
    directories: readDirectories,
    components: readComponents,
    apis: readOperations,
    endpoints: readEndpoints,
    errorCodes: anything,
    changeSet: anything,
    flowControl: anything,
    ram: anything,
    externalDocs: anything,
    tags: anything,
  }) as unknown as Facts;
  return withStyle(facts, context);
}

function refuseOtherDocuments(json: unknown, context: Context): void {
  const ask = "give the api-docs.json of a product and version, as the vendor publishes it";
  if (typeof json !== "object" || json === null || Array.isArray(json)) {
    throw problem(
      context,
      "",
      `is not an upstream document but ${Array.isArray(json) ? "a list" : json === null ? "null" : `a ${typeof json}`}; ${ask}`,
    );
  }
  for (const keyword of ["openapi", "swagger"]) {
    if (keyword in json) throw problem(context, `/${keyword}`, `is an OpenAPI document, not an upstream one; ${ask}`);
  }
  for (const keyword of ["info", "apis"]) {
    if (!(keyword in json)) throw problem(context, "", `is not an upstream document, it has no ${keyword}; ${ask}`);
  }
}

/** What every document has, where upstream leaves it out. */
function filled(json: Record<string, unknown>, context: Context): Record<string, unknown> {
  const usual = { version: "1.0", components: { schemas: {} }, endpoints: [] };
  const missing = Object.keys(usual).filter((part) => json[part] == null);
  for (const part of missing) context.note("missingPart", "", part);
  return { ...usual, ...Object.fromEntries(Object.entries(json).filter(([, part]) => part != null)) };
}

const readInfo: Reader<object> = (value, at, context) => {
  const info = readNode("info", value, at, context, { style: name, product: name, version: name });
  for (const keyword of ["style", "product", "version"] as const) {
    if (info[keyword] === undefined) throw problem(context, at, `needs ${keyword}; add it`);
  }
  return info;
};

const readComponents: Reader<object> = (value, at, context) => ({
  schemas: {},
  ...readNode("components", value, at, context, {
    schemas: recordOf(readSchema),
    parameters: anything,
    responses: anything,
    securitySchemes: anything,
  }),
});

/** A few products name a style of their own; with a path in every operation they are ROA. */
function withStyle(facts: Facts, context: Context): Facts {
  const { style } = facts.info as { style: string };
  if (style === "RPC" || style === "ROA") return facts;
  const operations = Object.values(facts.apis);
  const usual = ["RPC", "ROA"].find((known) => known === style.toUpperCase()) ?? "ROA";
  if (usual === "ROA" && (operations.length === 0 || !operations.every(({ path }) => path?.startsWith("/")))) {
    throw problem(
      context,
      "/info/style",
      `${JSON.stringify(style)} is no style that the importer knows; use RPC, or ROA with a path in every operation`,
    );
  }
  context.note("otherName", "/info/style", `${style}, read as ${usual}`);
  return { ...facts, info: { ...facts.info, style: usual as "RPC" | "ROA" } };
}
