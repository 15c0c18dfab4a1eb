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
      x-acs-ram: [{ action: "shelf:CreateShelf", resources: [{ arn: "acs:shelf:*:{#accountId}:shelf/{#Name}" }] }]
      x-acs-errors: { "400": [{ code: "InvalidParameter.%s", message: "The field %s", template: true }], "403": [{ code: NoPermission, message: "No." }] }
      parameters:
        - { name: Name, in: query, required: true, description: "Its name.", schema: { type: string, maxLength: 10, example: a } }
        - { name: Kind, in: query, schema: { type: string, enum: [wood, steel] } }
        - { name: Tag, in: query, x-acs-style: repeatList, schema: { type: array, items: { $ref: "#/components/schemas/Tag" } } }
        - { name: Sizes, in: query, x-acs-style: json, content: { application/json: { schema: { type: array, maxItems: 3, items: { type: integer, format: int64 } } } } }
      requestBody: { required: true, content: { application/x-www-form-urlencoded: { schema: { type: object, required: [Password], properties: { Password: { type: string } } } } } }
      responses:
        "200": { description: The shelf., content: { application/json: { schema: { type: object, required: [RequestId], properties: { RequestId: { type: string }, State: { type: string, enum: [Ready, Broken] }, Size: { type: integer, format: int64, default: 3 } } }, examples: { sample: { value: { RequestId: "1", State: Ready } } } } } }
        default: { $ref: "#/components/responses/Error" }
  /ListShelves:
    get:
      operationId: ListShelves
      deprecated: true
      x-acs-methods: [get]
      x-acs-schemes: [http, https]
      responses: { "200": { description: All. } }
components:
  responses:
    Error: { description: Refused., content: { application/json: { schema: { type: object, properties: { Code: { type: string } } } } } }
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
      security: [{ ARS_OIDC: [] }]
      x-acs-path: /books/{BookId}
      x-acs-host-parameters: [{ name: Bucket, in: host, required: true, schema: { type: string } }]
      parameters: [{ name: BookId, in: path, required: true, schema: { type: string } }]
`,
  "library.yaml",
);

/** An RPC product that shows every case of an annotation: kinds, secrets, pages of each style, waiters. */
export const depot: Spec = readSpec(
  `
openapi: 3.1.0
info: { title: Depot, version: "2022-03-04", x-acs-product: Depot, x-acs-style: RPC }
x-acs-endpoints: { default: depot.example.com, public: {}, vpc: {} }
paths:
  /CreateCrate:
    post:
      operationId: CreateCrate
      x-acs-kind: { kind: write, token: ClientToken }
      parameters:
        - { name: ClientToken, in: query, schema: { type: string } }
        - { name: Lock, in: query, x-acs-secret: true, schema: { type: string } }
        - { name: Keys, in: query, x-acs-style: json, content: { application/json: { schema: { type: array, items: { $ref: "#/components/schemas/Key" } } } } }
  /DeleteCrate: { post: { operationId: DeleteCrate, x-acs-kind: { kind: write } } }
  /DescribeCrates:
    get:
      operationId: DescribeCrates
      x-acs-kind: { kind: read }
      x-acs-pagination: { style: number, request: { page: PageNumber, size: PageSize }, response: { total: TotalCount }, items: Crates.Crate, size: [10, 100] }
      parameters:
        - { name: CrateIds, in: query, x-acs-style: json, content: { application/json: { schema: { type: array, items: { type: string } } } } }
      responses: { "200": { description: Crates., content: { application/json: { schema: { type: object, properties: { Crates: { type: object, required: [Crate], properties: { Crate: { type: array, items: { $ref: "#/components/schemas/Crate" } } } } } } } } } }
  /ListCrateTags:
    get:
      operationId: ListCrateTags
      x-acs-kind: { kind: read }
      x-acs-pagination: { style: token, request: { next: NextToken }, response: { next: NextToken }, items: Tags }
      responses: { "200": { description: Tags., content: { application/json: { schema: { type: object, properties: { Tags: { type: array, items: { type: string } } } } } } } }
  /ListGoods:
    get:
      operationId: ListGoods
      x-acs-kind: { kind: read }
      x-acs-pagination: { style: marker, request: { next: Marker, size: MaxKeys }, response: { next: Page.NextMarker, more: Page.IsTruncated }, items: Crates.Goods, size: [null, 100] }
      responses: { "200": { description: Goods., content: { application/json: { schema: { type: object, properties: { Crates: { type: array, items: { $ref: "#/components/schemas/Crate" } } } } } } } }
  /DescribeCrate:
    get:
      operationId: DescribeCrate
      x-acs-kind: { kind: read }
      parameters: [{ name: CrateId, in: query, required: true, schema: { type: string } }]
      responses: { "200": { description: A crate., content: { application/json: { schema: { $ref: "#/components/schemas/Crate" } } } } }
