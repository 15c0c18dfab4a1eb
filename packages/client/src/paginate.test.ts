import fc from "fast-check";
import { expect, it } from "vitest";
import { isAcsError } from "./acs-error.ts";
import { type PageOptions, paginate } from "./paginate.ts";
import { shelfClient } from "./testing/clients.ts";
import type { PageRow } from "./types.ts";

type Params = Record<string, unknown>;
const counted: PageRow = { items: "Shelves.Shelf", size: [10, 50] };
const led: PageRow = { items: "Shelves", page: "NextToken", pageSize: "MaxResults", next: "NextToken" };
const marked: PageRow = { items: "Shelves", page: "Marker", pageSize: "", next: "NextMarker", more: "IsTruncated" };

/** A client whose one method answers as told, and what it was asked. */
function played(answer: (params: Params, n: number) => unknown) {
  const asked: Params[] = [];
  const options: unknown[] = [];
  const describeShelves = async (params: Params, given: unknown) => {
    asked.push(params);
    options.push(given);
    return answer(params, asked.length);
  };
  return { client: { describeShelves }, asked, options };
}

function listing(row: PageRow, client: object, params: Params = {}, options?: PageOptions) {
  return paginate({ DescribeShelves: row }, client, "DescribeShelves", params, options);
}

async function all<T>(items: AsyncIterable<T>): Promise<T[]> {
  const list: T[] = [];
  for await (const item of items) list.push(item);
  return list;
}

/** Numbers up to a total, in counted pages; a page beyond the last is empty. */
const numbers =
  (total: number, said: unknown = total, most = 50) =>
  ({ PageNumber = 1, PageSize = 10 }: Params) => {
    const size = Math.min(Number(PageSize), most);
    const start = (Number(PageNumber) - 1) * size;
    const list = Array.from({ length: Math.max(0, Math.min(size, total - start)) }, (_, at) => start + at + 1);
    return { RequestId: "4C2B0001", TotalCount: said, Shelves: { Shelf: list } };
  };

const upTo = (last: number, first = 1) => Array.from({ length: last - first + 1 }, (_, at) => first + at);

it.each([
  ["stops with the item that makes the total full", 25, 25, 50, 3],
  ["needs no further page where the last is full", 20, 20, 50, 2],
  ["asks once where there is nothing", 0, 0, 50, 1],
  ["takes a total in digits", 25, " 25 ", 50, 3],
  ["takes a total beyond 2^53, and ends at the empty page", 25, 2n ** 60n, 50, 4],
  ["goes on to an empty page where there is no total", 25, null, 50, 4],
  ["goes on to an empty page where the total is no number", 25, "many", 50, 4],
  ["goes on where the total is below what has come", 25, 3, 50, 4],
  ["goes on where the total is said to be nothing", 25, 0, 50, 4],
  ["ends at an empty page where the total is too high", 25, 90, 50, 4],
  ["gets all where the service cuts the size", 25, 25, 5, 5],
])("counted pages: %s", async (_, total, said, most, calls) => {
  const { client, asked } = played(numbers(total, said, most));
  expect(await all(listing(counted, client, {}, { pageSize: 10 }))).toEqual(upTo(total));
  expect(asked).toHaveLength(calls);
});

it("gives each item of counted pages once, whatever the sizes", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.nat(60),
      fc.integer({ min: 1, max: 20 }),
      fc.integer({ min: 1, max: 20 }),
      fc.integer({ min: 1, max: 5 }),
      async (total, pageSize, most, first) => {
        const { client } = played(numbers(total, total, most));
        const items = await all(listing(counted, client, { PageNumber: first }, { pageSize }));
        expect(items).toEqual(upTo(total, (first - 1) * Math.min(pageSize, most) + 1));
      },
    ),
  );
});

it("asks for page after page under the names of the row, all else as it was given", async () => {
  const { client, asked } = played(({ No }) => ({ Page: { All: 2 }, Shelves: [No] }));
  const row = { items: "Shelves", page: "No", pageSize: "Size", total: "Page.All", size: [10, null] } as const;
  expect(await all(listing(row, client, { Room: "a" }))).toEqual([1, 2]);
  expect(asked).toEqual([
    { Room: "a", No: 1 },
    { Room: "a", No: 2 },
  ]);
});

it.each([
  ["the most that is allowed", counted, {}, {}, { PageNumber: 1, PageSize: 50 }],
  ["what the options say", counted, {}, { pageSize: 7 }, { PageNumber: 1, PageSize: 7 }],
  ["what the parameters say", counted, { PageSize: "8" }, {}, { PageNumber: 1, PageSize: "8" }],
  ["the options before the parameters", counted, { PageSize: 8 }, { pageSize: 7 }, { PageNumber: 1, PageSize: 7 }],
  ["nothing where the most is not known", { items: "Shelves" }, {}, {}, { PageNumber: 1 }],
  ["nothing where no parameter chooses", marked, {}, {}, {}],
  ["from a page on", counted, { PageNumber: "3", PageSize: 5 }, {}, { PageNumber: 3, PageSize: 5 }],
  ["from a token on", led, { NextToken: "t" }, { pageSize: 7 }, { NextToken: "t", MaxResults: 7 }],
] as const)("asks for %s", async (_, row, params, options, first) => {
  const { client, asked } = played(() => ({}));
  expect(await all(listing(row, client, params, options))).toEqual([]);
  expect(asked).toEqual([first]);
});

