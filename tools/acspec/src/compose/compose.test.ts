import { expect, it } from "vitest";
import { Problem } from "../problem.ts";
import { compose } from "./compose.ts";
import { factsOf, parameter, roaFactsOf } from "./testing/facts.ts";
import { validate } from "./validate.ts";
import { toYaml } from "./yaml.ts";

const shelf = factsOf(
  {
    CreateShelf: {
      methods: ["get", "post"],
      operationType: "write",
      parameters: [
        parameter("Name", "query", { schema: { type: "string", required: true, example: "oak", maxLength: "20" } }),
        parameter("Sizes", "query", {
          style: "json",
          schema: { type: "array", maxItems: 3, items: { type: "integer", example: "3" } },
        }),
        parameter("Tags", "query", { style: "simple", schema: { type: "array", items: { type: "string" } } }),
        parameter("Label", "formData", { style: "repeatList", schema: { type: "array", required: true } }),
        parameter("Bucket", "host"),
      ],
      responses: {
        "200": {
          schema: {
            type: "object",
            properties: { RequestId: { type: "string", example: "R-1" }, Size: { type: "integer" } },
          },
        },
      },
      responseDemo: JSON.stringify([
        { type: "json", example: '{ "RequestId": "R-2", "Size": "7", }', errorExample: "" },
      ]),
      errorCodes: { "400": [{ errorCode: "Invalid.%s\t", errorMessage: " The %s is wrong." }] },
      ramActions: [
        {
          operationType: "create",
          ramAction: {
            action: "shelf:CreateShelf",
            actionConditions: [],
            resources: [{ validationType: "always", product: "Shelf", resourceType: "Shelf", arn: "*" }],
          },
        },
      ],
      changeSet: [{ createdAt: "2020-02-03T00:00:00.000Z", description: "Add Operation" }],
    },
    ListShelves: { methods: ["get"], deprecated: true, security: [{ Anonymous: [] }] },
    Status: { methods: ["get"] },
  },
  { directories: [{ id: 7, title: "Shelves", type: "directory", children: ["ListShelves", "CreateShelf"] }] },
);

