import { isNode, type Node, own } from "../compose/node.ts";
import type { Context } from "./context.ts";
import { compareOrder, compareOther, compareRest } from "./rest.ts";
import { at, placed, type Spot } from "./spot.ts";

const form = "application/x-www-form-urlencoded";

/** What is said of a body beside its parameters, which are compared with the others. */
export function compareBody(before: unknown, after: unknown, spot: Spot, { changes }: Context): void {
  if (!isNode(before) || !isNode(after)) return;
  const here = placed(at(spot, "requestBody"), "(body)");
  const [[wasType, was], [isType, is]] = [firstOf(before.content), firstOf(after.content)];
  if (wasType !== isType)
    changes.add("request-body-type-changed", at(here, "content"), { before: wasType, after: isType });
  else if (isNode(was) && isNode(is))
    compareRest(was, is, new Set(["schema"]), at(here, "content", String(isType)), changes);
  for (const type of new Set([...typesOf(before.content).slice(1), ...typesOf(after.content).slice(1)])) {
    compareOther(type, own(before.content, type), own(after.content, type), at(here, "content"), changes);
  }
  const isForm = (type: string | undefined, body: Node) => type === form && body["x-acs-name"] === undefined;
  if (!isForm(wasType, before) || !isForm(isType, after)) return;
  compareRest(before, after, new Set(["content", "required"]), here, changes);
  const [wasSchema, isSchema] = [own(was, "schema"), own(is, "schema")];
  if (!isNode(wasSchema) || !isNode(isSchema)) return;
  const schemaSpot = at(here, "content", form, "schema");
  compareRest(wasSchema, isSchema, new Set(["properties", "required"]), schemaSpot, changes);
  compareOrder("required", listOf(wasSchema.required), listOf(isSchema.required), schemaSpot, changes);
}

function firstOf(content: unknown): [string | undefined, unknown] {
  return (isNode(content) ? Object.entries(content)[0] : undefined) ?? [undefined, undefined];
}

function typesOf(content: unknown): string[] {
  return isNode(content) ? Object.keys(content) : [];
}

function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}