it("does not change the caller's parameters", async () => {
  const params = Object.freeze({ Room: "a" });
  expect(await all(listing(counted, played(numbers(70)).client, params))).toEqual(upTo(70));
  expect(params).toEqual({ Room: "a" });
});

/** Pages led to by tokens: each a list and what leads on. */
const tokens = (...pages: [items: unknown[] | undefined, next?: unknown][]) =>
  played((_, n) => {
    const [Shelves, NextToken] = pages[Math.min(n, pages.length) - 1] ?? [];
    return { RequestId: "4C2B0001", Shelves, NextToken };
  });

it.each([
  ["", ""],
  ["null", null],
  ["no", undefined],
])("follows tokens up to %s token", async (_, last) => {
  const { client, asked } = tokens([[1, 2], "b"], [[], "c"], [undefined, 4], [[3], last]);
  expect(await all(listing(led, client))).toEqual([1, 2, 3]);
  expect(asked.map(({ NextToken }) => NextToken)).toEqual([undefined, "b", "c", "4"]);
});

it.each([
  ["the boolean", true, false],
  ["the boolean as text", "True", "FALSE"],
])("ends where %s says that there is no next page, whatever leads on", async (_, yes, no) => {
  const { client, asked } = played((_, n) => ({ Shelves: [n], NextMarker: `m${n}`, IsTruncated: n < 3 ? yes : no }));
  expect(await all(listing(marked, client))).toEqual([1, 2, 3]);
  expect(asked).toEqual([{}, { Marker: "m1" }, { Marker: "m2" }]);
});

it("goes by the marker where the boolean is missing", async () => {
  const { client } = played((_, n) => ({ Shelves: [n], NextMarker: n < 3 ? `m${n}` : "" }));
  expect(await all(listing(marked, client))).toEqual([1, 2, 3]);
});

it.each([
  [
    "a counted page comes again",
    counted,
    () => ({ TotalCount: 9, Shelves: { Shelf: [1, 2n] } }),
    2,
    /page 2 repeats an/,
  ],
  [
    "the last counted page comes for each further one",
    counted,
    (n: number) => ({ TotalCount: 9, Shelves: { Shelf: [Math.min(n, 3)] } }),
    4,
    /page 4 repeats an/,
  ],
  [
    "counted pages go round",
    counted,
    (n: number) => ({ TotalCount: 9, Shelves: { Shelf: [n % 3] } }),
    4,
    /page 4 repeats an/,
  ],
  [
    "counted pages go round behind the first",
    counted,
    (n: number) => ({ TotalCount: 900, Shelves: { Shelf: [n === 1 ? 0 : (n % 3) + 1] } }),
    7,
    /page 7 repeats an/,
  ],
  [
    "the token is the same",
    led,
    (n: number) => ({ Shelves: [n], NextToken: "t" }),
    2,
    /after page 2: the way leads back/,
  ],
  [
    "tokens go round",
    led,
    (n: number) => ({ Shelves: [n], NextToken: `t${n % 5}` }),
    6,
    /after page 6: the way leads back/,
  ],
  [
    "another token leads to the same page",
    led,
    (n: number) => ({ Shelves: [1], NextToken: `t${n}` }),
    2,
    /page 2 repeats an/,
  ],
  ["tokens lead through nothing", led, (n: number) => ({ Shelves: [], NextToken: `t${n}` }), 100, /100 pages in a row/],
  ["there is more, but nowhere", marked, () => ({ Shelves: [1], IsTruncated: true }), 1, /nothing leads to it/],
] as const)("throws where %s", async (_, row, answer, calls, message) => {
  const { client, asked } = played((_, n) => ({ RequestId: "4C2B0001", ...answer(n) }));
  const error = await all(listing(row, client, { Token: "hidden" })).catch((reason) => reason);
  expect(isAcsError(error)).toBe(true);
  expect(error).toMatchObject({ code: "PagingFailed", action: "DescribeShelves", status: 200, requestId: "4C2B0001" });
  expect(error.message).toMatch(message);
  expect(error.message).not.toMatch(/hidden|t\d/);
  expect(asked).toHaveLength(calls);
});

it("throws where the token that the caller began with comes back, and gives the page before", async () => {
  const got: unknown[] = [];
  const walk = async () => {
    for await (const item of listing(led, tokens([[1], "a"]).client, { NextToken: "a" })) got.push(item);
  };
  await expect(walk()).rejects.toMatchObject({ code: "PagingFailed" });
  expect(got).toEqual([1]);
});

