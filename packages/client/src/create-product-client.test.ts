import { inspect } from "node:util";
import { afterEach, expect, it, vi } from "vitest";
import { testClock } from "./clock.ts";
import { createProductClient } from "./create-product-client.ts";
import { credentials, libraryClient, shelfClient } from "./testing/clients.ts";
import { serveFaults } from "./testing/faults.ts";
import { library, libraryActions, shelf } from "./testing/products.ts";
import { serve, serveGood, serveText } from "./testing/server.ts";

afterEach(() => vi.restoreAllMocks());

it("has own methods that need no this", async () => {
  const { endpoint, seen } = await serveGood();
  const { createShelf, call } = shelfClient({ endpoint });
  await createShelf({ Name: "a" });
  await call({ action: "CreateShelf" }, { Name: "b" });
  await Promise.all([{ Name: "c" }, { Name: "d" }].map((params) => createShelf(params)));
  expect(seen).toHaveLength(4);
});

it("can be spied on, and copied with a method replaced", async () => {
  const { endpoint, seen } = await serveGood();
  const shelves = shelfClient({ endpoint });
  vi.spyOn(shelves, "createShelf").mockResolvedValue({ RequestId: "spy" });
  expect(await shelves.createShelf()).toEqual({ RequestId: "spy" });
  expect({ ...shelves }).toHaveProperty("describeShelves");
  expect(seen).toHaveLength(0);
});

it("is no promise, even if an action is called Then", async () => {
  const client = createProductClient(
    shelf,
    { Then: {}, Call: {}, Api: {}, Paginate: {}, WaitFor: {} },
    { credentials },
  );
  expect(await client).toBe(client);
  expect(Object.keys(client)).toEqual(["call"]);
  expect(client.api.POST).toBeTypeOf("function");
});

it("shows neither methods nor secrets", () => {
  const shelves = shelfClient({ credentials: { accessKeyId: "hidden-id", accessKeySecret: "hidden-secret" } });
  expect(inspect(shelves)).toBe("Shelf 2020-01-01 client of https://shelf.example.com");
  expect(inspect({ shelves }, { depth: 9 })).not.toContain("hidden");
  expect(JSON.stringify(shelves)).toBe("{}");
  expect(inspect(shelves.api, { depth: 9, showHidden: true })).not.toContain("hidden");
});

it("lets middlewares see the requests and answers of methods, of call and of api alike", async () => {
  const { endpoint, seen } = await serveGood();
  const shelves = shelfClient({ endpoint });
  const log: unknown[] = [];
  shelves.api.use({
    onRequest: ({ request, schemaPath, params }) => {
      log.push([request.method, schemaPath, params.query]);
      request.headers.set("x-acs-source", "middleware");
    },
    onResponse: async ({ response }) => {
      log.push([response.status, await response.clone().text()]);
    },
  });
  const query = { Name: "a", Sizes: [{ W: 2n ** 60n }] };
  expect(await shelves.createShelf(query)).toEqual({ RequestId: "4C2B0001" });
  await shelves.call({ action: "CreateShelf", styles: { Sizes: "json" } }, query);
  await shelves.api.POST("/CreateShelf" as never, { params: { query } } as never);
  const request = ["POST", "/CreateShelf", query];
  const response = [200, '{"RequestId":"4C2B0001"}'];
  expect(log).toEqual([request, response, request, response, request, response]);
  for (const { url, headers } of seen) {
    expect(decodeURIComponent(url.search)).toBe('?Name=a&Sizes=[{"W":1152921504606846976}]');
    expect(headers).toMatchObject({
      "x-acs-source": "middleware",
      authorization: expect.stringContaining(";x-acs-source;"), // signed after it was added
    });
  }
});

it("sends the same with and without a middleware", async () => {
  const { endpoint, seen } = await serveGood();
  const clock = testClock();
  const nonce = () => "0123456789abcdef";
  for (const watched of [false, true]) {
    const shelves = shelfClient({ endpoint, clock, nonce });
    const books = libraryClient({ endpoint, clock, nonce });
    if (watched) for (const { api } of [shelves, books]) api.use({ onRequest: () => undefined });
    await shelves.createShelf({ Name: "ü'()*!", Tag: [{ Key: 1 }], Kinds: ["a", "b"], Empty: [] });
    await shelves.createShelf(JSON.parse('{"__proto__":"a","constructor":"b","toString":{"valueOf":"c"}}'));
    await shelves.describeShelves({ ShelfIds: ["a"] });
    await shelves.setPassword({ ShelfId: "s", Password: "a b*", Labels: [2n ** 60n] });
    await books.getBook({ ShelfId: "s/1", BookId: "b'1" });
    await books.updateBook({ BookId: "b", Fields: ["a", "b"], "x-trace": 7, body: { a: [2n ** 60n] } });
    await books.moveBook({ BookId: "b", To: "s" });
    await books.removeBook({ BookId: "b" });
    await books.hasBook({ BookId: "b" });
    await books.putCover({ body: new Uint8Array([1, 2, 3]) });
    await books.putIndex({ body: "<Index/>" });
    await books.putCard({ body: { Name: "a b", Tags: ["x"] } });
  }
  const half = seen.length / 2;
  expect(half).toBe(12);
  expect(seen[1]?.url.search).toBe("?__proto__=a&constructor=b&toString.valueOf=c");
  expect(seen.slice(half)).toEqual(seen.slice(0, half));
});

