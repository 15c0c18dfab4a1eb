/**
 * An upstream document of an invented product, for tests: shelves of books.
 *
 * @module
 */
import { type ImportOptions, importDocument } from "../document.ts";
import type { Oddity } from "../oddity.ts";

type Json = Record<string, unknown>;

/** A document with what is given in place of its own parts. */
export function shelves(parts: Json = {}): Json {
  return {
    version: "1.0",
    info: { style: "RPC", product: "Shelf", version: "2024-01-01" },
    components: { schemas: {} },
    apis: { CreateShelf: operation() },
    endpoints: [{ regionId: "north", endpoint: "shelf.example.com" }],
    ...parts,
  };
}

/** An operation about which nothing is odd, with what is given in place of its own parts. */
export function operation(parts: Json = {}): Json {
  return {
    methods: ["post", "get"],
    schemes: ["http", "https"],
    security: [{ AK: [] }],
    deprecated: false,
    parameters: [],
    responses: { "200": { schema: { type: "object", properties: { RequestId: { type: "string" } } } } },
    errorCodes: { "400": [{ errorCode: "NoShelf", errorMessage: "There is no such shelf." }] },
    responseDemo: '[{"type":"json","example":"{}","errorExample":""}]',
    ...parts,
  };
}

/** A document whose only parameter has this schema. */
export function withSchema(schema: unknown, parameter: Json = {}): Json {
  const parameters = [{ name: "Size", in: "query", schema, ...parameter }];
  return shelves({ apis: { CreateShelf: operation({ parameters }) } });
}

/** What is odd about a document, as kind and pointer. */
export function odd(document: Json, options?: ImportOptions): [Oddity["kind"], string][] {
  return importDocument(document, options).report.oddities.map(({ kind, pointer }) => [kind, pointer]);
}
