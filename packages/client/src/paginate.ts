/**
 * Listings, page after page. Functions beside the client and an entry of their own: a program that pages through
 * nothing carries neither them nor the table.
 *
 * @see docs/pages-and-waits.md
 * @module
 */
import { AcsError } from "./acs-error.ts";
import { adviceOn } from "./advice.ts";
import { methodOf } from "./method-of.ts";
import { must } from "./must.ts";
import { isRecord } from "./styles/scalar.ts";
import type { CallOptions, PageRow, PageTable } from "./types.ts";
import { valuesAt } from "./values-at.ts";

/** What can be chosen about a walk through a listing. The rest goes along with each call, `signal` among it. */
export interface PageOptions extends CallOptions {
  /** How many items at most; all when left out. */
  limit?: number | undefined;
  /**
   * How many items each call asks for. When left out: as the parameters say; else as many as the operation is known to
   * allow; else the service chooses.
   */
  pageSize?: number | undefined;
}

/** A listing: its items for `for await`, or its pages. Each loop begins anew; nothing is asked before it does. */
export interface Paginator<Item, Answer> extends AsyncIterable<Item> {
  [Symbol.asyncIterator]: () => AsyncGenerator<Item, void, undefined>;
  /** Whole answers. With a `limit` the last one is that which reaches it. */
  pages: () => AsyncGenerator<Answer, void, undefined>;
}

/** What a listing takes, answers, and lists: a member of a product's `Pages`. */
export interface Listing {
  request: object;
  response: object;
  item: unknown;
}

/** The arguments after the action: parameters may be left out where none is required. */
export type PageArguments<One extends Listing> =
  Partial<One["request"]> extends One["request"]
    ? [params?: One["request"], options?: PageOptions]
    : [params: One["request"], options?: PageOptions];

/** So many pages without an item follow one another in no listing that ends. */
const maxEmptyPages = 100;

/**
 * Walks through a listing. Product packages wrap it with their table and types.
 *
 * A page is asked for when the one before is used up, and never after the loop is left. A walk ends
 * - where pages are counted: with the item that makes the total full, or at a page without items. A total that is
 *   missing, or below what has come, counts for nothing.
 * - where a page leads to the next: at the page that leads to none.
 *
 * A page equal to an earlier one ends the walk, too, and is not given, at the latest when pages have gone in their circle
 * twice. If more was promised, what has come is not all, and the walk throws.
 *
 * @example
 * const pages = { DescribeShelves: { items: "Shelves.Shelf" } };
 * for await (const shelf of paginate(pages, client, "DescribeShelves", { Room: "a" }, { limit: 20 })) console.log(shelf);
 *
 * @param client whatever has the action's method
 * @param params the operation's; a page, a token or a page size among them is where the walk begins and what it keeps
 * @throws TypeError for arguments that cannot be meant
 * @throws AcsError from the loop, `PagingFailed` if pages repeat or lead nowhere, or whatever a call throws
 */
export function paginate<Item = unknown, Answer extends object = object>(
  table: PageTable,
  client: object,
  action: string,
  params: object = {},
  options: PageOptions = {},
): Paginator<Item, Answer> {
  const row = Object.hasOwn(table, action) ? table[action] : undefined;
  must(row !== undefined, `action: ${action} does not answer in pages`);
  must(isRecord(params), `${action}: parameters must be an object`);
  must(isRecord(options as unknown), "options: must be an object");
  const { limit = Number.POSITIVE_INFINITY, pageSize, ...call } = options;
  must(isCount(limit, 0) || limit === Number.POSITIVE_INFINITY, "limit: must be a whole number from 0");
  must(pageSize === undefined || isCount(pageSize, 1), "pageSize: must be a whole number from 1");
  const request = { ...params, ...sizeParameter(row, action, params, pageSize) };
  const turning = row.next === undefined ? byNumber : byField;
  turning(row, request); // throws now for a page that is none
  const method = methodOf(client, action);

  async function* walk(): AsyncGenerator<{ answer: Answer; items: Item[] }, void, undefined> {
    const turn = turning(row as PageRow, request);
    const known: string[] = [];
    let left = limit;
    for (let page = turn.first, number = 1; left > 0; number++) {
      const answer = (await method({ ...request, ...page }, call)) as Answer;
      const items = valuesAt(answer, (row as PageRow).items) as Item[];
      const text = JSON.stringify(items, (_, value) => (typeof value === "bigint" ? `${value}` : value));
      const isRepeated = items.length > 0 && known.includes(text);
      const after = turn.after(answer, items.length);
      if (isRepeated && after.isPromised) {
        throw pagingFailed(action, answer, `page ${number} repeats an earlier one, and there should be more`);
      }
      if (isRepeated) return;
      yield { answer, items: items.slice(0, left) };
      left -= items.length;
      if (!after.page || left <= 0) return;
      if (after.problem) throw pagingFailed(action, answer, `after page ${number}: ${after.problem}`);
      page = after.page;
      remember(known, text, number);
    }
  }

  return {
    async *pages() {
      for await (const { answer } of walk()) yield answer;
    },
    async *[Symbol.asyncIterator]() {
      for await (const { items } of walk()) yield* items;
    },
  };
}

