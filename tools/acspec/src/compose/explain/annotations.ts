import { kindKey } from "../annotations/kind.ts";
import { paginationKey } from "../annotations/pagination.ts";
import { effectKey } from "../annotations/state/effect.ts";
import { waitersKey } from "../annotations/waiters.ts";
import { isNode, type Node, own } from "../node.ts";
import type { Provenance, Source } from "../provenance.ts";

/** The keys of an operation that have words of their own here. */
export const annotationKeys: readonly string[] = [kindKey, paginationKey, effectKey];

/** What overlays say of an operation beyond OpenAPI, in words, each with its source. */
export function annotationRows(
  spec: Node,
  operation: Node,
  provenance: Provenance,
): [label: string, text: string, source: Source | undefined][] {
  const rows: [string, string, Source | undefined][] = [];
  const kind = operation[kindKey];
  if (isNode(kind)) {
    for (const key of ["kind", "token"]) {
      if (kind[key] !== undefined) rows.push([key, String(kind[key]), provenance.of(kind, key)]);
    }
  }
  const pages = operation[paginationKey];
  if (isNode(pages)) {
    const fields = [...Object.values(pages.request as Node), "→", ...Object.values((pages.response ?? {}) as Node)];
    rows.push(["pages", `by ${pages.style}: ${fields.join(" ")}`, provenance.of(pages, "style")]);
    if (Array.isArray(pages.size)) rows.push(["page size", sizeText(pages.size), provenance.of(pages, "size")]);
    rows.push(["items", String(pages.items), provenance.of(pages, "items")]);
  }
  const effect = operation[effectKey];
  if (isNode(effect)) {
    const doubt = effect.sure === false ? ", not sure" : "";
    const words = `${effect.verb} of ${effect.resource}, ${effect.stateful}${doubt}`;
    rows.push(["mock", words, provenance.of(operation, effectKey)]);
    if (effect.note !== undefined) rows.push(["", String(effect.note), provenance.of(effect, "note")]);
  }
  const waiters = own(spec, waitersKey);
  for (const [name, waiter] of Object.entries(isNode(waiters) ? waiters : {})) {
    if (own(own(waiter, "poll"), "operation") !== operation.operationId) continue;
    rows.push(["waiter", `${name}: ${own(waiter, "summary")}`, provenance.of(waiters as Node, name)]);
  }
  return rows;
}

function sizeText([usual, most]: readonly (number | null)[]): string {
  return `${usual ?? "unknown"} when nothing is asked for, at most ${most ?? "unknown"}`;
}
