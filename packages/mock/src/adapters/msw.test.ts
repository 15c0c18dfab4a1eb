import { HttpResponse, http } from "msw";
import { setupServer } from "msw/node";
import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
import { createMock } from "../create-mock.ts";
import { call } from "../testing/caller.ts";
import { library } from "../testing/library.ts";
import { shelves } from "../testing/shelves.ts";
import { mswHandlers } from "./msw.ts";

const mock = createMock(shelves);
const books = createMock(library);
const server = setupServer(
  ...mswHandlers(mock),
  ...mswHandlers(books),
  http.get("https://other.example.com/", () => HttpResponse.text("other")),
);

beforeAll(() => {
  // msw 2 knows the first name, msw 3 the second.
  server.listen({ onUnhandledRequest: "error", onUnhandledFrame: "error" } as object);
});
afterEach(() => mock.reset());
afterAll(() => server.close());

const overTheWire: typeof fetch = (...args) => fetch(...args);

it("answers the product's calls, whatever sends them", async () => {
  const answer = await call(mock, "CreateShelf", { Name: "oak" }, { fetch: overTheWire });
  expect(answer).toMatchObject({ status: 200, body: { ShelfId: "s-1" } });
  expect(mock.calls()).toMatchObject([{ action: "CreateShelf", parameters: { Name: "oak" }, status: 200 }]);
});

it("hands on a form, which takes part in the signature", async () => {
  const form = { Password: "1234" };
  expect(await call(mock, "LockShelf", { ShelfId: "s" }, { form, fetch: overTheWire })).toMatchObject({ status: 200 });
});

it("fails as the service does", async () => {
  const answer = await call(mock, "createShelf", {}, { fetch: overTheWire });
  expect(answer).toMatchObject({ status: 404, code: "InvalidAction.NotFound" });
});

it("breaks the connection, where a fault does, as a network would", async () => {
  mock.fault("CreateShelf", { kind: "drop" }, { times: 1 });
  await expect(call(mock, "CreateShelf", { Name: "oak" }, { fetch: overTheWire })).rejects.toThrow(
    /^(Failed to fetch|fetch failed)$/,
  );
  mock.fault("CreateShelf", { kind: "truncate" }, { times: 1 });
  await expect(call(mock, "CreateShelf", { Name: "oak" }, { fetch: overTheWire })).rejects.toThrow();
  expect((await call(mock, "CreateShelf", { Name: "oak" }, { fetch: overTheWire })).status).toBe(200);
});

it("keeps two products apart", async () => {
  expect((await fetch("https://library.aliyuncs.com/books")).headers.get("x-acs-request-id")).toBeTruthy();
  expect([mock.calls().length, books.calls().length]).toEqual([0, 1]);
});

it("leaves the requests of other handlers to them", async () => {
  expect(await (await fetch("https://other.example.com/")).text()).toBe("other");
});

it.each(["https://nobody.example.com/", "https://tables.aliyuncs.com/?Action=CreateShelf&Version=2020-01-01"])(
  "leaves %s unhandled, so that a strict mode sees it",
  async (url) => {
    await expect(fetch(url)).rejects.toThrow();
    expect(mock.calls()).toEqual([]);
  },
);
