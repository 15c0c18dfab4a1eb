import type { Change, Severity } from "./change.ts";

const headings: Readonly<Record<Severity, string>> = {
  breaking: "Breaking changes",
  feature: "Features",
  fix: "Fixes",
};

/** How many operations a line names before it counts the rest. */
const namedOperations = 5;

/**
 * The changes for people: what breaks first, with what to do about it; then features and fixes. By operation; what is
 * the same in several is said once, new operations are one line, texts and examples are counted.
 *
 * @returns Markdown, sections with headings of the third level; empty if nothing changed
 */
export function toMarkdown(changes: readonly Change[]): string {
  const sections = (Object.keys(headings) as Severity[]).map((severity) => {
    const lines = linesOf(changes.filter((change) => change.severity === severity && !change.docs));
    if (severity === "fix") lines.push(...textLine(changes.filter(({ docs }) => docs)));
    return lines.length === 0 ? "" : `### ${headings[severity]}\n\n${lines.map((line) => `- ${line}\n`).join("")}`;
  });
  return sections.filter((section) => section !== "").join("\n");
}

/** New operations together; then a line for the operations that something happened to, with all of it. */
function linesOf(changes: readonly Change[]): string[] {
  const added = changes.filter(({ kind }) => kind === "operation-added").map(({ operation }) => `\`${operation}\``);
  const others = changes.filter(({ kind }) => kind !== "operation-added");
  const alike = [...Map.groupBy(others, sameness).values()];
  const byOperations = Map.groupBy(alike, (same) => operationsOf(same).join(", "));
  return [
    ...(added.length > 0 ? [`New operation${added.length > 1 ? "s" : ""}: ${added.join(", ")}.`] : []),
    ...[...byOperations].flatMap(([, told]) => paragraph(told)),
  ];
}

/** What two operations have in common if the same happened to both. */
function sameness({ reason, migration = "", operation = "" }: Change): string {
  return [reason, migration].map((sentence) => sentence.replaceAll(`\`${operation}\``, "it")).join("\n");
}

function operationsOf(changes: readonly Change[]): string[] {
  return [...new Set(changes.flatMap(({ operation }) => operation ?? []))];
}

function paragraph(told: readonly (readonly Change[])[]): string[] {
  const names = operationsOf(told[0] ?? []);
  const sentences = told.map((same) => sentence(same[0] as Change, names.length > 1));
  if (names.length === 0) return sentences.map((text) => text.charAt(0).toUpperCase() + text.slice(1));
  const some = names.slice(0, namedOperations).map((name) => `**${name}**`);
  const more = names.length - some.length;
  const subject = more > 0 ? `${some.join(", ")} and ${more} more` : some.join(", ");
  return [sentences.length === 1 ? `${subject}: ${sentences[0]}` : [subject, ...sentences].join("\n  - ")];
}

function sentence({ reason, migration, operation }: Change, isOfSeveral: boolean): string {
  const said = isOfSeveral ? reason.replaceAll(`\`${operation}\``, "it") : reason;
  return `${said}.${migration === undefined ? "" : ` ${migration}`}`;
}

function textLine(docs: readonly Change[]): string[] {
  if (docs.length === 0) return [];
  const count = operationsOf(docs).length;
  const where = count === 0 ? "" : ` in ${count} operation${count === 1 ? "" : "s"}`;
  return [
    docs.length === 1 ? `A text or an example changed${where}.` : `${docs.length} texts and examples changed${where}.`,
  ];
}
