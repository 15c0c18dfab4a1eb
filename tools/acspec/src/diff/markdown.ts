import type { Change, Severity } from "./change.ts";

const headings: Readonly<Record<Severity, string>> = {
  breaking: "Breaking changes",
  feature: "Features",
  fix: "Fixes",
};

/** How many operations a line names before it counts the rest. */
const namedOperations = 5;

/**
 * The changes for people: what breaks first, with what to do about it; then features and fixes. The same thing in many
 * operations is one line, new operations are one line, texts and examples are counted.
 *
 * @returns Markdown, without a heading of its own; empty if nothing changed
 */
export function toMarkdown(changes: readonly Change[]): string {
  const sections = (Object.keys(headings) as Severity[]).map((severity) => {
    const lines = linesOf(changes.filter((change) => change.severity === severity && !change.docs));
    if (severity === "fix") lines.push(...textLine(changes.filter(({ docs }) => docs)));
    return lines.length === 0 ? "" : `### ${headings[severity]}\n\n${lines.map((line) => `- ${line}\n`).join("")}`;
  });
  return sections.filter((section) => section !== "").join("\n");
}

/** A line for each thing that changed, those of an operation together. */
function linesOf(changes: readonly Change[]): string[] {
  const added = changes.filter(({ kind }) => kind === "operation-added");
  const others = Map.groupBy(
    changes.filter(({ kind }) => kind !== "operation-added"),
    ({ reason, migration = "", operation = "" }) =>
      JSON.stringify([plain(reason, operation), plain(migration, operation)]),
  );
  return [
    ...(added.length > 1 ? [`New operations: ${added.map(({ operation }) => `\`${operation}\``).join(", ")}.`] : []),
    ...(added.length === 1 ? [`New operation: \`${added[0]?.operation}\`.`] : []),
    ...[...others.values()].map((alike) => line(alike)),
  ];
}

/** The operation's name out of a sentence, so that the same thing in two operations reads the same. */
function plain(sentence: string, operation: string): string {
  return operation === "" ? sentence : sentence.replaceAll(`\`${operation}\``, "`…`");
}

function line(alike: readonly Change[]): string {
  const { reason, migration, operation } = alike[0] as Change;
  const names = [...new Set(alike.flatMap((change) => change.operation ?? []))];
  const said = names.length > 1 && operation !== undefined ? reason.replaceAll(`\`${operation}\``, "it") : reason;
  const sentence = `${said}.${migration === undefined ? "" : ` ${migration}`}`;
  if (names.length === 0) return `${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}`;
  return `${listed(names)}: ${sentence}`;
}

function listed(names: readonly string[]): string {
  const some = names.slice(0, namedOperations).map((name) => `**${name}**`);
  const more = names.length - some.length;
  return more > 0 ? `${some.join(", ")} and ${more} more` : some.join(", ");
}

function textLine(docs: readonly Change[]): string[] {
  if (docs.length === 0) return [];
  const operations = new Set(docs.flatMap(({ operation }) => operation ?? [])).size;
  const where = operations === 0 ? "" : ` in ${operations} operation${operations === 1 ? "" : "s"}`;
  return [
    `${docs.length} text${docs.length === 1 ? "" : "s"} and example${docs.length === 1 ? "" : "s"} changed${where}.`,
  ];
}
