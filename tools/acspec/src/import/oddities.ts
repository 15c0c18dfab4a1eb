/**
 * What is odd in facts: rules by kind of node, none of which changes anything.
 *
 * @module
 */
import type { Facts } from "../facts.ts";
import { groupBy } from "./group-by.ts";
import { oddDocument } from "./odd-document.ts";
import { oddErrorCodes } from "./odd-error-codes.ts";
import { oddExamples } from "./odd-examples.ts";
import { oddOperations } from "./odd-operations.ts";
import { oddParameters } from "./odd-parameters.ts";
import { oddSchemas } from "./odd-schemas.ts";
import { type Oddity, oddKinds } from "./oddity.ts";

/** The readers' notes and everything odd in the facts, by kind; within a kind in the order of the document. */
export function oddities(facts: Facts, notes: readonly Oddity[]): Oddity[] {
  const found = [
    ...notes,
    ...oddSchemas(facts),
    ...oddParameters(facts),
    ...oddExamples(facts),
    ...oddOperations(facts),
    ...oddErrorCodes(facts),
    ...oddDocument(facts),
  ];
  const byKind = groupBy(found, ({ kind }) => kind);
  return Object.keys(oddKinds).flatMap((kind) => byKind.get(kind as Oddity["kind"]) ?? []);
}
