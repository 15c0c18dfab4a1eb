import { expect, it } from "vitest";
import { createClient } from "./create-client.ts";
import { createProductClient } from "./create-product-client.ts";
import { retry } from "./retry.ts";
import { credentials, libraryClient, shelfClient } from "./testing/clients.ts";
import { shelf, shelfActions } from "./testing/products.ts";

// Every public argument, wrong; the message names the argument and shows no secret.

it.each([
  ["no options", undefined, /^options: must be/],
  ["no credentials", {}, /^credentials: accessKeyId is missing/],
  ["null credentials", { credentials: null }, /^credentials: accessKeyId is missing/],
  ["credentials without a secret", { credentials: { accessKeyId: "a" } }, /^credentials: accessKeySecret is missing/],
  [
    "a padded secret",
    { credentials: { accessKeyId: "a", accessKeySecret: " hidden" } },
    /^credentials: accessKeySecret/,
  ],
  ["an endpoint that lost a colon", { credentials, endpoint: "http//x" }, /^endpoint: must be a host/],
  ["an endpoint with a path", { credentials, endpoint: "https://x.example.com/api" }, /^endpoint: must be a host/],
  ["an endpoint with a user", { credentials, endpoint: "https://hidden:hidden@x" }, /^endpoint: must be a host/],
  ["an endpoint of another scheme", { credentials, endpoint: "ftp://x" }, /^endpoint: must be a host/],
  ["an empty endpoint", { credentials, endpoint: "" }, /^endpoint: must be a host/],
  ["an endpoint with blanks", { credentials, endpoint: "a b" }, /^endpoint: must be a host/],
  ["an endpoint that is no text", { credentials, endpoint: 1 }, /^endpoint: must be a host/],
  ["a region that is no text", { credentials, regionId: 1 }, /^regionId: must be text/],
  ["an unknown network", { credentials, network: "private" }, /^network: must be "public" or "vpc"/],
  ["a VPC without a region", { credentials, network: "vpc" }, /^network: Shelf has VPC hosts in: cn-a/],
  ["no time at all", { credentials, timeoutMs: 0 }, /^timeoutMs: must be above 0/],
  ["a time that is no number", { credentials, timeoutMs: "soon" }, /^timeoutMs: must be above/],
  ["a time that timers cannot hold", { credentials, timeoutMs: 2 ** 31 }, /^timeoutMs: .* at most 2147483647/],
  ["a fetch that is none", { credentials, fetch: "fetch" }, /^fetch: must be a function/],
  ["a clock that is none", { credentials, clock: 5 }, /^clock: must have now and sleep/],
  ["a clock that cannot wait", { credentials, clock: { now: Date.now, sleep: 5 } }, /^clock: must have/],
  ["a nonce that is none", { credentials, nonce: "n" }, /^nonce: must be a function/],
  ["retries that are true", { credentials, retry: true }, /^retry: must be/],
  ["options that are a list", [credentials], /^options: must be an object/],
])("refuses %s", (_, options, message) => {
  for (const make of [
    () => createClient(shelf, options as never),
    () => createProductClient(shelf, shelfActions, options as never),
  ]) {
    expect(make).toThrow(TypeError);
    expect(make).toThrow(message);
    expect(make).not.toThrow(/hidden/);
  }
});

it.each([
  ["a hook that is none", { onRequest: console }, /^onRequest: must be a function/],
  ["no attempt at all", { attempts: 0 }, /^retry: must be false or \{ attempts \}/],
  ["half an attempt", { attempts: 1.5 }, /^retry: must be false/],
  ["a number in place of options", 3, /^retry: must be false/],
])("refuses retries with %s", (_, options, message) => {
  expect(() => retry(options as never)).toThrow(message);
});

const waiting = new Promise(() => {});
const fetch = async (): Promise<Response> => expect.fail("nothing may be sent");
const shelves = () => shelfClient({ fetch });
const books = () => libraryClient({ fetch });

it.each([
  [
    "parameters that are text",
    () => shelves().createShelf("hidden" as never),
    /^CreateShelf: parameters must be an obj/,
  ],
  ["parameters that are null", () => shelves().createShelf(null as never), /^CreateShelf: parameters must be/],
  ["parameters that are a list", () => shelves().createShelf(["hidden"]), /^CreateShelf: parameters must be/],
  ["parameters that are a promise", () => shelves().createShelf(waiting as never), /^CreateShelf: parameters must be/],
  [
    "a value without a form on the wire",
    () => shelves().createShelf({ Name: () => "hidden" }),
    /^Name: Function cannot/,
  ],
  ["a value deep inside", () => shelves().createShelf({ Tag: [{ Key: new Map() }] }), /^Tag\.1\.Key: Map cannot/],
  [
    "a form parameter without a form",
    () => shelves().setPassword({ Password: Number.NaN }),
    /^Password: a number without/,
  ],
  ["an action that is a name", () => shelves().call("CreateShelf" as never, {}), /^call: must be given an action/],
  ["no action", () => shelves().call(undefined as never, {}), /^call: must be given an action/],
  [
    "a signal that is none",
    () => shelves().createShelf({}, { signal: {} as never }),
    /^signal: must be an AbortSignal/,
  ],
  [
    "retries that are none",
    () => shelfClient({ fetch, retry: {} }).createShelf({}, { retry: "no" as never }),
    /^retry: must be false or/,
  ],
  ["a time that is none", () => shelves().createShelf({}, { timeoutMs: -1 }), /^timeoutMs: must be/],
  [
    "headers that are no text",
    () => shelves().createShelf({}, { headers: { a: 1 } as never }),
    /^headers: a must be text/,
  ],
  [
    "a header with no name of one",
    () => shelves().createShelf({}, { headers: { "a b": "c" } }),
    /^headers: "a b" is no name/,
  ],
  ["a header of two lines", () => shelves().createShelf({}, { headers: { a: "b\r\nhidden: c" } }), /./],
  ["an endpoint that is none", () => shelves().createShelf({}, { endpoint: "a/b" }), /^endpoint: must be/],
  ["options that are none", () => shelves().createShelf({}, 5 as never), /^options of the call: must be an object/],
  ["a path parameter that is missing", () => books().getBook({ ShelfId: "s" }), /^BookId: is missing, and the path/],
  ["a path parameter that is empty", () => books().getBook({ ShelfId: "s", BookId: "" }), /^BookId: is missing/],
  ["a path parameter that leads up", () => books().getBook({ ShelfId: "s", BookId: ".." }), /^BookId: dots alone/],
  ["a path parameter that is a list", () => books().getBook({ ShelfId: "s", BookId: ["b"] }), /^BookId: Array/],
  [
    "a body with GET",
    () => books().call({ action: "A", method: "GET", places: { a: "body" } }, { a: {} }),
    /^A: GET takes no/,
  ],
  ["bytes that are none", () => books().putCover({ body: { a: 1 } }), /^body: must be bytes or text/],
  ["XML that is none", () => books().putIndex({ body: { a: 1 } }), /^body: must be XML text/],
  ["a form that is none", () => books().putCard({ body: "a=b" }), /^body: a form must be an object/],
  ["a host that is none", () => books().openRoom({ Room: "evil.com/" }), /^Room: cannot be part of a host/],
] as const)("refuses %s, and sends nothing", async (_, call, message) => {
  const error: unknown = await call().catch((reason) => reason);
  expect(error).toBeInstanceOf(TypeError);
  expect(String((error as Error).message)).toMatch(message);
  expect(String(error)).not.toContain("hidden");
});
