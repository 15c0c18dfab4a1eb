import type { MockProduct } from "../types.ts";

/** An invented ROA product: paths, headers, bodies, a parameter in the host. */
export const library: MockProduct = {
  name: "Library",
  version: "2021-02-03",
  style: "ROA",
  hosts: ["library.aliyuncs.com"],
  operations: {
    ListBooks: { methods: ["GET"], path: "/books", parameters: [], answer: [{ title: "A" }], errors: {} },
    GetBook: {
      methods: ["GET"],
      path: "/books/{BookId}",
      parameters: [
        { name: "BookId", in: "path", required: true, schema: { type: "string", maxLength: 8 } },
        { name: "x-acs-shelf", in: "header", schema: { type: "integer" } },
      ],
      answer: { requestId: "", title: "A" },
      errors: {},
    },
    GetNewestBook: { methods: ["GET"], path: "/books/newest", parameters: [], answer: { title: "New" }, errors: {} },
    UpdateBook: {
      methods: ["PUT"],
      path: "/books/{Id}",
      parameters: [
        { name: "Id", in: "path", required: true, schema: { type: "string" } },
        {
          name: "body",
          in: "body",
          required: true,
          schema: {
            type: "object",
            required: ["title"],
            properties: { title: { type: "string" }, pages: { type: "integer" } },
          },
        },
      ],
      answer: { RequestId: "" },
      errors: {},
    },
    LendBook: {
      methods: ["POST"],
      path: "/books/{BookId}",
      bodyType: "form",
      parameters: [{ name: "body", in: "body", schema: { type: "object", properties: { Days: { type: "integer" } } } }],
      answer: {},
      errors: {},
    },
    ReturnBook: { methods: ["POST"], path: "/books/{BookId}", parameters: [], answer: {}, errors: {} },
    PutPicture: {
      methods: ["PUT"],
      path: "/pictures/{Name}.png",
      bodyType: "bytes",
      parameters: [
        { name: "Name", in: "path", required: true, schema: { type: "string" } },
        { name: "Room", in: "host", required: true, schema: { type: "string" } },
        { name: "body", in: "body", required: true, schema: { type: "string" } },
      ],
      answer: {},
      errors: {},
    },
  },
};
