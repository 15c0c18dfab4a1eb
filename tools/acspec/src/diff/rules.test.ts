import { describe, expect, it } from "vitest";
import type { Node } from "../compose/node.ts";
import { diff, RULES } from "./index.ts";
import type { Kind } from "./rules/index.ts";
import {
  answer,
  boards,
  body,
  create,
  drop,
  type Edit,
  errors,
  list,
  operation,
  parameter,
  parameters,
  ram,
  resource,
  schemaOf,
  tag,
  waiter,
} from "./testing/parts.ts";
import { shelfWith } from "./testing/shelf.ts";

/** Each kind: what makes it, the place it is told at, and what is there before where it is not all of the shelf. */
const cases: Record<Kind, readonly [after: Edit, place: string, before?: Edit]> = {
  // The product
  "product-changed": [(spec) => set(spec.info, "x-acs-product", "Rack"), "(product)"],
  "api-version-changed": [(spec) => set(spec.info, "version", "2021-01-01"), "(product)"],
  "api-style-changed": [(spec) => set(spec.info, "x-acs-style", "ROA"), "(product)"],
  "endpoint-added": [(spec) => set(endpoints(spec).public, "cn-c", "shelf.c.example.com"), "cn-c"],
  "endpoint-removed": [(spec) => drop(endpoints(spec).vpc, "cn-a"), "vpc.cn-a"],
  "endpoint-changed": [(spec) => set(endpoints(spec).public, "ap-b", "b.example.com"), "ap-b"],
  "default-endpoint-changed": [(spec) => set(endpoints(spec), "default", "b.example.com"), "(product)"],
  "security-scheme-changed": [(spec) => set(scheme(spec), "name", "Signature"), "(AK)"],
  "group-added": [(spec) => (spec.tags as Node[]).push({ name: "Lamps" }), "(group Lamps)"],
  "group-removed": [(spec) => (spec.tags as Node[]).pop(), "(group Books)"],
  "group-renamed": [
    (spec) => (spec.tags as Node[]).splice(-1, 1, { name: "Volumes", "x-acs-directory-id": 7 }),
    "(group Volumes)",
    (spec) => set((spec.tags as Node[]).at(-1), "x-acs-directory-id", 7),
  ],
  "schema-added": [(spec) => set(schemas(spec), "Book", { type: "object" }), "Book"],
  "schema-removed": [
    (spec) => {
      set(schemaOf(parameter(spec, "Tag")), "items", { type: "object", properties: { Key: { type: "string" } } });
      set(fields(answer(spec)), "Tags", { type: "array" });
      drop(schemas(spec), "Tag");
    },
    "Tag",
  ],
  "unused-schema-changed": [(spec) => drop(schemas(spec), "Unused"), "Unused"],
  "waiter-added": [(spec) => set(spec["x-acs-waiters"], "ShelfFull", structuredClone(waiter(spec))), "ShelfFull"],
  "waiter-removed": [(spec) => drop(spec["x-acs-waiters"], "ShelfReady"), "ShelfReady"],
  "waiter-parameters-changed": [(spec) => set(poll(spec), "parameters", { ShelfIds: ["Id"] }), "ShelfReady"],
  "waiter-record-changed": [(spec) => set(waiter(spec), "gone", { means: "success" }), "ShelfReady"],
  "waiter-states-changed": [(spec) => set(waiter(spec), "success", ["Ready", "Full"]), "ShelfReady"],
  "waiter-timing-changed": [(spec) => drop(waiter(spec), "delayMs"), "ShelfReady"],

  // Operations
  "operation-added": [(spec) => add(spec, "DropBook"), "(operation)"],
  "operation-removed": [(spec) => drop(spec.paths, "/ListShelves"), "(operation)"],
  "operation-renamed": [(spec) => rename(spec, "ListShelves", "ListAllShelves"), "(operation)"],
  "operation-deprecated": [(spec) => set(create(spec), "deprecated", true), "(operation)"],
  "operation-undeprecated": [() => {}, "(operation)", (spec) => set(create(spec), "deprecated", true)],
  "operation-group-changed": [(spec) => set(create(spec), "tags", ["Books"]), "(operation)"],
  "operation-method-changed": [
    (spec) => set(spec.paths, "/ListShelves", { get: { ...list(spec), "x-acs-methods": ["get"] } }),
    "(operation)",
  ],
  "operation-method-added": [(spec) => set(list(spec), "x-acs-methods", ["post", "get"]), "(operation)"],
  "operation-method-removed": [(spec) => set(create(spec), "x-acs-methods", ["post"]), "(operation)"],
  "operation-path-changed": [
    (spec) => [set(spec.info, "x-acs-style", "ROA"), set(create(spec), "x-acs-path", "/racks")],
    "(operation)",
    (spec) => [set(spec.info, "x-acs-style", "ROA"), set(create(spec), "x-acs-path", "/shelves")],
  ],
  "operation-scheme-added": [(spec) => set(list(spec), "x-acs-schemes", ["http", "https"]), "(operation)"],
  "operation-scheme-removed": [(spec) => set(create(spec), "x-acs-schemes", ["https"]), "(operation)"],
  "security-alternative-added": [(spec) => set(create(spec), "security", [{ AK: [] }, {}]), "(operation)"],
  "security-alternative-removed": [(spec) => set(create(spec), "security", [{ Token: [] }]), "(operation)"],
  "operation-became-write": [(spec) => drop(list(spec), "x-acs-kind"), "(operation)"],
  "operation-became-read": [(spec) => set(create(spec), "x-acs-kind", { kind: "read" }), "(operation)"],
  "idempotency-token-added": [
    (spec) => set(list(spec), "x-acs-kind", { kind: "write", token: "Token" }),
    "(operation)",
  ],
  "idempotency-token-removed": [(spec) => drop(create(spec)["x-acs-kind"], "token"), "(operation)"],
  "idempotency-token-changed": [(spec) => set(create(spec)["x-acs-kind"], "token", "Name"), "(operation)"],
  "pagination-added": [
    (spec) => set(create(spec), "x-acs-pagination", { style: "token", items: "Tags" }),
    "(operation)",
  ],
  "pagination-removed": [(spec) => drop(list(spec), "x-acs-pagination"), "(operation)"],
  "pagination-style-changed": [(spec) => set(pages(spec), "style", "token"), "(operation)"],
  "pagination-items-changed": [(spec) => set(pages(spec), "items", "Racks"), "(operation)"],
  "pagination-changed": [(spec) => set(pages(spec), "size", [10, 100]), "(operation)"],
  "change-history-changed": [(spec) => drop(create(spec), "x-acs-change-history"), "(operation)"],

  // Permissions
  "ram-documented": [(spec) => set(list(spec), "x-acs-ram", create(spec)["x-acs-ram"]), "ram"],
  "ram-undocumented": [(spec) => drop(create(spec), "x-acs-ram"), "ram"],
  "ram-action-added": [(spec) => (create(spec)["x-acs-ram"] as Node[]).push({ action: "wood:Cut" }), "ram.wood:Cut"],
  "ram-action-removed": [
    () => {},
    "ram.wood:Cut",
    (spec) => (create(spec)["x-acs-ram"] as Node[]).push({ action: "wood:Cut" }),
  ],
  "ram-action-changed": [(spec) => set(ram(spec), "action", "shelf:Build"), "ram.shelf:Build"],
  "ram-resource-added": [
    (spec) => (ram(spec).resources as Node[]).push({ product: "Wood", type: "Plank", arn: "*", required: true }),
    "ram.shelf:CreateShelf",
  ],
  "ram-resource-removed": [
    () => {},
    "ram.shelf:CreateShelf",
    (spec) => (ram(spec).resources as Node[]).push({ product: "Wood", type: "Plank", arn: "*", required: true }),
  ],
  "ram-resource-changed": [(spec) => set(resource(spec), "arn", "*"), "ram.shelf:CreateShelf"],
  "ram-resource-optional": [(spec) => set(resource(spec), "required", false), "ram.shelf:CreateShelf"],
  "ram-condition-added": [
    (spec) => set(ram(spec), "conditions", ["shelf:Wood", "shelf:Size"]),
    "ram.shelf:CreateShelf",
  ],
  "ram-condition-removed": [(spec) => set(ram(spec), "conditions", []), "ram.shelf:CreateShelf"],
  "ram-access-changed": [(spec) => set(ram(spec), "access", "update"), "ram.shelf:CreateShelf"],

  // What goes into a call
  "request-parameter-added-required": [(spec) => parameters(spec).push({ ...size, required: true }), "Size"],
  "request-parameter-added-optional": [(spec) => parameters(spec).push(size), "Size"],
  "request-parameter-removed": [(spec) => parameters(spec).splice(4, 1), "Rows"],
  "request-parameter-renamed": [(spec) => set(parameter(spec, "Name"), "name", "ShelfName"), "ShelfName"],
  "request-parameter-moved": [(spec) => set(parameter(spec, "Name"), "in", "header"), "Name"],
  "request-parameter-became-required": [(spec) => set(parameter(spec, "Rows"), "required", true), "Rows"],
  "request-parameter-became-optional": [(spec) => drop(parameter(spec, "Name"), "required"), "Name"],
  "request-parameter-style-changed": [(spec) => set(parameter(spec, "Tag"), "x-acs-style", "simple"), "Tag"],
  "request-parameter-style-reworded": [(spec) => set(parameter(spec, "Tag"), "x-acs-style", "flat"), "Tag"],
  "request-parameter-empty-allowed": [(spec) => set(parameter(spec, "Name"), "allowEmptyValue", true), "Name"],
  "request-parameter-empty-forbidden": [(spec) => drop(parameter(spec, "Rows"), "allowEmptyValue"), "Rows"],
  "request-parameter-deprecated": [(spec) => set(parameter(spec, "Rows"), "deprecated", true), "Rows"],
  "request-parameter-undeprecated": [() => {}, "Rows", (spec) => set(parameter(spec, "Rows"), "deprecated", true)],
  "request-body-type-changed": [
    (spec) => set(create(spec), "requestBody", { content: { "multipart/form-data": { schema: body(spec) } } }),
    "(body)",
  ],
  "request-field-added-required": [
    (spec) => {
      set(fields(boards(spec)), "Height", { type: "integer" });
      set(boards(spec), "required", ["Width", "Height"]);
    },
    "Boards[].Height",
  ],
  "request-field-added-optional": [
    (spec) => set(fields(boards(spec)), "Height", { type: "integer" }),
    "Boards[].Height",
  ],
  "request-field-removed": [(spec) => drop(fields(boards(spec)), "Labels"), "Boards[].Labels"],
  "request-field-renamed": [
    (spec) => move(fields(boards(spec)), "Colour", fields(boards(spec)), "Color"),
    "Boards[].Color",
  ],
  "request-field-moved": [
    (spec) => move(fields(boards(spec)), "Colour", fields(fields(boards(spec)).Slot), "Colour"),
    "Boards[].Slot.Colour",
  ],
  "request-field-became-required": [(spec) => set(boards(spec), "required", ["Width", "Colour"]), "Boards[].Colour"],
  "request-field-became-optional": [(spec) => drop(boards(spec), "required"), "Boards[].Width"],
  "request-field-deprecated": [(spec) => set(fields(boards(spec)).Colour, "deprecated", true), "Boards[].Colour"],
  "request-field-undeprecated": [
    () => {},
    "Boards[].Colour",
    (spec) => set(fields(boards(spec)).Colour, "deprecated", true),
  ],
  "request-type-changed": [(spec) => set(parameter(spec, "Name"), "schema", { type: "integer" }), "Name"],
  "request-type-narrowed": [(spec) => set(parameter(spec, "Weight"), "schema", { type: "integer" }), "Weight"],
  "request-type-widened": [(spec) => set(schemaOf(parameter(spec, "Rows")), "type", "number"), "Rows"],
  "request-format-narrowed": [(spec) => set(schemaOf(parameter(spec, "Rows")), "format", "int32"), "Rows"],
  "request-format-widened": [(spec) => set(fields(boards(spec)).Width, "format", "int64"), "Boards[].Width"],
  "request-format-changed": [(spec) => set(schemaOf(parameter(spec, "Weight")), "format", "double"), "Weight"],
  "request-null-allowed": [(spec) => set(schemaOf(parameter(spec, "Rows")), "x-acs-nullable", true), "Rows"],
  "request-null-forbidden": [
    () => {},
    "Rows",
    (spec) => set(schemaOf(parameter(spec, "Rows")), "x-acs-nullable", true),
  ],
  "request-limit-narrowed": [(spec) => set(schemaOf(parameter(spec, "Name")), "maxLength", 5), "Name"],
  "request-limit-widened": [(spec) => drop(schemaOf(parameter(spec, "Tag")), "maxItems"), "Tag"],
  "request-pattern-added": [(spec) => set(schemaOf(parameter(spec, "Kind")), "pattern", "^[a-z]+$"), "Kind"],
  "request-pattern-removed": [(spec) => drop(schemaOf(parameter(spec, "Name")), "pattern"), "Name"],
  "request-pattern-changed": [(spec) => set(schemaOf(parameter(spec, "Name")), "pattern", "^[a-y]+$"), "Name"],
  "request-enum-value-added": [
    (spec) => set(schemaOf(parameter(spec, "Kind")), "enum", ["wood", "steel", "glass"]),
    "Kind",
  ],
  "request-enum-value-removed": [(spec) => set(schemaOf(parameter(spec, "Kind")), "enum", ["wood"]), "Kind"],
  "request-enum-introduced": [(spec) => set(schemaOf(parameter(spec, "Name")), "enum", ["a", "b"]), "Name"],
  "request-enum-dropped": [(spec) => drop(schemaOf(parameter(spec, "Kind")), "enum"), "Kind"],
  "request-default-changed": [(spec) => set(schemaOf(parameter(spec, "Kind")), "default", "steel"), "Kind"],
  "request-default-stated": [(spec) => drop(schemaOf(parameter(spec, "Kind")), "default"), "Kind"],
  "request-map-values-allowed": [(spec) => set(boards(spec), "additionalProperties", true), "Boards[]"],
  "request-map-values-forbidden": [
    (spec) => drop(fields(boards(spec)).Labels, "additionalProperties"),
    "Boards[].Labels",
  ],
  "request-alternative-added": [
    (spec) => ((fields(boards(spec)).Holes as Node).oneOf as Node[]).push({ type: "boolean" }),
    "Boards[].Holes",
  ],
  "request-alternative-removed": [
    (spec) => ((fields(boards(spec)).Holes as Node).oneOf as Node[]).pop(),
    "Boards[].Holes",
  ],
  "request-composition-changed": [(spec) => drop(fields(boards(spec)).Screws, "allOf"), "Boards[].Screws"],

  // What comes out
  "response-field-added": [(spec) => set(fields(answer(spec)), "Owner", { type: "string" }), "Owner"],
  "response-field-removed": [(spec) => drop(fields(answer(spec)), "Labels"), "Labels"],
  "response-field-renamed": [(spec) => move(fields(answer(spec)), "ShelfId", fields(answer(spec)), "Id"), "Id"],
  "response-field-moved": [
    (spec) => move(fields(answer(spec)), "State", fields(fields(answer(spec)).Boards), "State"),
    "Boards.State",
  ],
  "response-field-became-optional": [(spec) => set(answer(spec), "required", ["RequestId"]), "ShelfId"],
  "response-field-became-required": [
    (spec) => set(answer(spec), "required", ["RequestId", "ShelfId", "State"]),
    "State",
  ],
  "response-field-deprecated": [(spec) => set(fields(answer(spec)).State, "deprecated", true), "State"],
  "response-field-undeprecated": [() => {}, "State", (spec) => set(fields(answer(spec)).State, "deprecated", true)],
  "response-type-changed": [(spec) => set(fields(answer(spec)).ShelfId, "type", "integer"), "ShelfId"],
  "response-type-widened": [(spec) => drop(fields(answer(spec)).ShelfId, "type"), "ShelfId"],
  "response-type-narrowed": [(spec) => set(fields(answer(spec)).Extra, "type", "string"), "Extra"],
  "response-format-widened": [(spec) => set(fields(answer(spec)).Level, "format", "int64"), "Level"],
  "response-format-narrowed": [() => {}, "Level", (spec) => set(fields(answer(spec)).Level, "format", "int64")],
  "response-format-changed": [(spec) => set(fields(answer(spec)).Weight, "format", "float"), "Weight"],
  "response-null-added": [(spec) => set(fields(answer(spec)).State, "x-acs-nullable", true), "State"],
  "response-null-removed": [() => {}, "State", (spec) => set(fields(answer(spec)).State, "x-acs-nullable", true)],
  "response-limit-changed": [(spec) => set(fields(answer(spec)).Level, "maximum", 5), "Level"],
  "response-default-changed": [(spec) => set(fields(answer(spec)).Weight, "default", 1), "Weight"],
  "response-enum-value-added": [
    (spec) => set(fields(answer(spec)).State, "enum", ["Ready", "Broken", "Lost"]),
    "State",
  ],
  "response-enum-value-removed": [(spec) => set(fields(answer(spec)).State, "enum", ["Ready"]), "State"],
  "response-enum-introduced": [(spec) => set(fields(answer(spec)).ShelfId, "enum", ["s-1"]), "ShelfId"],
  "response-enum-dropped": [(spec) => drop(fields(answer(spec)).State, "enum"), "State"],
  "response-closed-enum-value-added": [(spec) => set(fields(answer(spec)).Level, "enum", [1, 2, 3]), "Level"],
  "response-closed-enum-value-removed": [(spec) => set(fields(answer(spec)).Level, "enum", [1]), "Level"],
  "response-closed-enum-dropped": [(spec) => drop(fields(answer(spec)).Level, "enum"), "Level"],
  "response-map-values-added": [
    (spec) => set(fields(answer(spec)).Boards, "additionalProperties", { type: "string" }),
    "Boards",
  ],
  "response-map-values-removed": [(spec) => drop(fields(answer(spec)).Labels, "additionalProperties"), "Labels"],
  "response-alternative-added": [
    (spec) => ((fields(answer(spec)).Holes as Node).oneOf as Node[]).push({ type: "boolean" }),
    "Holes",
  ],
  "response-alternative-removed": [(spec) => ((fields(answer(spec)).Holes as Node).oneOf as Node[]).pop(), "Holes"],
  "response-composition-changed": [(spec) => set(fields(answer(spec)).Extra, "not", { type: "null" }), "Extra"],
  "response-media-type-changed": [
    (spec) => set(ok(spec), "content", { "application/xml": { schema: answer(spec) } }),
    "(answer)",
  ],
  "response-status-added": [(spec) => set(create(spec).responses, "202", { description: "Later." }), "(202)"],
  "response-status-removed": [(spec) => drop(create(spec).responses, "default"), "(default)"],
  "response-header-added": [
    (spec) => set(ok(spec).headers, "x-rack", { schema: { type: "string" } }),
    "headers.x-rack",
  ],
  "response-header-removed": [(spec) => drop(ok(spec).headers, "x-shelf"), "headers.x-shelf"],
  "error-code-added": [
    (spec) => (errors(spec)["403"] as Node[]).push({ code: "Lost", message: "" }),
    "errors.403.Lost",
  ],
  "error-code-removed": [(spec) => drop(errors(spec), "403"), "errors.403.NoPermission"],
  "error-code-renamed": [
    (spec) => set((errors(spec)["400"] as Node[])[1], "code", "IncorrectWoods"),
    "errors.400.IncorrectWoods",
  ],
  "error-code-generalised": [
    (spec) => set((errors(spec)["400"] as Node[])[1], "code", "Incorrect%s"),
    "errors.400.IncorrectWood",
  ],
  "error-code-narrowed": [
    (spec) => set((errors(spec)["400"] as Node[])[0], "code", "InvalidParameter.Name"),
    "errors.400.InvalidParameter.%s",
  ],
  "error-status-changed": [(spec) => move(errors(spec), "403", errors(spec), "404"), "errors.404.NoPermission"],
  "error-status-added": [(spec) => set(errors(spec), "404", errors(spec)["403"]), "errors.404.NoPermission"],
  "error-status-removed": [
    () => {},
    "errors.404.NoPermission",
    (spec) => set(errors(spec), "404", structuredClone(errors(spec)["403"])),
  ],
  "error-message-changed": [
    (spec) => set((errors(spec)["403"] as Node[])[0], "message", "You may not."),
    "errors.403.NoPermission",
  ],

  // Anywhere
  "secret-added": [(spec) => set(parameter(spec, "Name"), "x-acs-secret", true), "Name"],
  "secret-removed": [(spec) => drop(parameter(spec, "Password"), "x-acs-secret"), "Password"],
  "schema-reference-changed": [(spec) => set(fields(answer(spec)).Tags, "items", { ...tag(spec) }), "Tags[]"],
  "mock-changed": [(spec) => set(create(spec), "x-acs-resource", { name: "Shelf", verb: "create" }), "(operation)"],
  "documentation-changed": [(spec) => set(parameter(spec, "Name"), "description", "What it is called."), "Name"],
  "example-changed": [(spec) => set(schemaOf(parameter(spec, "Name")), "example", "b"), "Name"],
  "order-changed": [(spec) => set(schemaOf(parameter(spec, "Kind")), "enum", ["steel", "wood"]), "Kind"],
  "other-changed": [(spec) => set(create(spec), "x-acs-never-seen", 1), "(operation)"],
};

