/**
 * Pages: by number or by token, in whatever type the service has for their fields.
 *
 * @module
 */
import { valueAt } from "./paths.ts";
import type { Read, Stored, Values } from "./types.ts";

export interface Page {
  readonly number: number;
  /** Index of its first record, from 0. */
  readonly start: number;
  /** The most records that it has. */
  readonly size: number;
}

export function pageOf(parameters: Values, { page, size: [usual, most] = [null, null] }: Read): Page {
  if (page === "none") return { number: 1, start: 0, size: Number.MAX_SAFE_INTEGER };
  const whole = (name: string) => Math.trunc(Number(valueAt(parameters, name) ?? 0)) || 0;
  const asked = whole("PageSize") || whole("MaxResults") || whole("MaxItems") || whole("MaxKeys");
  const size = Math.min(asked > 0 ? asked : (usual ?? 10), most ?? 1000);
  const token = whole("NextToken") || whole("Marker");
  if (token > 0) return { number: 1, start: token, size };
  const number = Math.max(1, whole("PageNumber"));
  return { number, start: (number - 1) * size, size };
}

/** What an answer may tell of a page, by the names that services have for it. */
export function countsOf({ number, start, size }: Page, shown: number, total: number): Record<string, unknown> {
  const next = start + shown < total && shown > 0 ? String(start + shown) : "";
  return {
    TotalCount: total,
    PageNumber: number,
    PageSize: size === Number.MAX_SAFE_INTEGER ? total : size,
    MaxResults: size === Number.MAX_SAFE_INTEGER ? total : size,
    NextToken: next,
    NextMarker: next,
    IsTruncated: next !== "",
  };
}

/** A page of several lists behind each other, without putting them together. */
export function cut(lists: readonly (readonly Stored[])[], start: number, size: number): readonly Stored[] {
  const page: Stored[] = [];
  let skip = start;
  for (const list of lists) {
    if (page.length < size && skip < list.length) page.push(...list.slice(skip, skip + size - page.length));
    skip = Math.max(0, skip - list.length);
  }
  return page;
}
