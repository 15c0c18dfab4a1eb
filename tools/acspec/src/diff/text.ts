import { bumpOf } from "./bump.ts";
import type { Change, Severity } from "./change.ts";

/** The changes for a terminal: a line each, breaking ones first; texts and examples are counted. */
export function toText(changes: readonly Change[]): string {
  if (changes.length === 0) return "nothing changed\n";
  const told = changes.filter(({ docs }) => !docs);
  const lines = told.map(({ severity, operation, place, kind, reason }) => {
    const where = [operation, place === "(operation)" ? undefined : place]
      .filter((part) => part !== undefined)
      .join(" ");
    return `${severity.padEnd(8)}  ${where}: ${reason} [${kind}]\n`;
  });
  const texts = changes.length - told.length;
  return `${lines.join("")}${texts > 0 ? `fix       ${texts} texts and examples\n` : ""}\n${summary(changes)}\n`;
}

function summary(changes: readonly Change[]): string {
  const count = (severity: Severity) => changes.filter((change) => change.severity === severity).length;
  const counted = (number: number, word: string) =>
    `${number} ${word}${number === 1 ? "" : word === "fix" ? "es" : "s"}`;
  return (
    `${count("breaking")} breaking, ${counted(count("feature"), "feature")}, ${counted(count("fix"), "fix")}: ` +
    `a ${bumpOf(changes, "1.0.0")} version (below 1.0.0 a ${bumpOf(changes, "0.1.0")} one)`
  );
}
