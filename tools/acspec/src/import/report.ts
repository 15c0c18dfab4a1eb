import type { Report } from "./document.ts";
import { groupBy } from "./group-by.ts";
import { type Oddity, oddKinds } from "./oddity.ts";

/** How many pointers of a kind a brief report shows. */
const few = 3;

/**
 * A report as text: everything odd with its pointer, by kind, then how much there is of everything.
 *
 * @param brief show the first few pointers of each kind only
 */
export function reportText(report: Report, brief = false): string {
  const kinds = [...groupBy(report.oddities, ({ kind }) => kind).values()];
  return [
    `${report.product} ${report.version}`,
    "",
    ...kinds.flatMap((group) => [...kindLines(group, brief), ""]),
    ...report.counts.map(({ what, count, parts }) => `${number(count)}  ${what}${partsText(parts)}`),
    ...droppedLine(report.dropped),
    `${number(report.oddities.length)}  odd things of ${kinds.length} kinds`,
    "",
  ].join("\n");
}

function kindLines(group: readonly Oddity[], brief: boolean): string[] {
  const shown = brief ? group.slice(0, few) : group;
  const more = group.length - shown.length;
  return [
    `${oddKinds[(group[0] as Oddity).kind]}: ${group.length}${partsText(sides(group))}`,
    ...shown.map(({ pointer, detail }) => `  ${pointer === "" ? "/" : pointer}${detail ? `  ${oneLine(detail)}` : ""}`),
    ...(more > 0 ? [`  and ${more} more`] : []),
  ];
}

/** Where a kind was met, if in several parts of the document. */
function sides(group: readonly Oddity[]): Record<string, number> {
  const parts: Record<string, number> = {};
  for (const { pointer } of group) {
    const side =
      /^\/apis\/[^/]+\/(parameters|responses)\//.exec(pointer)?.[1] ?? /^\/(components)\//.exec(pointer)?.[1];
    if (side !== undefined) parts[side] = (parts[side] ?? 0) + 1;
  }
  return Object.keys(parts).length > 1 ? parts : {};
}

function droppedLine(dropped: Readonly<Record<string, number>>): string[] {
  const total = Object.values(dropped).reduce((sum, count) => sum + count, 0);
  return total === 0 ? [] : [`${number(total)}  texts dropped${partsText(dropped)}`];
}

/** The most frequent parts; a product with a host of its own for each region has dozens. */
function partsText(parts: Readonly<Record<string, number>> = {}): string {
  const entries = Object.entries(parts);
  const shown = entries.slice(0, 12).map(([part, count]) => `${part} ${count}`);
  if (entries.length > shown.length) shown.push(`${entries.length - shown.length} more`);
  return shown.length === 0 ? "" : ` (${shown.join(", ")})`;
}

function number(value: number): string {
  return String(value).padStart(6);
}

function oneLine(detail: string): string {
  return detail.replaceAll(/\s+/g, " ");
}