it("makes a spec of an RPC product: a path for each action, groups first", () => {
  expect(toYaml(compose(shelf).spec)).toMatchInlineSnapshot(`
    "openapi: 3.1.0
    info: { title: Shelf 2020-01-01, version: "2020-01-01", x-acs-product: Shelf, x-acs-style: RPC }
    servers: [ { url: https://shelf.aliyuncs.com, x-acs-regions: [ cn-a ] } ]
    x-acs-endpoints: { default: shelf.aliyuncs.com, public: { cn-a: shelf.aliyuncs.com }, vpc: {} }
    security: [ { AK: [] } ]
    tags: [ { name: Shelves, x-acs-directory-id: 7 } ]
    paths:
      /ListShelves:
        get:
          operationId: ListShelves
          tags: [ Shelves ]
          externalDocs: { url: https://api.alibabacloud.com/document/Shelf/2020-01-01/ListShelves }
          deprecated: true
          security: [ { Anonymous: [] } ]
          x-acs-methods: [ get ]
          x-acs-schemes: [ https ]
          responses:
            "200":
              description: The answer.
              content:
                application/json:
                  schema: { type: object, properties: { RequestId: { type: string } }, additionalProperties: true }
                  examples: { sample: { value: { RequestId: 8D5FBAE0-1C3E-5A77-9B24-6F1C0A2D4E93 } } }
            default: { $ref: "#/components/responses/Error" }
      /CreateShelf:
        post:
          operationId: CreateShelf
          tags: [ Shelves ]
          externalDocs: { url: https://api.alibabacloud.com/document/Shelf/2020-01-01/CreateShelf }
          x-acs-methods: [ get, post ]
          x-acs-schemes: [ https ]
          x-acs-operation-type: write
          x-acs-ram:
            - action: shelf:CreateShelf
              access: create
              resources: [ { product: Shelf, type: Shelf, arn: "*", required: true } ]
              conditions: []
          x-acs-change-history: [ { date: "2020-02-03", description: Add Operation } ]
          x-acs-errors:
            "400":
              - code: Invalid.%s
                message: The %s is wrong.
                template: true
                upstreamCode: "Invalid.%s\\t"
                upstreamMessage: " The %s is wrong."
          x-acs-host-parameters: [ { name: Bucket, in: host, schema: { type: string } } ]
          parameters:
            - name: Name
              in: query
              required: true
              schema: { type: string, maxLength: 20, example: oak }
            - name: Sizes
              in: query
              x-acs-style: json
              content:
                application/json: { schema: { type: array, maxItems: 3, items: { type: integer, example: 3 } } }
            - name: Tags
              in: query
              style: form
              explode: false
              x-acs-style: simple
              schema: { type: array, items: { type: string } }
          requestBody:
            required: true
            content:
              application/x-www-form-urlencoded:
                schema:
                  type: object
                  required: [ Label ]
                  properties: { Label: { type: array, x-acs-style: repeatList } }
          responses:
            "200":
              description: The answer.
              content:
                application/json:
                  schema:
                    type: object
                    properties: { RequestId: { type: string, example: R-1 }, Size: { type: integer } }
                  examples: { sample: { value: { RequestId: R-2, Size: 7 } } }
            default: { $ref: "#/components/responses/Error" }
      /Status:
        get:
          operationId: Status
          externalDocs: { url: https://api.alibabacloud.com/document/Shelf/2020-01-01/Status }
          x-acs-methods: [ get ]
          x-acs-schemes: [ https ]
          responses:
            "200":
              description: The answer.
              content:
                application/json:
                  schema: { type: object, properties: { RequestId: { type: string } }, additionalProperties: true }
                  examples: { sample: { value: { RequestId: 8D5FBAE0-1C3E-5A77-9B24-6F1C0A2D4E93 } } }
            default: { $ref: "#/components/responses/Error" }
    components:
      securitySchemes:
        AK:
          type: apiKey
          in: header
          name: Authorization
          description: "Signed with an access key: ACS3-HMAC-SHA256, see specs/protocol/signing.md."
        Anonymous: { type: apiKey, in: header, name: Authorization, description: No credentials needed. }
      responses:
        Error:
          description: The call was refused; the code says why.
          content: { application/json: { schema: { $ref: "#/components/schemas/AcsError" } } }
      schemas:
        AcsError:
          type: object
          description: What a refused call answers.
          required: [ Code, Message, RequestId ]
          properties:
            Code: { type: string }
            Message: { type: string }
            RequestId: { type: string }
            HostId: { type: string }
            Recommend: { type: string }
            AccessDeniedDetail: { type: object, additionalProperties: true }
          additionalProperties: true
    "
  `);
});

const library = roaFactsOf({
  PutBook: {
    methods: ["put"],
    path: "/books/{id}",
    consumes: ["application/xml"],
    parameters: [
      parameter("id", "path"),
      parameter("gone", "path"),
      parameter("x-trace", "header"),
      parameter("body", "body", { style: "json", schema: { type: "object", required: true } }),
    ],
    responses: { "200": { schema: { type: "array", items: { type: "string", example: "a" } } } },
  },
  GetBook: { methods: ["get"], path: "/books/{id}" },
  ReplaceBook: { methods: ["put"], path: "/books/{id}", parameters: [parameter("id", "path")] },
  ReadBook: { methods: ["get"], path: "/books/[name]", parameters: [parameter("name", "path")] },
});

