import type { Node } from "../../compose/node.ts";
import type { Changes } from "../changes.ts";
import { at, type Spot } from "../spot.ts";
import type { Pair } from "./compare.ts";

export function compareDeprecation({ before, after, spot, context, spotOf }: Pair): void {
  reportDeprecation(before.deprecated === true, after.deprecated === true, spotOf("deprecated"), context.changes, spot);
}

/** @param where what is deprecated; `spot` says whether that is a parameter or a field */
export function reportDeprecation(was: boolean, is: boolean, where: Spot, changes: Changes, spot: Spot = where): void {
  if (was === is) return;
  const subject =
    spot.direction === "response"
      ? "response-field"
      : spot.role === "parameter"
        ? "request-parameter"
        : "request-field";
  changes.add(
    `${subject}-${is ? "deprecated" : "undeprecated"}`,
    at(where, "deprecated"),
    is ? { after: true } : { before: true },
  );
}

export function compareSecret(before: Node, after: Node, spot: Spot, changes: Changes): void {
  const [was, is] = [before["x-acs-secret"] === true, after["x-acs-secret"] === true];
  if (was === is) return;
  changes.add(
    is ? "secret-added" : "secret-removed",
    at(spot, "x-acs-secret"),
    is ? { after: true } : { before: true },
  );
}
