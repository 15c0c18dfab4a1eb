import type { FactRamAction } from "../facts.ts";
import { anything, listOf, name, type Reader, readNode, record, text } from "./node.ts";

/** What a caller must be allowed to do. Two shapes are known: `{ ramAction: { action } }` and a flat `{ action }`. */
export const readRamActions: Reader<FactRamAction[]> = (value, at, context) =>
  listOf(readRamAction)(value, at, context);

const readRamAction: Reader<FactRamAction> = (value, at, context) => {
  const node = record(value, at, context);
  if (!("action" in node)) {
    return readNode("ramAction", node, at, context, {
      operationType: text,
      apiName: name,
      ramAction: anything,
    }) as FactRamAction;
  }
  context.note("otherName", at, "action without ramAction around it");
  const { operationType, ...ramAction } = anything(node, at, context) as Record<string, unknown>;
  return { ...(operationType === undefined ? {} : { operationType }), ramAction } as FactRamAction;
};
