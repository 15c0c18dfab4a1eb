import type { Node } from "../../compose/node.ts";
import { readSpec, type Spec } from "../../generate/spec.ts";

const text = `
openapi: 3.1.0
info: { title: Shelf Service, version: "2020-01-01", x-acs-product: Shelf, x-acs-style: RPC }
servers: [{ url: "https://shelf.example.com", x-acs-regions: [cn-a] }]
x-acs-endpoints: { default: shelf.example.com, public: { cn-a: shelf.example.com, ap-b: shelf.b.example.com }, vpc: { cn-a: shelf.vpc.example.com } }
security: [{ AK: [] }]
tags: [{ name: Shelves, x-acs-directory-id: 1 }, { name: Books, x-acs-directory-id: 2 }]
x-acs-waiters:
  ShelfReady:
    summary: The shelf can take books.
    poll: { operation: ListShelves, parameters: { ShelfIds: [ShelfId] }, records: Shelves, where: { ShelfId: ShelfId }, state: State }
    success: [Ready]
    gone: { means: failure, codes: [ShelfNotFound] }
    delayMs: 1000
paths:
  /CreateShelf:
    post:
      operationId: CreateShelf
      tags: [Shelves]
      summary: Creates a shelf.
      externalDocs: { url: "https://docs.example.com/CreateShelf" }
      x-acs-methods: [post, get]
      x-acs-schemes: [http, https]
      x-acs-kind: { kind: write, token: ClientToken }
      x-acs-ram: [{ action: "shelf:CreateShelf", access: create, resources: [{ product: Shelf, type: Shelf, arn: "acs:shelf:*:shelf/*", required: true }], conditions: ["shelf:Wood"] }]
      x-acs-change-history: [{ date: "2020-01-01", description: Add Operation }]
      x-acs-errors:
        "400": [{ code: "InvalidParameter.%s", message: "The field %s.", template: true }, { code: IncorrectWood, message: "No such wood.", advice: "Take another." }]
        "403": [{ code: NoPermission, message: "No." }]
      parameters:
        - { name: Name, in: query, required: true, description: "Its name.", schema: { type: string, minLength: 1, maxLength: 10, pattern: "^[a-z]+$", example: a } }
        - { name: Kind, in: query, schema: { type: string, enum: [wood, steel], default: wood } }
        - { name: ClientToken, in: query, schema: { type: string } }
        - { name: Password, in: query, x-acs-secret: true, schema: { type: string } }
        - { name: Rows, in: query, allowEmptyValue: true, schema: { type: integer, format: int64, minimum: 1, maximum: 9, multipleOf: 1 } }
        - { name: Weight, in: query, schema: { type: number, format: float, minimum: 0 } }
        - { name: Tag, in: query, x-acs-style: repeatList, schema: { type: array, maxItems: 20, items: { $ref: "#/components/schemas/Tag" } } }
        - name: Boards
          in: query
          x-acs-style: json
          content:
            application/json:
              schema:
                type: array
                minItems: 1
                items:
                  type: object
                  required: [Width]
                  properties:
                    Width: { type: integer, format: int32 }
                    Colour: { type: string, description: "What it is painted in." }
                    Holes: { oneOf: [{ type: integer }, { type: string }] }
                    Screws: { allOf: [{ type: object, properties: { Count: { type: integer } } }] }
                    Labels: { type: object, additionalProperties: { type: string } }
                    Slot: { type: object, properties: { Depth: { type: integer, minimum: 3 } } }
      requestBody:
        content:
          application/x-www-form-urlencoded:
            schema: { type: object, properties: { Note: { type: string, maxLength: 100 } } }
      responses:
        "200":
          description: The shelf.
          headers: { x-shelf: { schema: { type: string } } }
          content:
            application/json:
              schema:
                type: object
                required: [RequestId, ShelfId]
                properties:
                  RequestId: { type: string }
                  ShelfId: { type: string, description: "Names the shelf.", example: s-1 }
                  State: { type: string, enum: [Ready, Broken] }
                  Level: { type: integer, format: int32, enum: [1, 2], maximum: 9 }
                  Weight: { type: number, default: 0 }
                  Boards: { type: object, properties: { Board: { type: array, items: { type: object, properties: { Width: { type: integer, format: int32 }, Colour: { type: string } } } } } }
                  Tags: { type: array, items: { $ref: "#/components/schemas/Tag" } }
                  Labels: { type: object, additionalProperties: { type: string } }
                  Holes: { oneOf: [{ type: integer }, { type: string }] }
                  Extra: {}
              examples: { sample: { value: { RequestId: "1", ShelfId: s-1 } } }
        default: { $ref: "#/components/responses/Error" }
  /ListShelves:
    post:
      operationId: ListShelves
      tags: [Shelves]
      x-acs-methods: [post]
      x-acs-schemes: [https]
      x-acs-kind: { kind: read }
      x-acs-pagination: { style: number, request: { page: PageNumber, size: PageSize }, response: { total: TotalCount }, items: Shelves, size: [10, 50] }
      parameters:
        - { name: ShelfIds, in: query, x-acs-style: json, content: { application/json: { schema: { type: array, items: { type: string } } } } }
        - { name: PageNumber, in: query, schema: { type: integer } }
        - { name: PageSize, in: query, schema: { type: integer } }
      responses:
        "200":
          description: The shelves.
          content:
            application/json:
              schema: { type: object, required: [RequestId], properties: { RequestId: { type: string }, TotalCount: { type: integer }, Shelves: { type: array, items: { type: object, properties: { ShelfId: { type: string }, State: { type: string } } } } } }
        default: { $ref: "#/components/responses/Error" }
components:
  securitySchemes:
    AK: { type: apiKey, in: header, name: Authorization, description: Signed. }
  responses:
    Error: { description: Refused., content: { application/json: { schema: { $ref: "#/components/schemas/AcsError" } } } }
  schemas:
    AcsError: { type: object, required: [Code], properties: { Code: { type: string }, Message: { type: string } } }
    Tag: { type: object, required: [Key], properties: { Key: { type: string }, Children: { type: array, items: { $ref: "#/components/schemas/Tag" } } } }
    Unused: { type: object, properties: { Name: { type: string } } }
`;

/** An RPC product that has everything that a rule can be about. */
export const shelf: Spec = readSpec(text, "specs/shelf/openapi.yaml");

/** The same, changed. */
export function shelfWith(edit: (document: Node) => void = () => {}): Spec {
  const document = structuredClone(shelf.document);
  edit(document as unknown as Node);
  return readSpec(JSON.stringify(document), "specs/shelf/openapi.yaml");
}
