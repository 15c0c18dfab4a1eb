import { readSpec, type Spec } from "../spec.ts";

/** An RPC product that shows every case of a parameter, an answer and a code. */
export const shelf: Spec = readSpec(
  `
openapi: 3.1.0
info: { title: Shelf Service, version: "2020-01-01", x-acs-product: Shelf, x-acs-style: RPC }
x-acs-endpoints: { default: shelf.example.com, public: { cn-a: shelf.example.com, ap-b: shelf.b.example.com }, vpc: { cn-a: shelf.vpc.example.com } }
paths:
  /CreateShelf:
    post:
      operationId: CreateShelf
      tags: [Shelves]
      summary: Creates a shelf.
      externalDocs: { url: "https://docs.example.com/CreateShelf" }
      x-acs-methods: [post, get]
      x-acs-schemes: [https]
      x-acs-ram: [{ action: "shelf:CreateShelf" }]
      x-acs-errors: { "400": [{ code: "InvalidParameter.%s", message: "The field %s", template: true }], "403": [{ code: NoPermission, message: "No." }] }
      parameters:
        - { name: Name, in: query, required: true, description: "Its name.", schema: { type: string, maxLength: 10, example: a } }
        - { name: Kind, in: query, schema: { type: string, enum: [wood, steel] } }
        - { name: Tag, in: query, x-acs-style: repeatList, schema: { type: array, items: { $ref: "#/components/schemas/Tag" } } }
        - { name: Sizes, in: query, x-acs-style: json, content: { application/json: { schema: { type: array, maxItems: 3, items: { type: integer, format: int64 } } } } }
      requestBody: { required: true, content: { application/x-www-form-urlencoded: { schema: { type: object, required: [Password], properties: { Password: { type: string } } } } } }
      responses:
        "200": { description: The shelf., content: { application/json: { schema: { type: object, required: [RequestId], properties: { RequestId: { type: string }, State: { type: string, enum: [Ready, Broken] }, Size: { type: integer, format: int64, default: 3 } } }, examples: { sample: { value: { RequestId: "1", State: Ready } } } } } }
  /ListShelves:
    get:
      operationId: ListShelves
      deprecated: true
      x-acs-methods: [get]
      x-acs-schemes: [http, https]
      responses: { "200": { description: All. } }
components:
  schemas:
    Tag: { type: object, required: [Key], properties: { Key: { type: string }, Children: { type: array, items: { $ref: "#/components/schemas/Tag" } } } }
`,
  "specs/shelf/openapi.yaml",
);

/** A ROA product: paths, a body, a header, one name in two places, a word that cannot name a constant. */
export const library: Spec = readSpec(
  `
openapi: 3.1.0
info: { title: Library, version: "2021-02-03", x-acs-product: library-x, x-acs-style: ROA }
x-acs-endpoints: { default: library.example.com, public: {}, vpc: {} }
paths:
  /books/{BookId}:
    put:
      operationId: UpdateBook
      x-acs-methods: [put]
      parameters:
        - { name: BookId, in: path, required: true, schema: { type: string } }
        - { name: BookId, in: query, schema: { type: string } }
        - { name: x-trace, in: header, schema: { type: string } }
      requestBody: { x-acs-name: body, required: true, content: { application/json: { schema: { type: object, properties: { title: { type: string } } } } } }
      responses: { "200": { description: Done., content: { application/json: { schema: { type: array, items: { type: string } } } } } }
  "/books/{BookId}#delete":
    put:
      operationId: delete
      x-acs-path: /books/{BookId}
      x-acs-host-parameters: [{ name: Bucket, in: host, required: true, schema: { type: string } }]
      parameters: [{ name: BookId, in: path, required: true, schema: { type: string } }]
`,
  "library.yaml",
);
