import { verify } from "@acskit/signer";
import { expect, it } from "vitest";
import { testClock } from "./clock.ts";
import { credentials, libraryClient, shelfClient, smallClient } from "./testing/clients.ts";
import { serveGood } from "./testing/server.ts";

const search = (url: URL | undefined) => decodeURIComponent(url?.search ?? "none");

it("posts an RPC action to / with its parameters in the query, each by its style", async () => {
  const { endpoint, seen } = await serveGood();
  const answer = await shelfClient({ endpoint }).createShelf({
    Name: "a b+c",
    Tag: [{ Key: "env" }, null, { Key: "x" }],
    Sizes: [1, 2n ** 63n],
    Kinds: ["oak", "pine"],
    constructor: "new", // no row knows it, and so it is a plain one
  });
  expect(answer).toEqual({ RequestId: "4C2B0001" });
  const [{ method, url, headers, body } = expect.fail("nothing came")] = seen;
  expect(method).toBe("POST");
  expect(url.pathname).toBe("/");
  expect(url.search).toContain("Name=a%20b%2Bc&");
  expect(search(url)).toBe(
    "?Kinds=oak,pine&Name=a b+c&Sizes=[1,9223372036854775808]&Tag.1.Key=env&Tag.2.Key=x&constructor=new",
  );
  expect(body).toBe("");
  expect(headers).toMatchObject({
    accept: "application/json",
    "x-acs-action": "CreateShelf",
    "x-acs-version": "2020-01-01",
    authorization: expect.stringContaining("ACS3-HMAC-SHA256 Credential=testid,SignedHeaders=host;x-acs-action;"),
  });
  expect(headers).not.toHaveProperty("content-type");
});

it("sends form parameters in the body, and the others in the query", async () => {
  const { endpoint, seen } = await serveGood();
  await shelfClient({ endpoint }).setPassword({ ShelfId: "s-1", Password: "P@ss w0rd*", Labels: ["é"], Note: null });
  expect(search(seen[0]?.url)).toBe("?ShelfId=s-1");
  expect(seen[0]?.body).toBe("Password=P%40ss%20w0rd%2A&Labels=%5B%22%C3%A9%22%5D");
  expect(seen[0]?.headers["content-type"]).toBe("application/x-www-form-urlencoded");
});

it("sends neither body nor content type for a form without values", async () => {
  const { endpoint, seen } = await serveGood();
  await shelfClient({ endpoint }).setPassword({ Password: undefined, Labels: null });
  expect(seen[0]).toMatchObject({ body: "", method: "POST" });
  expect(seen[0]?.headers).not.toHaveProperty("content-type");
});

it("keeps a GET a GET, and needs no parameters", async () => {
  const { endpoint, seen } = await serveGood();
  const shelves = shelfClient({ endpoint });
  await shelves.describeShelves();
  await shelves.describeShelves({ ShelfIds: ["a"] });
  expect(seen.map(({ method, url, body }) => [method, search(url), body])).toEqual([
    ["GET", "", ""],
    ["GET", '?ShelfIds=["a"]', ""],
  ]);
});

it("calls an action that is given as a constant", async () => {
  const { endpoint, seen } = await serveGood();
  const action = { action: "RenameShelf", styles: { Names: "flat" } } as const;
  await smallClient({ endpoint }).call(action, { Names: ["a"] });
  await shelfClient({ endpoint }).call(action, { Names: ["b"] });
  expect(seen.map(({ url, headers }) => `${headers["x-acs-action"]}${url.search}`)).toEqual([
    "RenameShelf?Names.1=a",
    "RenameShelf?Names.1=b",
  ]);
});

it("puts ROA parameters in path, query, header and body", async () => {
  const { endpoint, seen } = await serveGood();
  const library = libraryClient({ endpoint });
  await library.updateBook({
    BookId: "b/1 *",
    Fields: ["title", "year"],
    "x-trace": "t-1",
    body: { title: "Überall", pages: 9007199254740993n, tags: [null] },
  });
  const [{ method, url, headers, body } = expect.fail("nothing came")] = seen;
  expect(`${method} ${url.pathname}${url.search}`).toBe("PUT /books/b%2F1%20%2A?Fields=title%2Cyear");
  expect(headers).toMatchObject({
    "x-trace": "t-1",
    "content-type": "application/json; charset=utf-8",
    "x-acs-action": "UpdateBook",
  });
  expect(body).toBe('{"title":"Überall","pages":9007199254740993,"tags":[null]}');
});

