import { request } from "node:http";
import { connect } from "node:net";
import * as fc from "fast-check";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { createMock } from "../../create-mock.ts";
import { bookshop } from "../../testing/bookshop.ts";
import { call, type Heard } from "../../testing/caller.ts";
import { listen, type Server } from "../node.ts";

// A server that remembers, under whatever comes over its wire: each answer is the service's, and it lives on.

const mock = createMock(bookshop);
let server: Server;
beforeAll(async () => {
  server = await listen(mock);
});
beforeEach(() => mock.reset());
afterAll(async () => {
  expect(Object.keys(Object.prototype)).toEqual([]);
  await server.close();
});

const overTheWire: typeof fetch = (...args) => fetch(...args);
const ask = (action: string, query: Record<string, string>, form?: Record<string, string>): Promise<Heard> =>
  call(mock, action, query, { origin: server.url, fetch: overTheWire, ...(form && { form }) });

interface ShelfList {
  TotalCount: number;
  Shelves: { Shelf: { ShelfId: string; Name: string; Note?: string }[] };
}

it("gives fifty clients at once their own answers, and is left as they leave it", async () => {
  const client = async (_: unknown, number: number): Promise<void> => {
    for (let round = 0; round < 5; round++) {
      const [Name, Note] = [`shelf-${number}-${round}`, `note-${number}-${round}`];
      const { ShelfId } = (await ask("CreateShelf", { Name })).body as { ShelfId: string };
      expect((await ask("RenameShelf", { ShelfId, Note })).status).toBe(200);
      const { TotalCount, Shelves } = (await ask("ListShelves", { Name })).body as unknown as ShelfList;
      expect([TotalCount, Shelves.Shelf]).toMatchObject([1, [{ ShelfId, Name, Note }]]);
      expect((await ask("DeleteShelf", { ShelfId })).status).toBe(200);
      expect((await ask("GetShelf", { ShelfId })).code).toBe("ShelfNotFound");
    }
  };
  await Promise.all(Array.from({ length: 50 }, client));
  expect(mock.leaks()).toEqual([]);
  const calls = mock.calls();
  expect(calls).toHaveLength(50 * 5 * 5);
  expect(new Set(calls.map(({ requestId }) => requestId)).size).toBe(calls.length);
});

/** Sends bytes as they are, ends, and gives what comes back. */
function raw(pieces: readonly (string | Uint8Array)[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(server.port, "127.0.0.1", () => {
      for (const piece of pieces) socket.write(piece);
      socket.end();
    });
    let answer = "";
    socket.setEncoding("latin1").on("data", (chunk) => (answer += chunk));
    socket.on("close", () => resolve(answer));
    socket.on("error", (error: NodeJS.ErrnoException) =>
      error.code === "EPIPE" || error.code === "ECONNRESET" ? resolve(answer) : reject(error),
    );
  });
}

