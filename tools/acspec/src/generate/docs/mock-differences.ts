/**
 * The page that says how a product's mock differs from the service, operation by operation.
 *
 * @module
 */
import type { JsonSchema, Operation, Spec } from "../spec.ts";
import { codeRows } from "./codes.ts";

/** A page in Markdown; nothing for a product without resources, whose mock answers samples alone. */
export function mockDifferences(spec: Spec): string | undefined {
  if (!spec.state) return undefined;
  const { title } = spec.document.info;
  return `${[
    `# How the mock of ${title} differs from the service`,
    "",
    `Written by \`pnpm generate\` from the spec (${spec.product} ${spec.version}); never edited. What the words mean: [the mock's differences](../mock-differences.md).`,
    "",
    ...summary(spec),
    "",
    ...groupsOf(spec).flatMap(([group, operations]) => [`## ${group}`, "", ...operations.flatMap(entry), ""]),
    ...undocumentedSection(spec),
    "## Resources",
    "",
    ...Object.entries(spec.state.resources).flatMap(([name, resource]) => resourceEntry(name, resource)),
  ]
    .join("\n")
    .trimEnd()}\n`;
}

function summary({ operations }: Spec): string[] {
  const count = (how: string) => operations.filter(({ effect }) => statefulness(effect) === how).length;
  const unsure = operations.filter(({ effect }) => effect?.sure === false).length;
  return [
    "| operations | how they are answered |",
    "| --- | --- |",
    `| ${count("full")} | from the state alone (full) |`,
    `| ${count("part")} | from the state and something made up (part) |`,
    `| ${count("static")} | with the spec's sample, whatever was asked (static) |`,
    `| ${unsure} | of these do something that no source says: marked as not sure |`,
  ];
}

/** By group in the order of the spec; what is in none comes last. */
function groupsOf({ operations }: Spec): [group: string, operations: Operation[]][] {
  const groups = new Map<string, Operation[]>();
  for (const operation of operations) {
    const group = operation.group ?? "In no group";
    groups.set(group, [...(groups.get(group) ?? []), operation]);
  }
  return [...groups];
}

/** `- **RunInstances**: full, creates Instance. …` with its codes below. */
function entry({ action, effect }: Operation): string[] {
  const how = statefulness(effect);
  const words = [how];
  if (effect && how !== "static") words.push(doing(effect));
  const notes = [effect?.sure === false ? "**Not sure.**" : "", sentence(effect?.note)].filter((text) => text !== "");
  const codes = codeRows(effect);
  return [
    `- **${action}**: ${words.join(", ")}.${notes.map((text) => ` ${text}`).join("")}`,
    ...(codes.length > 0 ? [`  Codes: ${codes.join("; ")}.`] : []),
  ];
}

function doing({ verb, resource }: JsonSchema): string {
  const of = [resource].flat().join(", ");
  return `${String(verb)} of ${of}`;
}

function statefulness(effect: JsonSchema | undefined): string {
  return typeof effect?.stateful === "string" ? effect.stateful : "static";
}

function undocumentedSection({ undocumented }: Spec): string[] {
  if (undocumented.length === 0) return [];
  return [
    "## Undocumented",
    "",
    "No document of the vendor's has these operations; programs in the field call them. No client has a method for them.",
    "",
    ...undocumented.flatMap(entry),
    "",
  ];
}

function resourceEntry(name: string, { title, note, sure, transitions }: JsonSchema): string[] {
  const unsure = ((transitions ?? []) as JsonSchema[]).filter((transition) => transition.sure === false);
  const steps = unsure.map(({ by, from, via, to }) => {
    const ends = [from === undefined ? "" : [from].flat().join(" or "), via, to].filter((word) => word).join(" → ");
    return `${[by].flat().join(", ")}: ${ends}`;
  });
  return [
    `- **${name}** (${String(title ?? name)}).${sure === false ? " **Not sure.**" : ""}${note === undefined ? "" : ` ${sentence(note)}`}`,
    ...(steps.length > 0 ? [`  Not sure: ${steps.join("; ")}.`] : []),
  ];
}

/** A text as a sentence of Markdown. */
function sentence(text: unknown): string {
  if (typeof text !== "string" || text === "") return "";
  const first = text.charAt(0).toUpperCase() + text.slice(1);
  return /[.!?]$/.test(first) ? first : `${first}.`;
}