it("lets middlewares see failures, and replace answers and errors", async () => {
  const { endpoint } = await serveText(400, '{"Code":"NoPermission","Message":"no","RequestId":"4C2B0007"}');
  const shelves = shelfClient({ endpoint });
  const onResponse = vi.fn();
  shelves.api.use({ onResponse });
  await expect(shelves.createShelf()).rejects.toMatchObject({ code: "NoPermission", requestId: "4C2B0007" });
  expect(onResponse).toHaveBeenCalledOnce();

  const broken = shelfClient({ fetch: () => Promise.reject(new TypeError("fetch failed")) });
  const onError = vi.fn();
  broken.api.use({ onError });
  await expect(broken.createShelf()).rejects.toMatchObject({ code: "NetworkError" });
  expect(onError.mock.calls[0]?.[0].error).toMatchObject({ code: "NetworkError" });
  broken.api.use({ onError: () => Response.json({ RequestId: "from a middleware" }) });
  expect(await broken.createShelf()).toEqual({ RequestId: "from a middleware" });
  broken.api.use({ onRequest: () => Response.json({ RequestId: "at once" }) });
  expect(await broken.createShelf()).toEqual({ RequestId: "at once" });
});

it("reads every kind of answer through a middleware as without", async () => {
  for (const [status, text, code] of [
    [502, "<html>Bad Gateway</html>", "UnexpectedAnswer"],
    [404, "<Error><Code>InvalidVersion</Code></Error>", "InvalidVersion"],
    [302, "", "UnexpectedAnswer"],
    [500, "", "UnexpectedAnswer"],
    [200, "", "UnexpectedAnswer"],
    [200, '{"RequestId":', "UnexpectedAnswer"],
  ] as const) {
    const { endpoint } = await serveText(status, text);
    const shelves = shelfClient({ endpoint });
    const plain = await shelves.createShelf().catch((reason) => reason);
    shelves.api.use({ onRequest: () => undefined });
    const watched = await shelves.createShelf().catch((reason) => reason);
    expect(watched).toMatchObject({ code, status });
    expect(watched.message).toBe(plain.message);
  }
});

it.each([["truncate"], ["html"]] as const)("sends a read again through openapi-fetch as without: %s", async (fault) => {
  const { endpoint, seen } = await serveFaults(fault, "good", fault, "good", fault);
  const shelves = shelfClient({ endpoint, retry: {}, clock: testClock() });
  const get = shelves.api.GET as unknown as (path: string, init?: object) => Promise<{ data: unknown }>;
  shelves.api.use({ onRequest: () => undefined });
  expect(await shelves.describeShelves()).toEqual({ RequestId: "4C2B0001" });
  expect((await get("/DescribeShelves")).data).toEqual({ RequestId: "4C2B0001" });
  expect(seen).toHaveLength(4);
});

it("rejects by api, too, if a good answer is none of the service's, unless it is asked for as it is", async () => {
  const { endpoint } = await serveFaults("truncate");
  const get = shelfClient({ endpoint }).api.GET as unknown as (
    path: string,
    init?: object,
  ) => Promise<{ data: unknown }>;
  await expect(get("/DescribeShelves")).rejects.toMatchObject({ code: "UnexpectedAnswer", status: 200 });
  expect((await get("/DescribeShelves", { parseAs: "text" })).data).toBe('{"RequestId":');
});

it("lets a middleware go that was ejected, and takes nothing else for one", async () => {
  const { endpoint } = await serveGood();
  const { api, createShelf } = shelfClient({ endpoint });
  const onRequest = vi.fn();
  const [kept, gone] = [{ onRequest }, { onRequest }];
  api.use(kept, gone);
  api.eject(gone, { onRequest: () => undefined });
  await createShelf({ Name: "a" });
  expect(onRequest).toHaveBeenCalledTimes(1);
  expect(() => api.use({} as never)).toThrow(/^use: must be given middlewares/);
});

