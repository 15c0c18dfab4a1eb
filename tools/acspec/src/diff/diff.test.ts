import { describe, expect, it } from "vitest";
import type { Node } from "../compose/node.ts";
import { readSpec, type Spec } from "../generate/spec.ts";
import { diff } from "./index.ts";
import { answer, create, drop, type Edit, list, parameter, parameters, schemaOf, tag } from "./testing/parts.ts";
import { shelf, shelfWith } from "./testing/shelf.ts";

/** What is found, a line each: operation, place, kind. */
function found(before: Spec, after: Spec): string[] {
  return diff(before, after).map(({ operation = "-", place, kind }) => `${operation} ${place} ${kind}`);
}
const foundAfter = (edit: Edit) =>
  found(
    shelf,
    shelfWith((spec) => void edit(spec)),
  );
const fields = (schema: unknown): Node => (schema as Node).properties as Node;

it("says nothing about a spec and itself", () => {
  expect(diff(shelf, shelf)).toEqual([]);
  expect(diff(shelf, shelfWith())).toEqual([]);
});

describe("named schemas", () => {
  it("are followed, in every operation that uses them, and into themselves once", () => {
    const lines = foundAfter((spec) => drop(fields(tag(spec)), "Key"));
    expect(lines).toEqual([
      "CreateShelf Tag[].Key request-field-removed",
      "CreateShelf Tags[].Key response-field-removed",
    ]);
  });

  it("count by what they say: a field that is spelt out in place of a name changed nothing else", () => {
    const lines = foundAfter((spec) => {
      fields(answer(spec)).Tags = {
        type: "array",
        items: { type: "object", required: ["Key"], properties: structuredClone(fields(tag(spec))) },
      };
    });
    expect(lines).toEqual(["CreateShelf Tags[] schema-reference-changed"]);
  });

  it("may contain each other in every way", () => {
    const names = Array.from({ length: 12 }, (_, index) => `S${index}`);
    const web = (type: string) =>
      shelfWith((spec) => {
        const refs = Object.fromEntries(names.map((name) => [name, { $ref: `#/components/schemas/${name}` }]));
        const schemas = (spec.components as Node).schemas as Node;
        for (const name of names)
          schemas[name] = { type: "object", properties: { ...structuredClone(refs), Leaf: { type } } };
        fields(answer(spec)).Web = { $ref: "#/components/schemas/S0" };
      });
    const changes = diff(web("string"), web("integer"));
    expect(new Set(changes.map(({ kind }) => kind))).toEqual(new Set(["response-type-changed"]));
    expect(changes.length).toBeLessThan(1000);
  });

  it("that lead nowhere allow anything", () => {
    expect(
      foundAfter((spec) => (schemaOf(parameter(spec, "Tag")).items = { $ref: "#/components/schemas/None" })),
    ).toEqual(["CreateShelf Tag[] request-type-widened", "CreateShelf Tag[] schema-reference-changed"]);
  });
});

