import { isNode, sameValue } from "../compose/node.ts";
import type { Changes } from "./changes.ts";
import { at, type Spot } from "./spot.ts";

/** Compares how a listing answers in pages: `x-acs-pagination`. */
export function comparePagination(before: unknown, after: unknown, spot: Spot, changes: Changes): void {
  const here = at(spot, "x-acs-pagination");
  if (sameValue(before, after)) return;
  if (!isNode(before)) return void changes.add("pagination-added", here, { after });
  if (!isNode(after)) return void changes.add("pagination-removed", here, { before });
  if (before.style !== after.style) {
    changes.add("pagination-style-changed", at(here, "style"), { before: before.style, after: after.style });
  }
  if (before.items !== after.items) {
    changes.add("pagination-items-changed", at(here, "items"), { before: before.items, after: after.items });
  }
  const { style: _style, items: _items, ...was } = before;
  const { style: _, items: __, ...is } = after;
  if (!sameValue(was, is)) changes.add("pagination-changed", here, { before: was, after: is });
}