it("keeps openapi-fetch's habit in api: an error is a value", async () => {
  const { endpoint } = await serve((response, { url }) => {
    response.writeHead(url.search ? 200 : 400, { "content-type": "application/json" });
    response.end(url.search ? '{"RequestId":"1"}' : '{"Code":"MissingName"}');
  });
  const { api } = shelfClient({ endpoint });
  const post = api.POST as unknown as (path: string, init?: object) => Promise<Record<string, unknown>>;
  expect(await post("/CreateShelf", { params: { query: { Name: "a" } } })).toMatchObject({ data: { RequestId: "1" } });
  const refused = await post("/CreateShelf");
  expect(refused).toMatchObject({ error: { Code: "MissingName" } });
  expect(refused.response).toMatchObject({ status: 400 });
});

it("writes the body of api by the operation's row", async () => {
  const { endpoint, seen } = await serveGood();
  const post = shelfClient({ endpoint }).api.POST as unknown as (path: string, init: object) => Promise<unknown>;
  await post("/SetPassword", { params: { query: { ShelfId: "s" } }, body: { Password: "a b", Labels: [2n ** 60n] } });
  await post("/SetPassword", { body: new URLSearchParams({ Password: "c d" }) });
  await post("/NewerAction", { params: { query: { A: ["x"] } }, body: { any: "thing" } });
  expect(seen.map(({ body, headers }) => [headers["x-acs-action"], headers["content-type"], body])).toEqual([
    ["SetPassword", "application/x-www-form-urlencoded", "Password=a%20b&Labels=%5B1152921504606846976%5D"],
    ["SetPassword", "application/x-www-form-urlencoded", "Password=c+d"],
    ["NewerAction", "application/json; charset=utf-8", '{"any":"thing"}'],
  ]);
  expect(seen[2]?.url.search).toBe("?A.1=x");
});

it("calls ROA operations by their paths, also two on one path", async () => {
  const { endpoint, seen } = await serveGood();
  const { PUT, GET } = libraryClient({ endpoint }).api as unknown as Record<
    "PUT" | "GET",
    (path: string, init: object) => Promise<unknown>
  >;
  await PUT("/books/{BookId}", { params: { path: { BookId: "b 1" } }, body: { title: "t" } });
  await PUT("/books/{BookId}#MoveBook", { params: { path: { BookId: "b 2" }, query: { To: "s" } } });
  expect(seen.map(({ url, headers, body }) => [headers["x-acs-action"], url.pathname + url.search, body])).toEqual([
    ["UpdateBook", "/books/b%201", '{"title":"t"}'],
    ["MoveBook", "/books/b%202?To=s", ""],
  ]);
  await expect(GET("/books", {})).rejects.toThrow("GET /books: no such operation of Library");
  await expect(PUT("/books/{BookId}", { params: { path: {} } })).rejects.toThrow(/^BookId: is missing/);
});

it("knows timeout, signal, region and endpoint in api as well", async () => {
  const urls: string[] = [];
  const fetch = async (url: unknown) => urls.push(new URL(String(url)).host) && Response.json({});
  const shelves = shelfClient({ fetch: fetch as never });
  const post = shelves.api.POST as unknown as (path: string, init: object) => Promise<unknown>;
  await post("/CreateShelf", { regionId: "ap-b" });
  await post("/CreateShelf", { endpoint: "mine.example.com" });
  await post("/CreateShelf", { baseUrl: "https://base.example.com" });
  expect(urls).toEqual(["shelf.b.example.com", "mine.example.com", "base.example.com"]);

  const { endpoint, asked } = await serve(() => {});
  const slow = shelfClient({ endpoint }).api.POST as unknown as typeof post;
  await expect(slow("/CreateShelf", { timeoutMs: 20 })).rejects.toMatchObject({ code: "Timeout" });
  const controller = new AbortController();
  const call = slow("/CreateShelf", { signal: controller.signal });
  await asked;
  controller.abort(new Error("enough"));
  await expect(call).rejects.toBe(controller.signal.reason);
});

it("keeps its own middleware after those of a request", async () => {
  const { endpoint, seen } = await serveGood();
  const post = shelfClient({ endpoint }).api.POST as unknown as (path: string, init: object) => Promise<unknown>;
  const onRequest = ({ request }: { request: Request }) => {
    const url = new URL(request.url);
    url.searchParams.set("Added", "yes");
    return new Request(url, request);
  };
  await post("/CreateShelf", { params: { query: { Name: "a" } }, middleware: [{ onRequest }] });
  expect(seen[0]?.url.search).toBe("?Added=yes&Name=a");
});

it("touches neither fetch nor Request nor crypto before the first call", () => {
  const touched: string[] = [];
  for (const name of ["fetch", "Request", "Response", "Headers", "crypto"] as const) {
    vi.spyOn(globalThis, name as never, "get").mockImplementation(() => {
      touched.push(name);
      return undefined as never;
    });
  }
  createProductClient(library, libraryActions, { credentials, endpoint: "https://x.example.com" });
  const kept = [...touched];
  vi.restoreAllMocks();
  expect(kept).toEqual([]);
});
