import type { Node } from "../../compose/node.ts";
import type { Kind } from "../rules/index.ts";
import { at } from "../spot.ts";
import type { Pair } from "./compare.ts";

const words = ["nullable", "x-acs-nullable", "type"] as const;

export function compareNull({ before, after, spot, context, spotOf }: Pair): void {
  const [was, is] = [allowsNull(before), allowsNull(after)];
  if (was === is) return;
  const kinds: Record<string, Kind> = is
    ? { request: "request-null-allowed", response: "response-null-added" }
    : { request: "request-null-forbidden", response: "response-null-removed" };
  const saying = is ? after : before;
  const word = words.find((one) => (one === "type" ? Array.isArray(saying.type) : saying[one] === true)) ?? "type";
  context.changes.add(kinds[spot.direction] as Kind, at(spotOf(word), word), is ? { after: true } : { before: true });
}

function allowsNull({ nullable, "x-acs-nullable": upstream, type }: Node): boolean {
  return nullable === true || upstream === true || type === "null" || (Array.isArray(type) && type.includes("null"));
}
