import { sameValue } from "../../compose/node.ts";
import { at } from "../spot.ts";
import type { Pair } from "./compare.ts";

/** The service fills in what is left out; that a default is stated, or no longer, changes nothing about it. */
export function compareDefault({ before, after, spot, context, spotOf }: Pair): void {
  const [was, is] = [before.default, after.default];
  if (sameValue(was, is)) return;
  const isStated = was === undefined || is === undefined;
  const kind =
    spot.direction === "response"
      ? "response-default-changed"
      : isStated
        ? "request-default-stated"
        : "request-default-changed";
  context.changes.add(kind, at(spotOf("default"), "default"), { before: was, after: is });
}
