import { answerFieldsOf, parametersOf, propertiesOf } from "../fields.ts";
import type { Schemas } from "../mend.ts";
import { isNode, type Node, own } from "../node.ts";
import type { Provenance } from "../provenance.ts";
import { answerOf } from "../samples.ts";
import { schemasFrom } from "../walk.ts";

/** How many there are, and how many of them have a text. */
interface Tally {
  has: number;
  of: number;
}

/** What is said about the operations of a group, and whether a file of texts is there for it. */
export interface GroupTally {
  group: string;
  hasFile: boolean;
  summaries: Tally;
  parameters: Tally;
  fields: Tally;
  advice: Tally;
}

const ungrouped = "(in no group)";

/** Texts by group, in the order of the groups. */
export function tallyTexts(spec: Node, operations: readonly Node[], provenance: Provenance): GroupTally[] {
  const schemas = (own(spec.components, "schemas") ?? {}) as Schemas;
  const byGroup = new Map<string, Node[]>((spec.tags as Node[]).map(({ name }) => [String(name), []]));
  for (const operation of operations) {
    const group = (operation.tags as string[] | undefined)?.[0] ?? ungrouped;
    byGroup.set(group, [...(byGroup.get(group) ?? []), operation]);
  }
  return [...byGroup].map(([group, members]) => ({
    group,
    hasFile: members.some((operation) => provenance.of(operation, "summary")?.from === "docs"),
    summaries: tally(members, "summary"),
    parameters: tally(members.flatMap(parameterNodes), "description"),
    fields: tally(
      members.flatMap((operation) => fieldNodes(operation, schemas)),
      "description",
    ),
    advice: tally(members.flatMap(errorNodes), "advice"),
  }));
}

function tally(nodes: readonly Node[], text: string): Tally {
  return { has: nodes.filter((one) => one[text] !== undefined).length, of: nodes.length };
}

/** Parameters and the fields below them. */
function parameterNodes(operation: Node): Node[] {
  return [...parametersOf(operation).values()].flatMap(({ holder, schema }) => [holder, ...named(schema)]);
}

function fieldNodes(operation: Node, schemas: Schemas): Node[] {
  return [...answerFieldsOf(answerOf(operation), schemas).values()].flatMap(({ holder, schema }) => [
    holder,
    ...named(schema),
  ]);
}

function named(schema: Node): Node[] {
  return [...schemasFrom(schema)].flatMap((one) => propertiesOf(one).map(([, property]) => property));
}

function errorNodes(operation: Node): Node[] {
  const errors = operation["x-acs-errors"];
  return isNode(errors) ? (Object.values(errors).flat() as Node[]) : [];
}
