import { withSignature } from "@acskit/signer";
import { withSignatureV1 } from "@acskit/signer/v1";
import { expect, it } from "vitest";
import { createMock } from "../create-mock.ts";
import { call, credentials, heard } from "../testing/caller.ts";
import { library } from "../testing/library.ts";
import { shelves } from "../testing/shelves.ts";

const mock = createMock(shelves);
it.each([
  ["an unknown action", "Nothing", "Shelves 2020-01-01 has no such operation."],
  ["another case", "createshelf", "Shelves 2020-01-01 has no such operation. Did you mean CreateShelf?"],
  ["a letter too many", "DescribeShelvess", "Shelves 2020-01-01 has no such operation. Did you mean DescribeShelves?"],
  ["what every object has", "__proto__", "Shelves 2020-01-01 has no such operation."],
  ["what every object has, too", "constructor", "Shelves 2020-01-01 has no such operation."],
])("knows no such operation: %s", async (_, action, message) => {
  expect(await call(mock, action)).toMatchObject({ status: 404, code: "InvalidAction.NotFound", message });
});

const older = "https://shelves.aliyuncs.com/?Action=CreateShelf&Version=2020-01-01&Name=oak";

it("finds the action and its parameters in the query of the older signature", async () => {
  const answer = await heard(await withSignatureV1({ credentials })(mock.fetch)(older));
  expect(answer).toMatchObject({ status: 200, body: { ShelfId: "s-1" } });
  expect(mock.calls().at(-1)).toMatchObject({ action: "CreateShelf", parameters: { Name: "oak" }, status: 200 });
});

it("finds them in a form of the older signature, and keeps them apart from its headers", async () => {
  const signed = withSignatureV1({ credentials, parameters: "form" })(mock.fetch);
  const headers = { "x-acs-action": "createShelf", "x-acs-version": "2020-01-01" }; // as sent by clients that format names
  expect(await heard(await signed(older, { method: "POST", headers }))).toMatchObject({ status: 200 });
});

it.each([
  [
    "another version",
    { "x-acs-action": "CreateShelf", "x-acs-version": "2019-01-01" },
    400,
    "InvalidVersion",
    "2020-01-01",
  ],
  ["no version", { "x-acs-action": "CreateShelf" }, 400, "MissingParameter", "x-acs-version"],
  ["no action", { "x-acs-version": "2020-01-01" }, 400, "MissingParameter", "x-acs-action"],
])("refuses %s", async (_, headers, status, code, hint) => {
  const answer = await heard(await mock.fetch("https://shelves.aliyuncs.com/", { method: "POST", headers }));
  expect(answer).toMatchObject({ status, code, message: expect.stringContaining(hint) });
});

it.each([
  ["DescribeShelves", "POST", "DescribeShelves is called with GET, not with POST."],
  ["CreateShelf", "DELETE", "CreateShelf is called with POST or GET, not with DELETE."],
])("refuses a verb that is not listed: %s by %s", async (action, method, message) => {
  expect(await call(mock, action, {}, { method })).toMatchObject({
    status: 400,
    code: "UnsupportedHTTPMethod",
    message,
  });
});

it.each([
  ["http://shelves.aliyuncs.com", 404, "InvalidProtocol.NeedSsl"],
  ["http://shelves.east.aliyuncs.com:80", 404, "InvalidProtocol.NeedSsl"],
  ["https://shelves.aliyuncs.com", 200, undefined],
  ["http://127.0.0.1:4010", 200, undefined],
  ["http://localhost", 200, undefined],
  ["http://[::1]:4010", 200, undefined],
  ["http://mock:4010", 200, undefined],
])("asks for HTTPS only where a host of the product's is meant: %s", async (origin, status, code) => {
  const answer = await call(mock, "DeleteShelf", { ShelfId: "s", "Tag.1": "a" }, { origin });
  expect([answer.status, answer.code]).toEqual([status, code]);
});

it("does not answer for another product's host", async () => {
  const answer = await call(mock, "CreateShelf", { Name: "oak" }, { origin: "https://tables.aliyuncs.com" });
  expect(answer).toMatchObject({ status: 404, code: "InvalidProduct.NotFound" });
});

const books = createMock(library);
const origin = "https://library.aliyuncs.com";
const signed = withSignature({ credentials })(books.fetch);
async function visit(method: string, path: string, headers: Record<string, string> = {}, body?: string) {
  const all = { "x-acs-version": "2021-02-03", ...headers };
  return heard(await signed(`${origin}${path}`, { method, headers: all, ...(body === undefined ? {} : { body }) }));
}
const lastBook = () => books.calls().at(-1);
const json = { "content-type": "application/json" };