/** Every answer on the connection: HTTP, with an error of the service's, in JSON or XML. */
function expectErrors(answer: string): void {
  for (const one of answer.split(/(?=HTTP\/1\.1 \d{3} )/)) {
    const [head = "", body = ""] = one.split("\r\n\r\n");
    const status = Number(/^HTTP\/1\.1 (\d{3}) /.exec(head)?.[1]);
    if (status === 100 || status === 204) continue; // Expect; a preflight
    expect([head, status], answer).toEqual([expect.stringMatching(/\r\nx-acs-request-id: [0-9A-F-]{36}\r\n/i), status]);
    expect([400, 404, 413], answer).toContain(status);
    if (!/^HEAD|^$/.test(body))
      expect(body, answer).toMatch(/^\{"RequestId":.*"Code":"[^"]+"|^<\?xml .*<Code>.+<\/Code>/s);
  }
}

const line = fc.string({ unit: fc.constantFrom(...'aZ09 :;,=/%-_\t\u0000\u00ff"{}[]') });
const headerLines = fc.array(
  fc.oneof(
    fc.tuple(line, line).map(([name, value]) => `${name}: ${value}`),
    fc.constantFrom(
      "Transfer-Encoding: chunked",
      "Transfer-Encoding: gzip",
      "Content-Length: 5",
      "Content-Length: 99999999999",
      "Content-Length: -1",
      "Content-Type: application/x-www-form-urlencoded",
      "Content-Type: multipart/form-data; boundary=x",
      "Content-Encoding: gzip",
      "Authorization: ACS3-HMAC-SHA256 Credential=testid,SignedHeaders=host,Signature=00",
      "x-acs-action: CreateShelf",
      "x-acs-version: 2022-02-02",
      "x-acs-action: __proto__",
      "Host: bookshop.aliyuncs.com",
      "Accept: application/xml",
      "Expect: 100-continue",
      "Upgrade: websocket",
      "Connection: Upgrade",
      "__proto__: polluted",
    ),
  ),
  { maxLength: 6 },
);
const targets = fc.oneof(
  fc.constantFrom("/", "*", "//", "/%zz", "/?__proto__=1&constructor=2", "/_acskitten", "http://[", "?"),
  line.map((text) => `/?${text.replaceAll(" ", "+")}`),
);
const bodies = fc.array(
  fc.oneof(line, fc.uint8Array(), fc.constantFrom("5\r\nhello\r\n", "0\r\n\r\n", "ffffffff\r\n", "zz\r\n", "\r\n")),
  { maxLength: 4 },
);

it("answers any head, any body and any chunks with an error of the service's", async () => {
  const method = fc.constantFrom("GET", "POST", "PUT", "PATCH", "OPTIONS", "TRACE", "get", "NONSENSE", "");
  await fc.assert(
    fc.asyncProperty(method, targets, headerLines, bodies, async (verb, target, headers, pieces) => {
      const head = [`${verb} ${target} HTTP/1.1`, "Host: localhost", ...headers].join("\r\n");
      const answer = await raw([`${head}\r\n\r\n`, ...pieces]);
      if (answer !== "") expectErrors(answer); // a caller who leaves in the middle of a body is told nothing
    }),
    { numRuns: 200 },
  );
  expect((await ask("CreateShelf", { Name: "after" })).status).toBe(200);
});

it("reads a form that comes in thousands of chunks, and refuses one that never ends by its size", async () => {
  const chunked = (count: number, size: number): Promise<{ status: number; text: string }> =>
    new Promise((resolve, reject) => {
      const headers = {
        "x-acs-action": "CreateShelf",
        "x-acs-version": "2022-02-02",
        "content-type": "application/x-www-form-urlencoded",
      };
      const sending = request(server.url, { method: "POST", headers }, (answer) => {
        let text = "";
        answer.setEncoding("utf8").on("data", (chunk) => (text += chunk));
        answer.on("end", () => resolve({ status: answer.statusCode ?? 0, text }));
      });
      sending.on("error", reject);
      const write = (left: number): void => {
        if (left === 0) return void sending.end();
        sending.write(Buffer.alloc(size, "a"), () => write(left - 1));
      };
      write(count);
    });
  expect(JSON.parse((await chunked(5000, 3)).text)).toMatchObject({ Code: "IncompleteSignature" });
  expect(await chunked(20, 1024 * 1024)).toMatchObject({ status: 413 });
});

it("keeps and lists a parameter of ten megabytes", async () => {
  const Note = "0123456789".repeat(1_000_000);
  const { body } = await ask("CreateShelf", { Name: "long" }, { Note });
  expect(body).toMatchObject({ ShelfId: expect.any(String) });
  const listed = (await ask("ListShelves", { Name: "long" })).body as unknown as ShelfList;
  expect(listed.Shelves.Shelf[0]?.Note === Note).toBe(true);
});

const polluting = ["__proto__", "constructor", "prototype", "toString", "hasOwnProperty", "valueOf"];

it.each(polluting)("takes %s for a name like any other", async (name) => {
  const { ShelfId } = (await ask("CreateShelf", { Name: name, Note: name })).body as { ShelfId: string };
  const Tag = JSON.stringify([{ Key: name, Value: name }]);
  expect((await ask("TagThings", { ResourceType: "shelf", ResourceId: JSON.stringify([ShelfId]), Tag })).status).toBe(
    200,
  );
  for (const query of [
    { Name: name },
    { Part: name },
    { Names: name },
    { Tag },
    { ShelfIds: JSON.stringify([ShelfId]) },
  ]) {
    const { body } = await ask("ListShelves", query as Record<string, string>);
    expect(body).toMatchObject({
      TotalCount: 1,
      Shelves: { Shelf: [{ ShelfId, Name: name, Tags: { Tag: [{ Key: name, Value: name }] } }] },
    });
  }
  for (const [action, query] of [
    [name, {}],
    ["GetShelf", { ShelfId: name }],
    ["DeleteShelf", { ShelfId: name }],
    ["AttachLamp", { LampId: name, ShelfId: name }],
    ["ShareBook", { BookId: name, Users: `["${name}"]` }],
    ["TagThings", { ResourceType: name, ResourceId: `["${name}"]`, Tag }],
  ] as const) {
    const { status, code } = await ask(action, query as Record<string, string>);
    expect([action, status >= 400, typeof code]).toEqual([action, true, "string"]);
  }
  for (const [query, value] of [
    ["ListBooks", { Order: `{"${name}":"asc"}` }],
    ["ListBooksByToken", { NextToken: name }],
    ["CreateShelf", { Name: "plain", [name]: "x", Lamps: `[{"${name}":{"Watt":1}}]` }],
  ] as const) {
    expect((await ask(query, value as Record<string, string>)).status).toBe(200);
  }
  const snapshot = mock.snapshot();
  mock.restore(snapshot);
  expect(mock.snapshot()).toBe(snapshot);
});

it("takes lists, objects and names that are nested deep for what they are", async () => {
  const deep = (open: string, close: string, depth = 50_000): string => open.repeat(depth) + close.repeat(depth);
  for (const Tag of [
    deep("[", "]"),
    `[${deep('{"Key":', "}").replace(":}", ":1}")}]`,
    deep('[{"Key":"a","Value":', "}]"),
  ]) {
    const { status, code } = await ask("CreateShelf", { Name: "deep" }, { Tag });
    expect(status === 200 || typeof code === "string").toBe(true);
  }
  await ask("CreateShelf", { Name: "deep" }, { [`Lamps${".1".repeat(20_000)}`]: "x" });
  expect((await ask("ListShelves", {})).status).toBe(200);
});

it("declines any order that makes no sense, in a sentence, and forgets nothing over it", async () => {
  await ask("CreateShelf", { Name: "kept" });
  const whole = mock.snapshot();
  const saved = JSON.parse(whole);
  const state = JSON.parse(saved.state);
  const damaged = [
    {},
    { ...state, records: undefined },
    { ...state, records: [{}] },
    { ...state, records: [...state.records, { ...state.records[0], links: { Name: "text" } }] },
    { ...state, records: [null] },
    { ...state, count: "many" },
    { ...state, repeated: [[1, 2]] },
  ].map((one) => ({ ...saved, state: JSON.stringify(one) }));
  const order = async (path: string, body: unknown, method = "POST") => {
    const answer = await fetch(`${server.url}/_acskit${path}`, { method, body: JSON.stringify(body) });
    return [path, answer.status, await answer.json()];
  };
  for (const body of [...damaged, { ...saved, state: "{" }, saved.state, null, []]) {
    expect(await order("/restore", body)).toEqual(["/restore", 400, { error: expect.stringMatching(/^restore: /) }]);
  }
  await fc.assert(
    fc.asyncProperty(fc.constantFrom("/seed", "/clock", "/faults", "/sessions"), fc.anything(), async (path, body) => {
      const text = JSON.stringify(body, (_, value) => (typeof value === "bigint" ? String(value) : value)) ?? "null";
      const answer = await fetch(`${server.url}/_acskit${path}`, { method: "POST", body: text });
      expect([200, 400]).toContain(answer.status);
      expect(await answer.json()).toBeTypeOf("object");
    }),
    { numRuns: 100 },
  );
  expect(mock.records("Shelf")).toMatchObject([{ Name: "kept" }]);
});
