import type { FactParameter } from "../facts.ts";
import { extension, type Node, node } from "./node.ts";
import type { Context } from "./provenance.ts";
import { composeSchema } from "./schema.ts";

/** A query, path, header or host parameter; `at` is its JSON pointer in the facts. */
export function composeParameter(facts: FactParameter, at: string, context: Context): Node {
  const { name, in: place, style, allowEmptyValue, schema: factSchema, ...others } = facts;
  const { description, deprecated, ...schema } = composeSchema(factSchema ?? {}, `${at}/schema`, context);
  context.provenance.say(schema, { from: "upstream", pointer: `${at}/schema` });
  const parameter = node([
    ["name", name],
    ["in", place],
    ["description", description],
    ["required", factSchema?.required === true || place === "path" ? true : undefined],
    ["deprecated", deprecated],
    ["allowEmptyValue", place === "query" && allowEmptyValue === true ? true : undefined],
    ...Object.entries(wireStyle(style, place)),
    ["x-acs-style", style],
    ...(style === "json"
      ? ([["content", { "application/json": { schema } }]] as const)
      : ([["schema", schema]] as const)),
    ...Object.entries(others).map(([fact, value]) => [extension(fact), value] as const),
  ]);
  context.provenance.say(parameter, { from: "upstream", pointer: at });
  return parameter;
}

/** OpenAPI's words for a style, where it has them for the place. */
function wireStyle(style: string | undefined, place: string): Node {
  if (place !== "query") return {};
  if (style === "simple") return { style: "form", explode: false };
  return style === "spaceDelimited" || style === "pipeDelimited" ? { style, explode: false } : {};
}
