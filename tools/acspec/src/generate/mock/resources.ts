import type { JsonSchema, Spec } from "../spec.ts";
import { keyText, literal, module } from "../text.ts";

/** What a mock needs of a resource; the rest of it is for people. */
const resourceKeys = [
  "title",
  "id",
  "parent",
  "refs",
  "state",
  "transitions",
  "reads",
  "fields",
  "unique",
  "blockedBy",
  "deletesAlso",
  "tags",
  "billable",
  "errors",
  "seeds",
];

/** `resources.ts`: what there is in the product, how it begins and ends, and what holds for all of it. */
export function resources(spec: Spec): string | undefined {
  if (!spec.state) return undefined;
  const rows = Object.entries(spec.state.resources);
  return module(spec, [
    'import type { MockRules, Resource } from "@acskit/mock";',
    "",
    "export const resources: Record<string, Resource> = {",
    ...rows.map(([name, resource]) => `  ${keyText(name)}: ${literal(row(resource), "  ", name.length + 4)},`),
    "};",
    "",
    `export const rules: MockRules = ${literal(spec.state.rules)};`,
  ]);
}

function row(resource: JsonSchema): JsonSchema {
  const { state, transitions, reads, ...rest } = resource;
  return picked(resourceKeys, {
    ...rest,
    state: state && picked(["field", "settled", "second"], state as JsonSchema),
    transitions: (transitions as JsonSchema[] | undefined)?.map((one) =>
      picked(["by", "from", "not", "via", "while", "to"], one),
    ),
    reads: (reads as JsonSchema[] | undefined)?.map((one) =>
      picked(["by", "at", "id", "page", "size", "everybodys", "hides", "filters"], one),
    ),
  });
}

const effectKeys = [
  "resource",
  "verb",
  "stateful",
  "in",
  "where",
  "refuses",
  "result",
  "times",
  "each",
  "sets",
  "adds",
  "removes",
  "share",
  "errors",
  "token",
];

/** What an operation does; nothing for one that is answered with its sample alone. */
export function effectOf(effect: JsonSchema | undefined): JsonSchema | undefined {
  return effect && effect.stateful !== "static" ? picked(effectKeys, effect) : undefined;
}

/** What is left out stays out: `literal` writes no undefined members. */
function picked(keys: readonly string[], from: JsonSchema): JsonSchema {
  return Object.fromEntries(keys.filter((key) => from[key] !== undefined).map((key) => [key, from[key]]));
}