it.each([
  ["there is no total", undefined, 4],
  ["the total is below what has come", 1, 4],
])("ends, and gives no item twice, where the last page comes again and %s", async (_, TotalCount, calls) => {
  const { client, asked } = played((_, n) => ({ TotalCount, Shelves: { Shelf: [Math.min(n, 3), "x"] } }));
  expect(await all(listing(counted, client))).toEqual([1, "x", 2, "x", 3, "x"]);
  expect(asked).toHaveLength(calls);
});

it.each([
  [0, 0],
  [5, 1],
  [10, 1],
  [11, 2],
  [99, 3],
  [Number.POSITIVE_INFINITY, 3],
])("stops after a limit of %d items, with %d calls", async (limit, calls) => {
  const { client, asked } = played(numbers(25));
  expect(await all(listing(counted, client, {}, { pageSize: 10, limit }))).toEqual(upTo(Math.min(limit, 25)));
  expect(asked).toHaveLength(calls);
});

it("gives whole answers by page, up to the one that reaches the limit", async () => {
  const { client } = played(numbers(25));
  const pages = await all(listing(counted, client, {}, { pageSize: 10, limit: 15 }).pages());
  expect(pages).toEqual([
    { RequestId: "4C2B0001", TotalCount: 25, Shelves: { Shelf: upTo(10) } },
    { RequestId: "4C2B0001", TotalCount: 25, Shelves: { Shelf: upTo(20, 11) } },
  ]);
});

it("asks for nothing before a loop begins, for no page ahead, and for none after it is left", async () => {
  const { client, asked } = played(numbers(25));
  const shelves = listing(counted, client, {}, { pageSize: 10 });
  expect(asked).toHaveLength(0);
  for await (const item of shelves) if (item === 10) break;
  expect(asked).toHaveLength(1);
  const items = shelves[Symbol.asyncIterator]();
  await items.next();
  expect(await items.return()).toEqual({ value: undefined, done: true });
  expect(await items.next()).toEqual({ value: undefined, done: true });
  expect(asked).toHaveLength(2);
});

it("begins anew with each loop", async () => {
  const shelves = listing(counted, played(numbers(25)).client, {}, { pageSize: 10 });
  expect(await all(shelves)).toEqual(await all(shelves));
});

it("passes through lists on the way to the items", async () => {
  const { client } = played(() => ({
    TotalCount: 3,
    Rooms: [{ Shelves: [1, 2] }, {}, { Shelves: null }, { Shelves: [3] }],
  }));
  expect(await all(listing({ items: "Rooms.Shelves" }, client))).toEqual([1, 2, 3]);
});

it("hands what a call takes to each call, and nothing else", async () => {
  const { client, options } = played(numbers(60));
  const { signal } = new AbortController();
  await all(listing(counted, client, {}, { limit: 55, pageSize: 30, signal, timeoutMs: 5, regionId: "ap-b" }));
  expect(options).toEqual([1, 2].map(() => ({ signal, timeoutMs: 5, regionId: "ap-b" })));
});

it("rejects with the signal's reason when aborted between pages, on a real client", async () => {
  const controller = new AbortController();
  const page = numbers(25);
  const fetch = async (url: unknown) => Response.json(page(Object.fromEntries(new URL(String(url)).searchParams)));
  const shelves = listing(counted, shelfClient({ fetch }), {}, { pageSize: 10, signal: controller.signal });
  const got: unknown[] = [];
  const reason = new Error("enough");
  const walk = async () => {
    for await (const item of shelves) if (got.push(item) === 12) controller.abort(reason);
  };
  await expect(walk()).rejects.toBe(reason);
  expect(got).toEqual(upTo(20));
});

it.each([
  ["an operation without pages", () => paginate({}, {}, "toString"), /^action: toString does not answer in pages/],
  ["a client without the method", () => listing(counted, {}), /^client: must have the method describeShelves/],
  ["no client", () => listing(counted, undefined as never), /^client: must have/],
  ["parameters that are text", () => listing(counted, {}, "hidden" as never), /^DescribeShelves: parameters must be/],
  ["options that are a number", () => listing(counted, {}, {}, 5 as never), /^options: must be an object/],
  ["half a limit", () => listing(counted, {}, {}, { limit: 0.5 }), /^limit: must be a whole number from 0/],
  ["no page size", () => listing(counted, {}, {}, { pageSize: 0 }), /^pageSize: must be a whole number from 1/],
  ["a page size for nobody", () => listing(marked, {}, {}, { pageSize: 5 }), /^pageSize: DescribeShelves lets nobody/],
  ["a page that is none", () => listing(counted, {}, { PageNumber: "hidden" }), /^PageNumber: must be a whole number/],
])("refuses %s", (_, make, message) => {
  expect(make).toThrow(TypeError);
  expect(make).toThrow(message);
  expect(make).not.toThrow(/hidden/);
});
