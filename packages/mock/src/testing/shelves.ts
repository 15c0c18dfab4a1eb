import type { MockProduct } from "../types.ts";

const missing = ["Missing%s", "You must give the parameter %s."] as const;
const invalid = ["InvalidParameter.%s", "The field %s is wrong."] as const;

/** An invented RPC product that has every case the engine knows. */
export const shelves: MockProduct = {
  name: "Shelves",
  version: "2020-01-01",
  style: "RPC",
  hosts: ["shelves.aliyuncs.com", "shelves.east.aliyuncs.com"],
  operations: {
    CreateShelf: {
      methods: ["POST", "GET"],
      parameters: [
        { name: "Name", required: true, schema: { type: "string", minLength: 2, maxLength: 10 } },
        { name: "Kind", schema: { type: "string", enum: ["wood", "Wood", "steel"] } },
        { name: "Rows", schema: { type: "integer", format: "int32", minimum: 1, maximum: 8 } },
        { name: "Height", schema: { type: "integer", format: "int32" } },
        { name: "Serial", schema: { type: "integer", format: "int64" } },
        { name: "Width", schema: { type: "number", exclusiveMinimum: 0, exclusiveMaximum: 2.5 } },
        { name: "Level", schema: { type: "integer", enum: [1, 2, 5] } },
        { name: "Locked", schema: { type: "boolean" } },
        { name: "Code", schema: { type: "string", pattern: "^[a-z]+$" } },
        { name: "Label", schema: { type: "string", pattern: "[0-9]" } },
        { name: "Odd", schema: { type: "string", pattern: "^([a-z+$" } },
        {
          name: "Owners",
          style: "json",
          schema: { type: "array", minItems: 1, maxItems: 3, items: { type: "string" } },
        },
        {
          name: "Colours",
          style: "simple",
          schema: { type: "array", maxItems: 2, items: { type: "string", maxLength: 5 } },
        },
        { name: "Depths", style: "pipeDelimited", schema: { type: "array", items: { type: "integer" } } },
        {
          name: "Tag",
          style: "repeatList",
          schema: {
            type: "array",
            maxItems: 3,
            items: {
              type: "object",
              required: ["Key"],
              properties: { Key: { type: "string", maxLength: 4 }, Value: { type: "string" } },
            },
          },
        },
        {
          name: "Bounds",
          style: "json",
          schema: {
            type: "object",
            required: ["Low"],
            properties: { Low: { type: "integer" }, High: { type: "integer", maximum: 9 } },
            additionalProperties: { type: "integer" },
          },
        },
        { name: "Tree", style: "json", schema: { $ref: "Tree" } },
        { name: "Loop", schema: { $ref: "Loop" } },
        { name: "Nowhere", schema: { $ref: "Nowhere" } },
      ],
      answer: { RequestId: "of the table", ShelfId: "s-1", Books: { Book: [{ Title: "A & B" }, { Title: "<C>" }] } },
      errors: { "400": [missing, invalid], "403": [["NoPermission", "No."]] },
    },
    DescribeShelves: {
      methods: ["GET"],
      parameters: [{ name: "PageSize", schema: { type: "integer" } }],
      answer: { RequestId: "", Shelves: [], TotalCount: 0 },
      errors: {},
    },
    DeleteShelf: {
      methods: ["POST"],
      httpsOnly: true,
      parameters: [
        { name: "ShelfId", required: true, schema: { type: "string", maxLength: 3 } },
        { name: "Tag", required: true, style: "flat", schema: { type: "array", items: { type: "string" } } },
      ],
      answer: {},
      errors: {},
    },
    LockShelf: {
      methods: ["POST"],
      parameters: [
        { name: "ShelfId", required: true, schema: { type: "string" } },
        { name: "Password", in: "form", required: true, schema: { type: "string", minLength: 4 } },
        {
          name: "Doors",
          in: "form",
          schema: { type: "array", items: { type: "object", properties: { N: { type: "integer" } } } },
        },
      ],
      answer: { RequestId: "" },
      errors: {
        "404": [["MissingParameter", "Something is missing."]],
        "403": [["Invalid%s", "The parameter %s is invalid."]],
      },
    },
    MoveShelf: {
      methods: ["POST"],
      parameters: [{ name: "To", required: true, schema: { type: "integer" } }],
      answer: { RequestId: "" },
      errors: {
        "400": [
          ["Parameter.Invalid", "Look again."],
          ["InvalidParameter", "It says %s."],
        ],
      },
    },
    PaintShelf: {
      methods: ["POST"],
      parameters: [{ name: "Colour", required: true, schema: { type: "integer" } }],
      answer: { RequestId: "" },
      errors: {
        "400": [
          ["Parameter.Invalid", "Look again."],
          ["MissingColour", "Which colour?"],
        ],
      },
    },
    CleanShelf: {
      methods: ["POST"],
      parameters: [{ name: "Soap", schema: { type: "integer" } }],
      answer: { RequestId: "" },
      errors: {
        "409": [
          ["InvalidSoap", "No such soap."],
          ["InvalidParameter", "Wrong."],
        ],
      },
    },
  },
  schemas: {
    Tree: {
      type: "object",
      properties: { Name: { type: "string", maxLength: 3 }, Children: { type: "array", items: { $ref: "Tree" } } },
    },
    Loop: { $ref: "Loop" },
  },
};
