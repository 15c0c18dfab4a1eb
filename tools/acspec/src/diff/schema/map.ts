import { isNode } from "../../compose/node.ts";
import { compareOther } from "../rest.ts";
import { at, placed } from "../spot.ts";
import type { Pair } from "./compare.ts";
import { compareSchemas } from "./compare.ts";

/** Compares what an object holds beyond its named fields; types know of it only where it is said. */
export function compareMap({ before, after, spot, context, spotOf }: Pair): void {
  const [was, is] = [valuesOf(before.additionalProperties), valuesOf(after.additionalProperties)];
  const where = at(spotOf("additionalProperties"), "additionalProperties");
  if (was && is) {
    compareSchemas(was, is, placed({ ...where, role: "field" }, `${spot.place}{}`), context);
  } else if (was || is) {
    const [gone, come] =
      spot.direction === "request" ? (["forbidden", "allowed"] as const) : (["removed", "added"] as const);
    const kind = `${spot.direction}-map-values-${is ? come : gone}` as Parameters<typeof context.changes.add>[0];
    context.changes.add(
      kind,
      where,
      is ? { after: after.additionalProperties } : { before: before.additionalProperties },
    );
  } else {
    compareOther(
      "additionalProperties",
      before.additionalProperties,
      after.additionalProperties,
      spotOf("additionalProperties"),
      context.changes,
    );
  }
}

function valuesOf(stated: unknown): object | undefined {
  return stated === true ? {} : isNode(stated) ? stated : undefined;
}