it.each([
  ["a fixed path", "GET", "/books", {}, undefined, "ListBooks", {}],
  ["a slash at the end", "GET", "/books/", {}, undefined, "ListBooks", {}],
  ["a placeholder, decoded", "GET", "/books/a%20b", {}, undefined, "GetBook", { BookId: "a b" }],
  ["a fixed path before a placeholder", "GET", "/books/newest", {}, undefined, "GetNewestBook", {}],
  [
    "another verb",
    "PUT",
    "/books/7",
    json,
    '{"title":"A","pages":"9"}',
    "UpdateBook",
    { Id: "7", body: { title: "A", pages: 9 } },
  ],
  ["the first of two on one path", "POST", "/books/7", {}, undefined, "LendBook", {}],
  ["the one that is named", "POST", "/books/7", { "x-acs-action": "ReturnBook" }, undefined, "ReturnBook", {}],
  [
    "a form as the body",
    "POST",
    "/books/7",
    { "content-type": "application/x-www-form-urlencoded" },
    "Days=7",
    "LendBook",
    { body: { Days: 7 } },
  ],
  [
    "a parameter in a header",
    "GET",
    "/books/7",
    { "x-acs-shelf": "3" },
    undefined,
    "GetBook",
    { BookId: "7", "x-acs-shelf": 3 },
  ],
])("finds by path: %s", async (_, method, path, headers, body, action, parameters) => {
  const { status, message } = await visit(method, path, headers as Record<string, string>, body);
  expect([status, message]).toEqual([200, ""]);
  expect(lastBook()).toMatchObject({ action, parameters, status: 200 });
});

it.each([
  [
    "no such path",
    "GET",
    "/shelves",
    {},
    undefined,
    404,
    "InvalidAction.NotFound",
    "No operation has this path; check path and verb.",
  ],
  [
    "a path of another action",
    "GET",
    "/books",
    { "x-acs-action": "GetBook" },
    undefined,
    404,
    "InvalidAction.NotFound",
    "The path of GetBook is /books/{BookId}.",
  ],
  [
    "an unknown action",
    "GET",
    "/books",
    { "x-acs-action": "listBooks" },
    undefined,
    404,
    "InvalidAction.NotFound",
    "Did you mean ListBooks?",
  ],
  [
    "a verb of no operation there",
    "DELETE",
    "/books",
    {},
    undefined,
    400,
    "UnsupportedHTTPMethod",
    "ListBooks is called with GET, not with DELETE.",
  ],
  [
    "a long placeholder",
    "GET",
    "/books/123456789",
    {},
    undefined,
    400,
    "InvalidParameter.BookId",
    "BookId is longer than 8 characters.",
  ],
  ["no body", "PUT", "/books/7", {}, undefined, 400, "MissingParameter", "The required parameter body is missing."],
  [
    "a body that is not JSON",
    "PUT",
    "/books/7",
    json,
    "{",
    400,
    "InvalidParameter.body",
    "body cannot be read: not well-formed JSON.",
  ],
  [
    "a body that lacks a property",
    "PUT",
    "/books/7",
    json,
    "{}",
    400,
    "InvalidParameter.body",
    "body.title is required.",
  ],
])("refuses by path: %s", async (_, method, path, headers, body, status, code, message) => {
  const answer = await visit(method, path, headers as Record<string, string>, body);
  expect(answer).toMatchObject({ status, code, message: expect.stringContaining(message) });
});

it("takes a parameter in the host, where the host has room for it", async () => {
  const put = async (at: string) =>
    heard(
      await signed(`${at}/pictures/cat.png`, {
        method: "PUT",
        headers: { "x-acs-version": "2021-02-03" },
        body: "PNG",
      }),
    );
  expect(await put("https://hall.library.aliyuncs.com")).toMatchObject({ status: 200 });
  expect(lastBook()?.parameters).toEqual({ Name: "cat", Room: "hall" });
  expect(await put("http://127.0.0.1:4010")).toMatchObject({ status: 200 });
  expect(await put("https://library.aliyuncs.com")).toMatchObject({ status: 400, code: "MissingParameter" });
});

it("replaces a request id of any spelling and adds none to other shapes", async () => {
  expect((await visit("GET", "/books/7")).body).toEqual({
    requestId: expect.stringMatching(/^[0-9A-F-]{36}$/),
    title: "A",
  });
  expect((await visit("GET", "/books")).body).toEqual([{ title: "A" }]);
});
