import { isNode, type Node, own, sameValue } from "../compose/node.ts";
import type { Spec } from "../generate/spec.ts";
import { type Context, references } from "./context.ts";
import { compareResponse } from "./responses.ts";
import { compareMock, compareOrder, compareOther, compareRest, pairUp } from "./rest.ts";
import { at, atEach, placed, type Spot } from "./spot.ts";
import { compareWaiters } from "./waiters.ts";

/** What the mock alone goes by. */
const mockWords = ["x-acs-resources", "x-acs-catalogues", "x-acs-mock", "x-acs-rate-limits", "x-acs-undocumented"];

/** The product as a whole. */
export const productSpot: Spot = { direction: "request", place: "(product)", was: "", is: "", role: "whole" };

/** What concerns the product as a whole, before its operations. */
export function compareProduct(before: Spec, after: Spec, context: Context): void {
  const { changes } = context;
  const [was, is] = [before.document, after.document] as unknown as [Node, Node];
  const info = at(productSpot, "info");
  const facts = [
    ["product-changed", "x-acs-product", before.product, after.product],
    ["api-version-changed", "version", before.version, after.version],
    ["api-style-changed", "x-acs-style", before.style, after.style],
  ] as const;
  for (const [kind, key, one, other] of facts) {
    if (one !== other) changes.add(kind, at(info, key), { before: one, after: other });
  }
  compareRest(nodeOf(was.info), nodeOf(is.info), new Set(["x-acs-product", "version", "x-acs-style"]), info, changes);
  compareEndpoints(before.endpoints, after.endpoints, context);
  compareGroups(was.tags, is.tags, context);
  compareWaiters(before, after, at(productSpot, "x-acs-waiters"), changes);
  const known = ["info", "servers", "x-acs-endpoints", "tags", "x-acs-waiters", "paths", "components", "security"];
  compareRest(was, is, new Set([...known, ...mockWords]), productSpot, changes);
  compareMock(mockWords, was, is, productSpot, changes);
  if (sameValue(was["x-acs-endpoints"], is["x-acs-endpoints"]))
    compareOther("servers", was.servers, is.servers, productSpot, changes);
  comparePathItems(before, after, context);
}

type Endpoints = Spec["endpoints"];

function compareEndpoints(before: Endpoints, after: Endpoints, { changes }: Context): void {
  const here = at(productSpot, "x-acs-endpoints");
  if (before.default !== after.default) {
    changes.add("default-endpoint-changed", at(here, "default"), { before: before.default, after: after.default });
  }
  for (const network of ["public", "vpc"] as const) {
    const [was, is] = [before[network], after[network]];
    for (const region of new Set([...Object.keys(was), ...Object.keys(is)])) {
      const hosts = { before: own(was, region), after: own(is, region) };
      if (hosts.before === hosts.after) continue;
      const change = hosts.before === undefined ? "added" : hosts.after === undefined ? "removed" : "changed";
      const spot = placed(at(here, network, region), network === "public" ? region : `vpc.${region}`);
      changes.add(`endpoint-${change}`, spot, hosts);
    }
  }
}

function compareGroups(before: unknown, after: unknown, { changes }: Context): void {
  const [was, is] = [before, after].map((tags) => (Array.isArray(tags) ? tags.filter(isNode) : [])) as [Node[], Node[]];
  const spot = at(productSpot, "tags");
  const group = (where: Spot, { name }: Node) => placed(where, `(group ${name})`);
  const { both, gone, come } = pairUp(was, is, (tag) => String(tag["x-acs-directory-id"] ?? tag.name));
  for (const [tag, index] of gone) changes.add("group-removed", group(at(spot, index), tag), { before: tag.name });
  for (const [tag, index] of come) changes.add("group-added", group(at(spot, index), tag), { after: tag.name });
  for (const [one, other, oneIndex, otherIndex] of both) {
    const here = group(atEach(spot, [oneIndex], [otherIndex]), other);
    if (one.name !== other.name) changes.add("group-renamed", here, { before: one.name, after: other.name });
    compareRest(one, other, new Set(["name"]), here, changes);
  }
  const names = (tags: readonly Node[]) => tags.map(({ name }) => name);
  compareOrder("tags", names(was), names(is), productSpot, changes);
}

/** What stands beside the methods of a path. */
function comparePathItems(before: Spec, after: Spec, { changes }: Context): void {
  const methods = new Set(["get", "put", "post", "delete", "patch", "head", "options"]);
  const [was, is] = [before.document.paths, after.document.paths];
  for (const key of Object.keys(is)) {
    const item = own(was, key);
    if (isNode(item)) compareRest(item, is[key] as unknown as Node, methods, at(productSpot, "paths", key), changes);
  }
}

/** What operations share, when they are done: errors, ways to prove who calls, and schemas that none of them uses. */
export function compareComponents(before: Spec, after: Spec, context: Context): void {
  const { changes } = context;
  const [was, is] = [before, after].map(({ document }) => nodeOf(document.components)) as [Node, Node];
  const here = at(productSpot, "components");
  const elsewhere = new Set(["schemas", "responses", "securitySchemes"]);
  for (const [name, one, other] of members(was.responses, is.responses)) {
    const spot: Spot = { ...placed(at(here, "responses", name), `(${name})`), direction: "response" };
    if (isNode(one) && isNode(other)) compareResponse(one, other, spot, context);
    else compareOther(name, one, other, at(here, "responses"), changes);
  }
  for (const [name, one, other] of members(was.securitySchemes, is.securitySchemes)) {
    compareSecurityScheme(name, one, other, at(here, "securitySchemes"), context);
  }
  compareNamedSchemas(before, after, at(here, "schemas"), context);
  compareRest(was, is, elsewhere, here, changes);
}

function compareSecurityScheme(name: string, before: unknown, after: unknown, spot: Spot, { changes }: Context): void {
  if (!isNode(before) || !isNode(after)) {
    compareOther(name, before, after, spot, changes);
    return;
  }
  const where = placed(at(spot, name), `(${name})`);
  const facts = ({ description: _, ...rest }: Node) => rest;
  if (!sameValue(facts(before), facts(after))) changes.add("security-scheme-changed", where, { before, after });
  compareOther("description", before.description, after.description, where, changes);
}

function compareNamedSchemas(before: Spec, after: Spec, spot: Spot, context: Context): void {
  const used = new Set(references([before.document.paths, before.document.components]));
  for (const [name, one, other] of members(before.schemas, after.schemas)) {
    const where = placed(at(spot, name), name);
    if (one === undefined) context.changes.add("schema-added", where, { after: name });
    else if (other === undefined) {
      context.changes.add(used.has(name) ? "schema-removed" : "unused-schema-changed", where, { before: name });
    } else if (!context.seen.has(name) && !sameValue(one, other)) {
      context.changes.add("unused-schema-changed", where, { before: one, after: other });
    }
  }
}

/** The members of two maps by name. */
function members(before: unknown, after: unknown): [string, unknown, unknown][] {
  const names = new Set([...Object.keys(nodeOf(before)), ...Object.keys(nodeOf(after))]);
  return [...names].map((name) => [name, own(before, name), own(after, name)]);
}

function nodeOf(value: unknown): Node {
  return isNode(value) ? value : {};
}
