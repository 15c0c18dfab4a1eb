import { relative } from "node:path";
import type { Touching, UpgradeNotes } from "./upgrade-notes.ts";
import type { Usage } from "./usages/usage.ts";

/** How many places a change names before it counts the rest. */
const shown = 10;

/**
 * Notes for a terminal: what breaks first, each change with the lines that it touches.
 *
 * @param folder that file names are relative to
 */
export function reportText(notes: UpgradeNotes, folder: string): string {
  const { touching, count, usages } = notes;
  const broken = touching.filter(({ breaks }) => breaks);
  const head = `${notes.package} ${notes.from} → ${notes.to}: `;
  if (usages.length === 0) return `${head}${counted(count)}; your program uses none of it\n`;
  const summary = `${counted(count)}, ${touching.length} about what you use, ${broken.length} of them may break it`;
  const parts = [
    section("Breaks, or may break", broken, folder),
    section(
      "New and better",
      touching.filter(({ breaks }) => !breaks),
      folder,
    ),
  ];
  return `${head}${summary}\n${parts.join("")}`;
}

function counted(count: number): string {
  return count === 1 ? "1 change" : `${count} changes`;
}

function section(title: string, touching: readonly Touching[], folder: string): string {
  if (touching.length === 0) return "";
  return `\n${title}\n${touching.map((one) => changeText(one, folder)).join("")}`;
}

function changeText({ change, version, usages }: Touching, folder: string): string {
  const { operation, reason, migration } = change;
  const sentence = `${operation === undefined ? "" : `${operation}: `}${reason}.${migration ? ` ${migration}` : ""}`;
  const lines = [...new Set(usages.map((usage) => `      ${placeText(usage, folder)}\n`))];
  const more = lines.length - shown;
  return `\n  ${sentence} (${version})\n${lines.slice(0, shown).join("")}${more > 0 ? `      and ${more} more\n` : ""}`;
}

function placeText({ file, line, column }: Usage, folder: string): string {
  return `${relative(folder, file).replaceAll("\\", "/")}:${line}:${column}`;
}
