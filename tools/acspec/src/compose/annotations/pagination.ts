/**
 * `x-acs-pagination`: how an operation answers in pages.
 *
 * `number` pages have a number from 1 and a size; `token` and `marker` pages are led to by a field of the page before.
 * Paths have names alone: a list on the way stands for each of its items.
 *
 * @see specs/README.md
 * @module
 */
import { parametersOf } from "../fields.ts";
import type { Schemas } from "../mend.ts";
import { isNode, type Node, set } from "../node.ts";
import type { Provenance } from "../provenance.ts";
import { answerOf } from "../samples.ts";
import { Annotation } from "./annotation.ts";
import { follow, itemOf, listsIn } from "./path.ts";

export const paginationKey = "x-acs-pagination";

/** The fields of the request and the answer that a style has; the first of the request must be there. */
const fields = {
  number: { request: ["page", "size"], response: ["total", "page", "size"] },
  token: { request: ["next", "size"], response: ["next", "more"] },
  marker: { request: ["next", "size"], response: ["next", "more"] },
} as const;

/** Checks it against the operation, and adds the path of the list where the answer has but one. */
export function settlePagination(operation: Node, schemas: Schemas, provenance: Provenance): void {
  if (operation[paginationKey] === undefined) return;
  const it = new Annotation(`${paginationKey} of ${operation.operationId}`, [[operation, paginationKey]], provenance);
  const pagination = it.map(operation[paginationKey], "itself", ["style", "request", "response", "items", "size"]);
  const style = it.within(pagination, "style").word(pagination.style, "style", ["number", "token", "marker"]);
  const answer = answerOf(operation)?.schema;
  const schema = isNode(answer) ? answer : {};
  checkRequest(it, pagination, style, operation);
  checkResponse(it, pagination, style, schema, schemas);
  checkSize(it.within(pagination, "size"), pagination.size);
  settleItems(it.within(pagination, "items"), pagination, schema, schemas, provenance);
}

function checkRequest(it: Annotation, pagination: Node, style: keyof typeof fields, operation: Node): void {
  const inner = it.within(pagination, "request");
  const request = inner.map(pagination.request, "request", fields[style].request);
  const [first] = fields[style].request;
  if (request[first] === undefined) inner.refuse(`needs request.${first}: the parameter that chooses the page`);
  for (const name of Object.values(request)) inner.known(name, "parameter", parametersOf(operation).keys());
}

function checkResponse(
  it: Annotation,
  pagination: Node,
  style: keyof typeof fields,
  schema: Node,
  schemas: Schemas,
): void {
  const inner = it.within(pagination, "response");
  const response = inner.map(pagination.response ?? {}, "response", fields[style].response);
  if (style !== "number" && response.next === undefined) {
    inner.refuse("needs response.next: the field that leads to the next page");
  }
  for (const path of Object.values(response)) {
    const found = follow(inner.text(path, "fields of the response"), schema, schemas);
    if ("missing" in found) inner.known(found.missing, "field", found.known);
  }
}

function checkSize(it: Annotation, size: unknown): void {
  if (size === undefined) return;
  const isPair = Array.isArray(size) && size.length === 2;
  const [usual, most] = isPair ? size : [];
  const isSize = (one: unknown) => one === null || (Number.isInteger(one) && (one as number) > 0);
  if (!isPair || !isSize(usual) || !isSize(most)) {
    it.refuse("needs size as [when nothing is asked for, at most]; null is not known");
  }
  if (usual !== null && most !== null && usual > most)
    it.refuse(`has a usual size ${usual} above the largest, ${most}`);
}

function settleItems(it: Annotation, pagination: Node, schema: Node, schemas: Schemas, provenance: Provenance): void {
  if (pagination.items === undefined) {
    const [only, ...more] = listsIn(schema, schemas);
    if (only === undefined) it.refuse("has nothing to page through: the answer has no list");
    if (more.length > 0) it.refuse(`needs items, one of the answer's lists: ${[only, ...more].join(", ")}`);
    set(pagination, "items", only);
    provenance.say(pagination, { from: "rule", rule: "the answer's only list" }, "items");
    return;
  }
  const path = it.text(pagination.items, "items");
  const found = follow(path, schema, schemas);
  if ("missing" in found) it.known(found.missing, "field", found.known);
  else if (!itemOf(found.schema, schemas)) it.refuse(`has items ${path}, which is no list`);
}
