import { expect, it } from "vitest";
import { type OddKind, oddKinds } from "./oddity.ts";
import { odd, operation, shelves, withSchema } from "./testing/shelves.ts";

const op = "/apis/CreateShelf";
const parameter = `${op}/parameters/0`;
const schema = `${parameter}/schema`;

const withOperation = (parts: Record<string, unknown>) => shelves({ apis: { CreateShelf: operation(parts) } });
const roa = (parts: Record<string, unknown>) =>
  shelves({ info: { style: "ROA", product: "Shelf", version: "1" }, apis: { CreateShelf: operation(parts) } });
const withCodes = (...rows: [code: string, message: string][]) =>
  withOperation({ errorCodes: { "400": rows.map(([errorCode, errorMessage]) => ({ errorCode, errorMessage })) } });
const withField = (field: unknown) =>
  withOperation({
    responses: {
      "200": { schema: { type: "object", properties: { RequestId: { type: "string" }, ...(field as object) } } },
    },
  });
const withDirectories = (...children: unknown[]) =>
  shelves({ directories: [{ id: 7, title: "All", type: "directory", children }] });
const field = `${op}/responses/200/schema/properties`;

const cases: [kind: OddKind, document: Record<string, unknown>, ...pointers: string[]][] = [
  ["chinese", withSchema({ type: "string", example: "书架" }), `${schema}/example`],
  ["chineseKept", withSchema({ type: "string", enum: ["书架", "desk"] }), `${schema}/enum/0`],
  [
    "noTitle",
    shelves({ directories: [{ id: 7, title: "书架", type: "directory", children: ["CreateShelf"] }] }),
    "/directories/0",
  ],
  [
    "longChange",
    withOperation({ changeSet: [{ createdAt: "2024-01-01", description: "新增" }] }),
    `${op}/changeSet/0/description`,
  ],
  ["emptyList", withOperation({ systemTags: [] }), `${op}/systemTags`],
  ["nothing", withSchema({ type: "string", example: null }), `${schema}/example`],
  ["flagText", withSchema({ type: "string", required: "true" }), `${schema}/required`],
  ["missingPart", withOperation({ schemes: undefined }), op],
  ["otherName", withSchema({ type: "Long" }), `${schema}/type`],
  [
    "requiredList",
    withSchema({ type: "object", required: ["A"], properties: { A: { type: "string" } } }, { style: "json" }),
    `${schema}/required`,
  ],
  ["noNumber", withSchema({ type: "integer", minimum: "" }), `${schema}/minimum`],
  [
    "twice",
    withOperation({
      parameters: [true, false].map((required) => ({
        name: "Size",
        in: "query",
        schema: { type: "string", required },
      })),
    }),
    `${op}/parameters/1`,
  ],
  ["limitText", withSchema({ type: "integer", minimum: "1", maximum: 9 }), `${schema}/minimum`],
  ["impossible", withSchema({ type: "integer", minimum: 0, maximum: 0 }), `${schema}/minimum`],
  ["impossible", withSchema({ type: "string", minLength: 9, maxLength: 1 }), `${schema}/minLength`],
  ["wrongLimit", withSchema({ type: "string", minimum: 1, maximum: 9 }), schema],
  ["emptyEnum", withSchema({ type: "string", enum: [] }), `${schema}/enum`],
  ["singleEnum", withSchema({ type: "string", enum: ["oak"] }), `${schema}/enum`],
  ["caseEnum", withSchema({ type: "string", enum: ["oak", "Oak", "ash"] }), `${schema}/enum`],
  ["textEnum", withSchema({ type: "integer", enum: ["30", "60"] }), `${schema}/enum`],
  ["pattern", withSchema({ type: "string", pattern: "^a+$" }), `${schema}/pattern`],
  ["badPattern", withSchema({ type: "string", pattern: "(" }), `${schema}/pattern`],
  [
    "requiredItem",
    withSchema({ type: "array", items: { type: "string", required: true } }, { style: "json" }),
    `${schema}/items/required`,
  ],
  ["any", withSchema({ type: "any" }), schema],
  ["untyped", withSchema({}), schema],
  [
    "map",
    withSchema({ type: "object", additionalProperties: { type: "string" } }, { style: "json" }),
    `${schema}/additionalProperties`,
  ],
  ["bareObject", withSchema({ type: "object" }, { style: "json" }), schema],
  ["bareList", withSchema({ type: "array" }, { style: "json" }), schema],
  [
    "listOfLists",
    withSchema({ type: "array", items: { type: "array", items: { type: "string" } } }, { style: "json" }),
    `${schema}/items`,
  ],
  ["lowerCase", withField({ size: { type: "string" } }), `${field}/size`],
  ["unusedComponent", shelves({ components: { schemas: { "a/b": { type: "string" } } } }), "/components/schemas/a~1b"],
  [
    "recursive",
    shelves({ components: { schemas: { Tree: { type: "array", items: { $ref: "#/components/schemas/Tree" } } } } }),
    "/components/schemas/Tree",
  ],
  ["dotted", withSchema({ type: "string" }, { name: "Board.1.Size" }), parameter],
  ["flatText", withSchema({ type: "array", items: { type: "string" } }, { style: "flat" }), parameter],
  [
    "repeatObjects",
    withSchema(
      { type: "array", items: { type: "object", properties: { A: { type: "string" } } } },
      { style: "repeatList" },
    ),
    parameter,
  ],
  ["plainStyle", withSchema({ type: "string" }, { style: "json" }), parameter],
  ["noStyle", withSchema({ type: "array", items: { type: "string" } }), parameter],
  [
    "severalBodies",
    withOperation({ parameters: ["a", "b"].map((name) => ({ name, in: "body", schema: { type: "string" } })) }),
    `${op}/parameters`,
  ],
  ["exampleType", withSchema({ type: "integer", example: "12****" }), `${schema}/example`],
  ["flagField", withField({ Free: { type: "boolean", example: "oak" } }), `${field}/Free`],
  ["exampleLimit", withSchema({ type: "integer", maximum: 5, example: "6" }), `${schema}/example`],
  ["exampleLimit", withSchema({ type: "string", enum: ["oak", "ash"], example: "elm" }), `${schema}/example`],
  ["exampleLimit", withSchema({ type: "string", minLength: 8, example: "oak" }), `${schema}/example`],
  ["examplePattern", withSchema({ type: "string", pattern: "^a+$", example: "b" }), `${schema}/example`],
  [
    "exampleCompound",
    withSchema({ type: "array", items: { type: "string" }, example: "[]" }, { style: "json" }),
    `${schema}/example`,
  ],
  ["exampleBlank", withSchema({ type: "string", example: "oak\n" }), `${schema}/example`],
  ["defaultType", withSchema({ type: "boolean", default: "perhaps" }), `${schema}/default`],
  ["noDeprecated", withOperation({ deprecated: undefined }), op],
  ["deprecated", withOperation({ deprecated: true }), `${op}/deprecated`],
  ["emptyPath", withOperation({ path: "" }), `${op}/path`],
  ["rootPath", withOperation({ path: "/" }), `${op}/path`],
  ["rpcPath", withOperation({ path: "/shelves" }), `${op}/path`],
  ["noPath", roa({}), op],
  ["pathNames", roa({ path: "/shelves/{ShelfId}" }), `${op}/path`],
  [
    "samePath",
    shelves({
      info: { style: "ROA", product: "Shelf", version: "1" },
      apis: { CreateShelf: operation({ path: "/a" }), MakeShelf: operation({ path: "/a" }) },
    }),
    "/apis/MakeShelf/path",
  ],
  ["httpsOnly", withOperation({ schemes: ["https"] }), `${op}/schemes`],
  ["otherScheme", withOperation({ schemes: ["https", "sse"] }), `${op}/schemes`],
  ["getOnly", withOperation({ methods: ["get"] }), `${op}/methods`],
  ["otherSecurity", withOperation({ security: [{ Anonymous: [] }] }), `${op}/security`],
  ["noCodes", withOperation({ errorCodes: { "400": [] } }), op],
  ["noSample", withOperation({ responseDemo: undefined }), op],
  ["badSample", withOperation({ responseDemo: "see the page" }), `${op}/responseDemo`],
  ["badSample", withOperation({ responseDemo: '[{"type":"json","example":"{"}]' }), `${op}/responseDemo`],
  [
    "noRequestId",
    withOperation({ responses: { "200": { schema: { type: "object", properties: { A: { type: "string" } } } } } }),
    `${op}/responses`,
  ],
  ["noAnswer", withOperation({ responses: { "200": {} } }), op],
  ["template", withCodes(["Missing%s", "It is missing."]), `${op}/errorCodes/400/0`],
  ["codeTab", withCodes(["NoShelf\t", "There is none."]), `${op}/errorCodes/400/0`],
  ["codeBlank", withCodes([" NoShelf", "There is none."]), `${op}/errorCodes/400/0`],
  ["messageBlank", withCodes(["NoShelf", "There is none. "]), `${op}/errorCodes/400/0`],
  ["emptyMessage", withCodes(["NoShelf", ""]), `${op}/errorCodes/400/0`],
  ["sameCode", withCodes(["NoShelf", "There is none."], ["NoShelf", "It is gone."]), `${op}/errorCodes/400/1`],
  [
    "twoStatuses",
    withOperation({
      errorCodes: {
        "400": [{ errorCode: "No", errorMessage: "No." }],
        "403": [{ errorCode: "No", errorMessage: "No." }],
      },
    }),
    `${op}/errorCodes/403/0`,
  ],
  ["unknownAction", withDirectories("CreateShelf", "BurnShelf"), "/directories/0/children/1"],
  [
    "twoGroups",
    withDirectories("CreateShelf", { title: "New", type: "directory", children: ["CreateShelf"] }),
    "/directories/0/children/1/children/0",
  ],
  ["noGroup", withDirectories(), op],
  ["noOperations", shelves({ apis: {} }), "/apis"],
  [
    "sameRegion",
    shelves({ endpoints: ["a", "b"].map((endpoint) => ({ regionId: "north", endpoint })) }),
    "/endpoints/1",
  ],
];

it.each(cases)("reports %s", (kind, document, ...pointers) => {
  const found = odd(document).filter(([other]) => other === kind);
  expect(found.map(([, pointer]) => pointer)).toEqual(pointers);
});

it("has a case for every kind", () => {
  expect(new Set(cases.map(([kind]) => kind))).toEqual(new Set(Object.keys(oddKinds)));
});

it("finds nothing odd in a tidy document", () => {
  const tidy = withSchema({ type: "integer", format: "int32", required: true, minimum: 1, maximum: 9, example: "3" });
  expect(odd(tidy)).toEqual([]);
});
