import type { Oddity, OddKind } from "../../import/oddity.ts";
import type { Node } from "../node.ts";
import type { Provenance } from "../provenance.ts";
import { allSchemas } from "../walk.ts";

/** Kinds of oddities that may be upstream's mistakes; an overlay is where to correct them. */
const doubtfulKinds: readonly OddKind[] = [
  "impossible",
  "wrongLimit",
  "emptyEnum",
  "badPattern",
  "exampleType",
  "flagField",
  "exampleLimit",
  "examplePattern",
  "defaultType",
];

/** Doubtful facts by kind, in the order of the list, but those that an overlay has corrected. */
export function doubts(
  oddities: readonly Oddity[],
  spec: Node,
  operations: readonly Node[],
  provenance: Provenance,
): [kind: OddKind, found: Oddity[]][] {
  const corrected = correctedPointers(spec, operations, provenance);
  const open = oddities.filter(({ pointer }) => !corrected.some((schema) => `${pointer}/`.startsWith(`${schema}/`)));
  return doubtfulKinds
    .map((kind): [OddKind, Oddity[]] => [kind, open.filter((oddity) => oddity.kind === kind)])
    .filter(([, found]) => found.length > 0);
}

/** Where in the facts an overlay has changed a limit, an enum or a type. */
function correctedPointers(spec: Node, operations: readonly Node[], provenance: Provenance): string[] {
  return [...allSchemas(spec, operations)].flatMap((schema) => {
    const source = provenance.of(schema);
    const changes = [...provenance.keysOf(schema)].filter(
      ([key, { from }]) => from === "overlay" && key !== "required",
    );
    return source?.from === "upstream" && changes.length > 0 ? [source.pointer] : [];
  });
}
