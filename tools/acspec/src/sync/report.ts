/**
 * What sync did and what a person should look at, as Markdown: for a terminal, and as the text of a pull request.
 *
 * @module
 */
import { operationsOf } from "../compose/compose.ts";
import { bumpOf, toMarkdown } from "../diff/index.ts";
import { type Oddity, oddKinds } from "../import/oddity.ts";
import type { Plan } from "./plan.ts";
import { withoutReviewFile } from "./without-review.ts";

/** How many names or files a line shows before it counts the rest. */
const shown = 12;

export function reportText(plan: Plan): string {
  const { note, changes, composed } = plan;
  const { title, version } = composed.spec.info as Record<string, string>;
  const looks = lookAt(plan).map((line) => `- [ ] ${line}\n`);
  return [
    `## ${title}, ${version}\n`,
    `${releaseLine(plan)}\n`,
    ...(changes.length > 0 ? [toMarkdown(note?.changes ?? changes)] : []),
    ...(looks.length > 0 ? [`### To look at\n\n${looks.join("")}`] : []),
    `### Written\n\n${filesText(plan)}`,
  ].join("\n");
}

function releaseLine({ product, note, changes }: Plan): string {
  if (changes.length === 0) return "The facts changed, but nothing that users of the packages notice: no changeset.";
  if (!note || note.changes.length === 0) return "It takes back what was found earlier today: its changeset is gone.";
  const bumps = note.packages.map(({ name, version }) => `\`${name}\` ${bumpOf(note.changes, version)}`);
  const bump = bumps.length === 0 ? `${product} has no packages` : bumps.join(", ");
  return `Changeset \`${note.file}\`: ${bump}.`;
}

/** What a person should look at, a line each. */
function lookAt({ product, composed, unreviewed, followed, doubtful }: Plan): string[] {
  const operations = new Map(operationsOf(composed.spec).map((one) => [String(one.operationId), one]));
  const came = unreviewed.filter(({ isNew }) => isNew).map(({ action }) => action);
  const lacking = (key: string) => came.filter((action) => operations.get(action)?.[key] === undefined);
  const file = withoutReviewFile(`specs/${product}`);
  const usesResources = [...operations.values()].some((operation) => operation["x-acs-resource"] !== undefined);
  return [
    ...named(came, `taken to write until somebody has looked (kind, pages, waiters, secrets), see \`${file}\``, "New"),
    ...unreviewed
      .filter(({ isNew }) => !isNew)
      .map(({ action, reason }) => `\`${action}\`: ${reason} See \`${file}\`.`),
    ...unreviewed
      .filter(({ isNew, reason }) => isNew && reason.includes(";"))
      .map(({ action, reason }) => `\`${action}\`: ${reason}`),
    ...named(lacking("summary"), `write a text in \`specs/${product}/docs\``, "Without a text"),
    ...(usesResources ? named(lacking("x-acs-resource"), "say what they make or change", "Without a resource") : []),
    ...followed,
    ...doubtful.map((oddity) => doubtLine(oddity, product)),
  ];
}

function named(actions: readonly string[], todo: string, what: string): string[] {
  if (actions.length === 0) return [];
  return [`${what}: ${someOf(actions.map((action) => `\`${action}\``))}: ${todo}.`];
}

function doubtLine({ kind, pointer, detail }: Oddity, product: string): string {
  const more = detail === undefined ? "" : ` (${detail.replaceAll(/\s+/g, " ")})`;
  return `Doubtful, ${oddKinds[kind]}: \`${pointer}\`${more}; if it cannot be meant, correct it in \`specs/${product}/overlay\`.`;
}

function filesText({ texts }: Plan): string {
  const lines = [...texts].map(([file, text]) => `- \`${file}\`${text === undefined ? ", removed" : ""}`);
  return `${lines.join("\n")}\n`;
}

function someOf(items: readonly string[]): string {
  const more = items.length - shown;
  return items.slice(0, shown).join(", ") + (more > 0 ? ` and ${more} more` : "");
}