x-acs-waiters:
  CrateClosed:
    summary: The crate is closed.
    poll: { operation: DescribeCrates, parameters: { CrateIds: [CrateId] }, records: Crates.Crate, where: { CrateId: CrateId, Row: Row }, state: Status }
    success: [Closed]
    failure: [Broken, Lost]
    pending: [Open]
    gone: { means: failure }
    delayMs: 5000
    deadlineMs: 60000
  CrateGone:
    summary: There is no crate any more.
    poll: { operation: DescribeCrates, parameters: { CrateIds: [CrateId] }, records: Crates.Crate, where: { CrateId: CrateId, Row: Row }, state: Status }
    pending: [Open]
    gone: { means: success, codes: [NoCrate] }
  CrateOpen:
    summary: The crate is open.
    poll: { operation: DescribeCrate, parameters: { CrateId: CrateId }, state: Status }
    success: [Open]
    gone: { means: pending }
components:
  schemas:
    Key: { type: object, properties: { Teeth: { type: string, x-acs-secret: true }, Spare: { $ref: "#/components/schemas/Key" } } }
    Crate: { type: object, required: [CrateId], properties: { CrateId: { type: string }, Row: { type: integer }, Status: { type: string }, Goods: { type: array, items: { type: object } } } }
`,
  "depot.yaml",
);

/** An RPC product with what a mock plays beyond single calls: resources, rate limits, an undocumented operation. */
export const stock: Spec = readSpec(
  `
openapi: 3.1.0
info: { title: Stock, version: "2023-04-05", x-acs-product: Stock, x-acs-style: RPC }
x-acs-endpoints: { default: stock.example.com, public: {}, vpc: {} }
x-acs-rate-limits: { CreateBox: { user: 5, api: 100 } }
x-acs-undocumented:
  RenameBox:
    operationId: RenameBox
    summary: Renames a box.
    x-acs-methods: [post]
    x-acs-errors: { "400": [{ code: NoBox, message: None. }] }
    parameters: [{ name: BoxId, in: query, required: true, schema: { type: string } }, { name: Size, in: query, schema: { type: integer } }]
paths:
  /CreateBox:
    post:
      operationId: CreateBox
      tags: [Boxes]
      x-acs-ram: [{ action: "warehouse:CreateBox" }]
      x-acs-resource: { resource: Box, verb: create, stateful: full, result: { BoxId: "@new" }, errors: { quota: NoBox, refNotFound: { Label: NoBox } }, sure: false, note: nobody says how many there may be }
      x-acs-errors: { "400": [{ code: NoBox, message: None. }] }
      parameters: [{ name: Label, in: query, schema: { type: string } }]
      responses: { "200": { description: The box., content: { application/json: { schema: { type: object, properties: { BoxId: { type: string } } } } } } }
  /DescribeBoxes:
    post:
      operationId: DescribeBoxes
      tags: [Boxes]
      x-acs-resource: { resource: Box, verb: list, stateful: full, result: record }
      responses: { "200": { description: Boxes., content: { application/json: { schema: { type: object, properties: { Boxes: { type: array, items: { $ref: "#/components/schemas/Box" } } } } } } } }
  /DescribeBox:
    post:
      operationId: DescribeBox
      parameters: [{ name: BoxId, in: query, required: true, schema: { type: string } }]
      responses: { "200": { description: A box., content: { application/json: { schema: { type: object, properties: { RequestId: { type: string }, BoxId: { type: string }, Weight: { type: integer } } } } } } }
components:
  schemas:
    Box: { type: object, properties: { BoxId: { type: string }, Label: { type: string } } }
x-acs-resources:
  Box:
    title: A box
    id: { request: BoxId, response: BoxId, prefix: "b-" }
    state: { field: State, settled: Open, words: [Folded, Open] }
    transitions: [{ by: [CreateBox], from: null, via: Folded, to: Open, sure: false }]
    reads: [{ by: DescribeBoxes, at: "Boxes[]", page: none }, { by: DescribeBox, at: null, id: BoxId }]
    fields: { BoxId: "@new", Label: "$Label" }
    note: it has a lid
x-acs-mock: { fallback: { notFound: [NoBox] } }
`,
  "specs/stock/openapi.yaml",
);