describe("renames and moves", () => {
  it("are one change, and what else changed is told beside", () => {
    const change = diff(
      shelf,
      shelfWith((spec) => {
        Object.assign(parameter(spec, "Name"), { name: "ShelfName" });
        (schemaOf(parameter(spec, "ShelfName")) as Node).maxLength = 20;
      }),
    ).map(({ kind, place, movedFrom }) => ({ kind, place, movedFrom }));
    expect(change).toEqual([
      { kind: "request-parameter-renamed", place: "ShelfName", movedFrom: "Name" },
      { kind: "request-limit-widened", place: "ShelfName", movedFrom: undefined },
    ]);
  });

  it("are no guess: an identifier that goes is not a name that comes", () => {
    const lines = foundAfter((spec) => {
      drop(fields(answer(spec)), "ShelfId");
      fields(answer(spec)).ShelfName = { type: "string", description: "What people call it." };
    });
    expect(lines).toEqual(["CreateShelf ShelfId response-field-removed", "CreateShelf ShelfName response-field-added"]);
  });

  it("are no guess: of two places that a field may have gone to, none is named", () => {
    const lines = foundAfter((spec) => {
      drop(fields(answer(spec)), "State");
      const board = fields((fields(fields(answer(spec)).Boards).Board as Node).items);
      board.State = { type: "string", enum: ["Ready", "Broken"] };
      fields(fields(answer(spec)).Boards).State = { type: "string", enum: ["Ready", "Broken"] };
    });
    expect(lines.filter((line) => line.includes("State")).map((line) => line.split(" ").at(-1))).toEqual([
      "response-field-removed",
      "response-field-added",
      "response-field-added",
    ]);
  });

  it("are found for operations that keep their path, whatever their name", () => {
    const roa = (action: string) =>
      shelfWith((spec) => {
        (spec.info as Node)["x-acs-style"] = "ROA";
        list(spec).operationId = action;
      });
    expect(found(roa("ListShelves"), roa("DescribeRacks"))).toEqual(["DescribeRacks (operation) operation-renamed"]);
  });

  it("are not found between operations that do opposite things", () => {
    const lines = foundAfter((spec) => {
      const paths = spec.paths as Node;
      paths["/DeleteShelf"] = { post: { ...create(spec), operationId: "DeleteShelf" } };
      delete paths["/CreateShelf"];
    });
    expect(lines).toEqual(["CreateShelf (operation) operation-removed", "DeleteShelf (operation) operation-added"]);
  });

  it("are found between a form and the query", () => {
    const lines = foundAfter((spec) => {
      drop(create(spec), "requestBody");
      parameters(spec).push({ name: "Note", in: "query", schema: { type: "string", maxLength: 100 } });
    });
    expect(lines).toEqual(["CreateShelf Note request-parameter-moved"]);
  });
});

describe("limits", () => {
  const withRows = (schema: Node) =>
    shelfWith((spec) => (parameter(spec, "Rows").schema = { type: "integer", ...schema }));
  it.each<[Node, Node, string[]]>([
    [{ minimum: 1 }, { exclusiveMinimum: 0 }, ["other-changed"]],
    [{ minimum: 1 }, { exclusiveMinimum: 1 }, ["request-limit-narrowed"]],
    [{ maximum: 9 }, { exclusiveMaximum: 11 }, ["request-limit-widened"]],
    [{ multipleOf: 10 }, { multipleOf: 5 }, ["request-limit-widened"]],
    [{ multipleOf: 10 }, { multipleOf: 15 }, ["request-limit-narrowed"]],
    [{ minimum: 1, maximum: 9 }, { minimum: 0, maximum: 8 }, ["request-limit-narrowed", "request-limit-widened"]],
    [{ "x-acs-minimum": "one" }, {}, ["other-changed"]],
    [{ type: "array", uniqueItems: true }, { type: "array" }, ["request-limit-widened"]],
    [{ type: "string" }, { type: "string", minLength: 0 }, ["other-changed"]],
    [{ enum: [1, 2] }, { const: 1 }, ["request-enum-value-removed"]],
  ])("from %j to %j: %j", (before, after, kinds) => {
    expect(diff(withRows(before), withRows(after)).map(({ kind }) => kind)).toEqual(kinds);
  });
});

describe("the body of a ROA operation", () => {
  const library = (body: string) =>
    readSpec(
      `{ openapi: 3.1.0, info: { title: Library, version: "1", x-acs-product: Library, x-acs-style: ROA }, paths: { "/books/{BookId}": { put: {
        operationId: UpdateBook, parameters: [{ name: BookId, in: path, required: true, schema: { type: string } }],
        requestBody: ${body}, responses: {} } } } }`,
      "library.yaml",
    );
  const json =
    "{ x-acs-name: body, content: { application/json: { schema: { type: object, properties: { Title: { type: string } } } } } }";

  it.each<[string, string, string[]]>([
    ["x-acs-name: body", "x-acs-name: book", ["UpdateBook book request-parameter-renamed"]],
    ["{ x-acs-name", "{ required: true, x-acs-name", ["UpdateBook body request-parameter-became-required"]],
    ["application/json", "application/xml", ["UpdateBook (body) request-body-type-changed"]],
    [
      "Title: { type: string }",
      "Title: { type: string, maxLength: 9 }",
      ["UpdateBook body.Title request-limit-narrowed"],
    ],
    ["{ x-acs-name", "{ description: A book., x-acs-name", ["UpdateBook body documentation-changed"]],
  ])("from %s to %s: %j", (from, to, lines) => {
    expect(found(library(json), library(json.replace(from, to)))).toEqual(lines);
  });
});