/**
 * Keeps the first page and the last, for services that repeat pages mostly go back to one of them; and the page of the
 * last power of two: whatever circle pages go in, it comes by there.
 */
function remember(known: string[], text: string, number: number): void {
  known[0] ??= text;
  known[1] = text;
  if (Number.isInteger(Math.log2(number))) known[2] = text;
}

/** How one page leads to the next. */
interface Turn {
  /** The parameter for the first page. */
  readonly first: object;
  readonly after: (answer: object, items: number) => Turned;
}

interface Turned {
  /** The parameter for the next page; nothing after the last. */
  readonly page?: object | undefined;
  /** Whether what had come before this page was not all. */
  readonly isPromised: boolean;
  /** Why the next page cannot be had. */
  readonly problem?: string | undefined;
}

function byNumber({ page: name = "PageNumber", total = "TotalCount" }: PageRow, request: object): Turn {
  const first = Number(own(request, name) ?? 1);
  must(isCount(first, 1), `${name}: must be a whole number from 1`);
  let number = first;
  let seen = 0;
  return {
    first: { [name]: first },
    after: (answer, items) => {
      const all = total === "" ? undefined : countOf(valuesAt(answer, total)[0]);
      const isPromised = all !== undefined && seen < all;
      // Pages before a later first one are taken to be as long: asked sizes may be cut, a short page makes it too few.
      seen += number === first ? items * first : items;
      number++;
      return { isPromised, page: items === 0 || seen === all ? undefined : { [name]: number } };
    },
  };
}

function byField({ page: name = "PageNumber", next = "", more }: PageRow, request: object): Turn {
  const given = textOf(own(request, name));
  const known = new Set<string>(given === "" ? [] : [given]);
  let empty = 0;
  return {
    first: {},
    after: (answer, items) => {
      const said = more === undefined ? "" : textOf(valuesAt(answer, more)[0]).toLowerCase();
      const leadsTo = textOf(valuesAt(answer, next)[0]);
      empty = items === 0 ? empty + 1 : 0;
      const isLast = said === "false" || (leadsTo === "" && said !== "true");
      if (isLast) return { isPromised: false };
      let problem: string | undefined;
      if (leadsTo === "") problem = "there should be more, but nothing leads to it";
      else if (known.has(leadsTo)) problem = "the way leads back to an earlier page";
      else if (empty >= maxEmptyPages) problem = `${empty} pages in a row have no items`;
      known.add(leadsTo);
      return { isPromised: true, page: { [name]: leadsTo }, problem };
    },
  };
}

/** @throws TypeError for a size that nothing carries */
function sizeParameter(row: PageRow, action: string, params: object, chosen: number | undefined): object {
  const { pageSize: name = "PageSize", size } = row;
  must(name !== "" || chosen === undefined, `pageSize: ${action} lets nobody choose it`);
  const value = chosen ?? own(params, name) ?? size?.[1];
  return name === "" || value == null ? {} : { [name]: value };
}

function pagingFailed(action: string, answer: object, message: string): AcsError {
  const requestId = textOf(own(answer, "RequestId")) || undefined;
  const fields = { code: "PagingFailed", status: 200 };
  return new AcsError({ ...fields, message, action, requestId, advice: adviceOn(fields) });
}

function isCount(value: unknown, least: number): value is number {
  return Number.isInteger(value) && (value as number) >= least;
}

/** A number or its digits. */
function countOf(value: unknown): number | undefined {
  return /^\d+$/.test(textOf(value).trim()) ? Number(value) : undefined;
}

function textOf(value: unknown): string {
  return /^(string|number|bigint|boolean)$/.test(typeof value) ? String(value) : "";
}

function own(record: object, name: string): unknown {
  return Object.hasOwn(record, name) ? record[name as keyof typeof record] : undefined;
}
