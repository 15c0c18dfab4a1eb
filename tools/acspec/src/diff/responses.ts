import { isNode, type Node, own } from "../compose/node.ts";
import type { Context } from "./context.ts";
import { compareOther, compareRest } from "./rest.ts";
import { compareSchemas } from "./schema/compare.ts";
import { at, placed, type Spot } from "./spot.ts";

/** Compares the answers of an operation by status; places in the one that is no error have no status before them. */
export function compareResponses(before: unknown, after: unknown, spot: Spot, context: Context): void {
  const here: Spot = { ...at(spot, "responses"), direction: "response", role: "field" };
  for (const status of new Set([...keysOf(before), ...keysOf(after)])) {
    const [was, is] = [own(before, status), own(after, status)];
    const where = placed(at(here, status), status === "200" ? "" : `(${status})`);
    if (isNode(was) && isNode(is)) compareResponse(was, is, where, context);
    else if (was === undefined)
      context.changes.add("response-status-added", placed(where, `(${status})`), { after: status });
    else if (is === undefined)
      context.changes.add("response-status-removed", placed(where, `(${status})`), { before: status });
    else compareOther(status, was, is, here, context.changes);
  }
}

/** Compares one answer: its type, fields and headers. */
export function compareResponse(before: Node, after: Node, spot: Spot, context: Context): void {
  const { changes } = context;
  compareRest(before, after, new Set(["content", "headers"]), spot, changes);
  const [wasTypes, isTypes] = [keysOf(before.content), keysOf(after.content)];
  const here = at(spot, "content");
  if (wasTypes[0] !== isTypes[0]) {
    changes.add("response-media-type-changed", here, {
      before: wasTypes[0] ?? "nothing",
      after: isTypes[0] ?? "nothing",
    });
  }
  for (const type of new Set([...wasTypes, ...isTypes])) {
    const [was, is] = [own(before.content, type), own(after.content, type)];
    if (isNode(was) && isNode(is)) {
      compareRest(was, is, new Set(["schema"]), at(here, type), changes);
      compareSchemas(was.schema ?? {}, is.schema ?? {}, at(here, type, "schema"), context);
    } else if (type !== wasTypes[0] && type !== isTypes[0]) compareOther(type, was, is, here, changes);
  }
  compareHeaders(before.headers, after.headers, at(spot, "headers"), context);
}

function compareHeaders(before: unknown, after: unknown, spot: Spot, context: Context): void {
  for (const name of new Set([...keysOf(before), ...keysOf(after)])) {
    const [was, is] = [own(before, name), own(after, name)];
    const here = placed(at(spot, name), `headers.${name}`);
    if (was === undefined) context.changes.add("response-header-added", here, { after: name });
    else if (is === undefined) context.changes.add("response-header-removed", here, { before: name });
    else if (isNode(was) && isNode(is)) {
      compareRest(was, is, new Set(["schema"]), here, context.changes);
      compareSchemas(was.schema ?? {}, is.schema ?? {}, at(here, "schema"), context);
    } else compareOther(name, was, is, spot, context.changes);
  }
}

function keysOf(value: unknown): string[] {
  return isNode(value) ? Object.keys(value) : [];
}
