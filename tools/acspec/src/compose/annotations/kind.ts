import { parametersOf } from "../fields.ts";
import type { Node } from "../node.ts";
import type { Provenance } from "../provenance.ts";
import { Annotation } from "./annotation.ts";

export const kindKey = "x-acs-kind";

/** `x-acs-kind`: whether an operation reads or writes, and the parameter that makes a write safe to repeat. */
export function checkKind(operation: Node, provenance: Provenance): void {
  if (operation[kindKey] === undefined) return;
  const it = new Annotation(`${kindKey} of ${operation.operationId}`, [[operation, kindKey]], provenance);
  const { kind, token } = it.map(operation[kindKey], "itself", ["kind", "token"]);
  it.word(kind, "kind", ["read", "write"]);
  if (token === undefined) return;
  const inner = it.within(operation[kindKey] as Node, "token");
  inner.known(token, "parameter", parametersOf(operation).keys());
  if (kind === "read") inner.refuse("names a token, but a read needs none");
}
