import { isNode, type Node } from "../node.ts";
import type { Provenance } from "../provenance.ts";
import { Annotation } from "./annotation.ts";

export const undocumentedKey = "x-acs-undocumented";

const operationKeys = [
  "operationId",
  "summary",
  "description",
  "x-acs-methods",
  "x-acs-schemes",
  "x-acs-kind",
  "x-acs-resource",
  "x-acs-errors",
  "parameters",
  "responses",
];

/**
 * `x-acs-undocumented` of a spec: operations that clients in the field call and no upstream document has, as
 * operations of OpenAPI, by action. A mock answers them; no client has a method for them.
 */
export function checkUndocumented(spec: Node, operations: readonly Node[], provenance: Provenance): void {
  if (spec[undocumentedKey] === undefined) return;
  const all = new Annotation(undocumentedKey, [[spec, undocumentedKey]], provenance).map(
    spec[undocumentedKey],
    "itself",
  );
  const documented = new Set(operations.map(({ operationId }) => operationId));
  for (const [action, value] of Object.entries(all)) {
    const holders = [[spec, undocumentedKey] as const, [all, action] as const];
    const it = new Annotation(`${undocumentedKey}.${action}`, holders, provenance);
    if (documented.has(action)) it.refuse("is documented by now: delete the entry");
    const operation = it.map(value, "itself", operationKeys);
    it.word(operation.operationId, "operationId", [action]);
    it.text(operation.summary, "summary");
    it.texts(operation["x-acs-methods"], "x-acs-methods");
    for (const parameter of listOf(it, operation.parameters ?? [], "parameters")) {
      it.text(parameter.name, "parameters[].name");
      if (parameter.in !== "query" || !isNode(parameter.schema)) {
        it.refuse(`needs the parameter ${parameter.name} with in: query and a schema`);
      }
    }
  }
}

/** The undocumented operations of a spec. */
export function undocumentedOf(spec: Node): Node[] {
  return Object.values((spec[undocumentedKey] ?? {}) as Record<string, Node>);
}

function listOf(it: Annotation, value: unknown, what: string): Node[] {
  if (!Array.isArray(value) || !value.every(isNode)) it.refuse(`needs ${what} as a list of maps`);
  return value;
}
