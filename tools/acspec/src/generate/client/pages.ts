import type { Pagination } from "../annotations.ts";
import type { Operation, Spec } from "../spec.ts";
import { literal, module } from "../text.ts";
import { fieldAt, itemOf } from "./field-type.ts";

/** `pages.ts`: how each listing answers in pages, and what its items are. */
export function pages(spec: Spec): string {
  const listings = spec.operations.filter(
    (operation): operation is Operation & { pagination: Pagination } => operation.pagination !== undefined,
  );
  return module(spec, [
    'import type { PageTable } from "@acskit/client";',
    ...(listings.length > 0 ? ['import type * as types from "./requests.ts";'] : []),
    "",
    "/** What each listing takes, answers, and lists. */",
    "export interface Pages {",
    ...listings.map((operation) => `  ${operation.action}: ${types(spec, operation)};`),
    "}",
    "",
    "export const pages: PageTable = {",
    ...listings.map(({ action, pagination }) => `  ${action}: ${literal(row(pagination), "  ", action.length + 4)},`),
    "};",
  ]);
}

function types(spec: Spec, { action, response, pagination }: Operation & { pagination: Pagination }): string {
  const answer = `types.${action}Response`;
  const list = fieldAt(spec, { schema: response ?? {}, type: answer }, pagination.items);
  const item = itemOf(spec, list)?.type ?? "unknown";
  return `{ request: types.${action}Request; response: ${answer}; item: ${item} }`;
}

/** What is the default is left out. */
function row({ style, request, response = {}, items, size }: Pagination): Record<string, unknown> {
  const counted = style === "number";
  const page = request.page ?? request.next;
  const pageSize = request.size ?? "";
  const total = response.total ?? "";
  return {
    items,
    page: page === "PageNumber" ? undefined : page,
    pageSize: pageSize === "PageSize" ? undefined : pageSize,
    size,
    total: !counted || total === "TotalCount" ? undefined : total,
    next: counted ? undefined : response.next,
    more: response.more,
  };
}
