import { expect, it } from "vitest";
import { createMock } from "../create-mock.ts";
import { library } from "../testing/library.ts";
import { shelves } from "../testing/shelves.ts";

const mocks = { shelves: createMock(shelves), library: createMock(library) };
const v3 = { "x-acs-version": "2020-01-01", "x-acs-action": "CreateShelf" };
const books = { "x-acs-version": "2021-02-03" };

it.each([
  ["the product's host", "shelves", "https://shelves.aliyuncs.com/", {}, true],
  ["another of its hosts, with a port", "shelves", "http://shelves.east.aliyuncs.com:8080/x", {}, true],
  ["another product's host, whatever the headers say", "shelves", "https://tables.aliyuncs.com/", v3, false],
  ["a host of nobody's without a sign of the product", "shelves", "https://example.com/", {}, false],
  ["a host of nobody's with version and action", "shelves", "http://127.0.0.1:4010/", v3, true],
  ["another version", "shelves", "http://127.0.0.1/", { ...v3, "x-acs-version": "2019-01-01" }, false],
  ["an unknown action", "shelves", "http://127.0.0.1/", { ...v3, "x-acs-action": "toString" }, false],
  ["a version alone", "shelves", "http://127.0.0.1/", { "x-acs-version": "2020-01-01" }, false],
  ["the older signature's query", "shelves", "http://127.0.0.1/?Action=CreateShelf&Version=2020-01-01", {}, true],
  ["the query of another version", "shelves", "http://127.0.0.1/?Action=CreateShelf&Version=2019-01-01", {}, false],
  ["a path of the product with its version", "library", "http://127.0.0.1/books/7", books, true],
  ["another path with its version", "library", "http://127.0.0.1/shelves", books, false],
  ["a known path without the version", "library", "http://127.0.0.1/books/7", {}, false],
  [
    "a host with a name in front, where parameters stand there",
    "library",
    "https://hall.library.aliyuncs.com/",
    {},
    true,
  ],
  ["a host with a name in front, where none do", "shelves", "https://hall.shelves.aliyuncs.com/", {}, false],
  ["a host that only ends alike", "shelves", "https://notshelves.aliyuncs.com/", {}, false],
] as const)("decides for %s", (_, product, url, headers, expected) => {
  expect(mocks[product].matches(new Request(url, { headers }))).toBe(expected);
});

it("leaves the body to be read", async () => {
  const request = new Request("https://shelves.aliyuncs.com/", { method: "POST", body: "Action=CreateShelf" });
  expect(mocks.shelves.matches(request)).toBe(true);
  expect(request.bodyUsed).toBe(false);
});
