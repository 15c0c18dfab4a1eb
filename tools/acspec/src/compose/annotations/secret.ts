import { parametersOf, propertiesOf } from "../fields.ts";
import type { Node } from "../node.ts";
import type { Provenance } from "../provenance.ts";
import { allSchemas } from "../walk.ts";
import { Annotation } from "./annotation.ts";

export const secretKey = "x-acs-secret";

/** `x-acs-secret: true`: no log may show it. Anything else but `true` would be passed over in silence. */
export function checkSecrets(spec: Node, operations: readonly Node[], provenance: Provenance): void {
  const check = (name: string, holder: Node) => {
    if (holder[secretKey] === undefined || holder[secretKey] === true) return;
    new Annotation(`${secretKey} of ${name}`, [[holder, secretKey]], provenance).refuse("can be true, nothing else");
  };
  for (const operation of operations) {
    for (const [name, { holder }] of parametersOf(operation)) check(`${operation.operationId}.${name}`, holder);
  }
  for (const schema of allSchemas(spec, operations)) {
    for (const [name, property] of propertiesOf(schema)) check(name, property);
  }
}