it.each([
  ["putCover", new Uint8Array([104, 105]), "application/octet-stream", "hi"],
  ["putCover", new Blob(["hi"]), "application/octet-stream", "hi"],
  ["putIndex", "<Index/>", "application/xml; charset=utf-8", "<Index/>"],
  ["putCard", { Name: "a b", Tags: ["x"] }, "application/x-www-form-urlencoded", "Name=a%20b&Tags.1=x"],
] as const)("sends a body by its type (%s)", async (method, value, type, text) => {
  const { endpoint, seen } = await serveGood();
  await libraryClient({ endpoint })[method]({ body: value });
  expect(seen[0]).toMatchObject({ body: text, headers: { "content-type": type } });
});

it("puts a host parameter in front of the host", async () => {
  const urls: string[] = [];
  const fetch = async (url: unknown) => urls.push(String(url)) && Response.json({});
  await libraryClient({ fetch: fetch as never }).openRoom({ Room: "blue", Size: 1 });
  expect(urls).toEqual(["https://blue.library.example.com/?Size=1"]);
});

it("sends the headers of the call, and its own over them", async () => {
  const { endpoint, seen } = await serveGood();
  const headers = { Accept: "application/json; q=1", "X-Acs-Action": "Other", "x-acs-source": "test" };
  await shelfClient({ endpoint }).createShelf({}, { headers });
  expect(seen[0]?.headers).toMatchObject({
    accept: "application/json; q=1",
    "x-acs-action": "CreateShelf",
    "x-acs-source": "test",
  });
});

it("leaves the host to the transport, so that what is signed is what arrives", async () => {
  const { endpoint, seen } = await serveGood();
  await shelfClient({ endpoint }).createShelf({}, { headers: { Host: "other.example.com" } });
  const [{ url, ...request } = expect.fail("nothing came")] = seen;
  expect(request.headers.host).toBe(new URL(endpoint).host);
  const secretOf = () => credentials.accessKeySecret;
  expect(await verify({ ...request, url: url.pathname + url.search }, secretOf)).toMatchObject({ ok: true });
});

it("goes where the call says", async () => {
  const urls: string[] = [];
  const fetch = async (url: unknown) => urls.push(new URL(String(url)).origin) && Response.json({});
  const shelves = shelfClient({ regionId: "cn-a", fetch: fetch as never });
  await shelves.createShelf();
  await shelves.createShelf({}, { regionId: "ap-b" });
  await shelves.createShelf({}, { endpoint: "http://localhost:4010" });
  expect(urls).toEqual(["https://shelf.example.com", "https://shelf.b.example.com", "http://localhost:4010"]);
});

it("never leaves an explicit endpoint for a region's", async () => {
  const { endpoint, seen } = await serveGood();
  await shelfClient({ endpoint }).createShelf({}, { regionId: "ap-b" });
  expect(seen).toHaveLength(1);
});

it("signs each attempt with its own date and nonce", async () => {
  const { endpoint, seen } = await serveGood();
  let n = 0;
  const clock = testClock(Date.UTC(2024, 4, 6, 7, 8, 9));
  const shelves = shelfClient({ endpoint, clock, nonce: () => `nonce-${++n}` });
  await shelves.createShelf();
  await shelves.createShelf();
  expect(seen.map(({ headers }) => headers["x-acs-signature-nonce"])).toEqual(["nonce-1", "nonce-2"]);
  expect(seen[0]?.headers["x-acs-date"]).toBe("2024-05-06T07:08:09Z");
});

it("asks a provider of credentials for each call", async () => {
  const { endpoint, seen } = await serveGood();
  const credentials = async () => ({ accessKeyId: "sts", accessKeySecret: "s", securityToken: `token-${seen.length}` });
  const shelves = shelfClient({ endpoint, credentials });
  await shelves.createShelf();
  await shelves.createShelf();
  expect(seen.map(({ headers }) => headers["x-acs-security-token"])).toEqual(["token-0", "token-1"]);
});

it("hands the failure of a provider on as it is, and sends nothing", async () => {
  const { endpoint, seen } = await serveGood();
  const credentials = () => Promise.reject(new Error("no role here"));
  const error = await shelfClient({ endpoint, credentials })
    .createShelf()
    .catch((reason) => reason);
  expect(error).not.toMatchObject({ code: "NetworkError" });
  expect(String(error.cause ?? error)).toContain("no role here");
  expect(seen).toHaveLength(0);
});