it("makes a spec of an ROA product: paths as they are, a further operation on one beside it", () => {
  const { paths } = compose(library).spec;
  expect(toYaml({ paths } as never)).toMatchInlineSnapshot(`
    "paths:
      /books/{id}:
        put:
          operationId: PutBook
          externalDocs: { url: https://api.alibabacloud.com/document/Library/2021-02-03/PutBook }
          x-acs-methods: [ put ]
          x-acs-schemes: [ https ]
          x-acs-consumes: [ application/xml ]
          parameters:
            - { name: id, in: path, required: true, schema: { type: string } }
            - { name: x-trace, in: header, schema: { type: string } }
          requestBody:
            required: true
            x-acs-name: body
            x-acs-style: json
            content: { application/xml: { schema: { type: object } } }
          responses:
            "200":
              description: The answer.
              content:
                application/json:
                  schema: { type: array, items: { type: string, example: a } }
                  examples: { sample: { value: [ a ] } }
            default: { $ref: "#/components/responses/Error" }
        get:
          operationId: GetBook
          externalDocs: { url: https://api.alibabacloud.com/document/Library/2021-02-03/GetBook }
          x-acs-methods: [ get ]
          x-acs-schemes: [ https ]
          parameters: [ { name: id, in: path, required: true, schema: { type: string } } ]
          responses:
            "200":
              description: The answer.
              content:
                application/json:
                  schema: {}
                  examples: { sample: { value: { RequestId: 8D5FBAE0-1C3E-5A77-9B24-6F1C0A2D4E93 } } }
            default: { $ref: "#/components/responses/Error" }
      /books/{id}#ReplaceBook:
        put:
          operationId: ReplaceBook
          externalDocs: { url: https://api.alibabacloud.com/document/Library/2021-02-03/ReplaceBook }
          x-acs-methods: [ put ]
          x-acs-schemes: [ https ]
          x-acs-path: /books/{id}
          parameters: [ { name: id, in: path, required: true, schema: { type: string } } ]
          responses:
            "200":
              description: The answer.
              content:
                application/json:
                  schema: {}
                  examples: { sample: { value: { RequestId: 8D5FBAE0-1C3E-5A77-9B24-6F1C0A2D4E93 } } }
            default: { $ref: "#/components/responses/Error" }
      /books/{name}#ReadBook:
        get:
          operationId: ReadBook
          externalDocs: { url: https://api.alibabacloud.com/document/Library/2021-02-03/ReadBook }
          x-acs-methods: [ get ]
          x-acs-schemes: [ https ]
          x-acs-path: /books/{name}
          parameters: [ { name: name, in: path, required: true, schema: { type: string } } ]
          responses:
            "200":
              description: The answer.
              content:
                application/json:
                  schema: {}
                  examples: { sample: { value: { RequestId: 8D5FBAE0-1C3E-5A77-9B24-6F1C0A2D4E93 } } }
            default: { $ref: "#/components/responses/Error" }
    "
  `);
});

it("reports what it had to decide about paths", () => {
  expect(compose(library).notes.map(({ pointer, text }) => `${pointer}: ${text}`)).toMatchInlineSnapshot(`
    [
      "/apis/ReplaceBook/path: the path is taken; the key is /books/{id}#ReplaceBook",
      "/apis/ReadBook/path: the path is taken; the key is /books/{name}#ReadBook",
      "/apis/PutBook/parameters/1: gone is not in the path's template; left out",
      "/apis/GetBook/path: id is in the path's template but no parameter; made one",
    ]
  `);
});

it.each([shelf, library])("makes valid OpenAPI 3.1", async (facts) => {
  await expect(validate(compose(facts).spec, "openapi.yaml")).resolves.toBeUndefined();
});

it("says where a spec is not valid", async () => {
  const { spec } = compose(shelf);
  Object.assign(spec.info as object, { title: 3 });
  await expect(validate(spec, "openapi.yaml")).rejects.toThrow(
    new Problem("Expected type `string` but got `integer`. (struct)", { file: "openapi.yaml", pointer: "/info/title" }),
  );
});

it("leaves the facts alone", () => {
  const before = structuredClone(shelf);
  compose(shelf);
  expect(shelf).toEqual(before);
});

it("keeps names that are special in JavaScript", () => {
  const properties = JSON.parse(
    '{ "__proto__": { "type": "string", "example": "a" }, "constructor": { "type": "string" } }',
  );
  const schema = { type: "object", properties };
  const { spec } = compose(factsOf({ CreateShelf: { responses: { "200": { schema } } } }));
  expect(toYaml(spec)).toContain("__proto__: { type: string, example: a }");
  expect(toYaml(spec)).toContain("constructor: { type: string }");
});
