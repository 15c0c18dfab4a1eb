import { operationsOf } from "../compose/compose.ts";
import type { Node } from "../compose/node.ts";
import { type Change, diff } from "../diff/index.ts";
import { readSpec, type Spec } from "../generate/spec.ts";
import { unreviewedKey } from "./review.ts";

/** What changes for users between two specs; who has looked at an operation is none of their business. */
export function changesBetween(before: string, after: string, file: string): Change[] {
  return diff(readComparable(before, file), readComparable(after, file));
}

function readComparable(text: string, file: string): Spec {
  const spec = readSpec(text, file);
  for (const operation of operationsOf(spec.document as unknown as Node)) delete operation[unreviewedKey];
  return spec;
}