describe("each kind of change", () => {
  it.each(RULES.map(({ kind, severity }) => [kind, severity] as const))("tells of %s as %s", (kind, severity) => {
    const [after, place, before = () => {}] = cases[kind as Kind];
    const changes = diff(
      shelfWith((spec) => void before(spec)),
      shelfWith((spec) => void after(spec)),
    );
    const found = changes.find((change) => change.kind === kind);
    expect(found, `found ${changes.map((change) => `${change.kind} ${change.place}`).join(", ")}`).toMatchObject({
      severity,
      place,
    });
    expect(found?.reason).not.toMatch(/\{\w+\}|undefined/);
  });

  it.each(RULES.filter(({ severity }) => severity === "breaking").map(({ kind }) => kind))(
    "says what to do about %s",
    (kind) => {
      const [after, , before = () => {}] = cases[kind as Kind];
      const [change] = diff(
        shelfWith((spec) => void before(spec)),
        shelfWith((spec) => void after(spec)),
      ).filter((one) => one.kind === kind);
      expect(change?.migration).toMatch(/^[A-Z`].*\.$/);
    },
  );
});

const size = { name: "Size", in: "query", schema: { type: "integer" } };

function set(target: unknown, key: string, value: unknown): void {
  (target as Node)[key] = value;
}

function endpoints(spec: Node): Record<string, Node> {
  return spec["x-acs-endpoints"] as Record<string, Node>;
}

function schemas(spec: Node): Node {
  return (spec.components as Node).schemas as Node;
}

function scheme(spec: Node): Node {
  return ((spec.components as Node).securitySchemes as Node).AK as Node;
}

function poll(spec: Node): Node {
  return waiter(spec).poll as Node;
}

function pages(spec: Node): Node {
  return list(spec)["x-acs-pagination"] as Node;
}

function ok(spec: Node): Node {
  return (create(spec).responses as Node)["200"] as Node;
}

function fields(schema: unknown): Node {
  return (schema as Node).properties as Node;
}

function move(from: Node, name: string, to: Node, newName: string): void {
  const value = from[name];
  delete from[name];
  to[newName] = value;
}

function add(spec: Node, action: string): void {
  (spec.paths as Node)[`/${action}`] = { post: { operationId: action, responses: { "200": { description: "" } } } };
}

function rename(spec: Node, action: string, name: string): void {
  const item = operation(spec, action);
  delete (spec.paths as Node)[`/${action}`];
  (spec.paths as Node)[`/${name}`] = { post: { ...item, operationId: name } };
}
