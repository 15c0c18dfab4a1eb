/**
 * Entries of YAML files that people write: out of a file, or from one file to another, everything else byte for byte.
 *
 * @module
 */
import {
  type Document,
  isMap,
  isPair,
  isSeq,
  isNode as isYaml,
  type Pair,
  parseDocument,
  type YAMLMap,
  type YAMLSeq,
} from "yaml";

export type Way = readonly (string | number)[];

/**
 * The text without an entry, and without what holds nothing else.
 *
 * @param way keys and indices that lead to it
 * @returns nothing where nothing is left; the same text where there is no such entry
 */
export function cutFromYaml(text: string, way: Way): string | undefined {
  const document = parseDocument(text);
  const whole = widest(document, way);
  if (whole.length === 0) return undefined;
  const lines = blockLines(text, document, whole);
  if (lines) return joined(text.slice(0, lines.start), text.slice(lines.end));
  return document.deleteIn(whole) ? document.toString({ lineWidth: 120 }) : text;
}

/** The lines of a block entry, comments above it among them. */
export function linesOfEntry(text: string, way: Way): string | undefined {
  const lines = blockLines(text, parseDocument(text), way);
  return lines && text.slice(lines.start, lines.end).trimEnd();
}

/** As much of a way as holds this entry alone. */
function widest(document: Document, way: Way): Way {
  let whole = way;
  while (whole.length > 0) {
    const parent = whole.length === 1 ? document.contents : document.getIn(whole.slice(0, -1), true);
    if (!(isMap(parent) || isSeq(parent)) || parent.items.length > 1) break;
    whole = whole.slice(0, -1);
  }
  return whole;
}

function blockLines(text: string, document: Document, way: Way): { start: number; end: number } | undefined {
  const parent = way.length === 1 ? document.contents : document.getIn(way.slice(0, -1), true);
  if (!(isMap(parent) || isSeq(parent)) || parent.flow) return undefined;
  const at = indexOf(parent, way.at(-1) as string | number);
  const [item, next] = [parent.items[at], parent.items[at + 1]];
  const [from, until] = [offsets(item), offsets(next)];
  if (!from) return undefined;
  const start = commentsAbove(text, lineStart(text, from.start));
  return { start, end: until ? commentsAbove(text, lineStart(text, until.start)) : lineEnd(text, from.end) };
}

function indexOf(parent: YAMLMap | YAMLSeq, key: string | number): number {
  if (isSeq(parent)) return Number(key);
  return (parent.items as Pair[]).findIndex((pair) => String(pair.key) === String(key));
}

function offsets(item: unknown): { start: number; end: number } | undefined {
  const [first, last] = isPair(item) ? [item.key, item.value ?? item.key] : [item, item];
  if (!isYaml(first) || !isYaml(last) || !first.range || !last.range) return undefined;
  return { start: first.range[0], end: last.range[1] };
}

function lineStart(text: string, offset: number): number {
  return text.lastIndexOf("\n", offset - 1) + 1;
}

/** After the line that holds an offset; a text's end may stand at the start of the line behind it. */
function lineEnd(text: string, offset: number): number {
  const end = text.indexOf("\n", text[offset - 1] === "\n" ? offset - 1 : offset);
  return end === -1 ? text.length : end + 1;
}

/** The start of the comment that stands right above a line, or of the line. */
function commentsAbove(text: string, start: number): number {
  let at = start;
  while (at > 0) {
    const above = lineStart(text, at - 1);
    if (!/^\s*#/.test(text.slice(above, at - 1))) break;
    at = above;
  }
  return at;
}

/** Two parts of a text, and no more blank lines between them than one of them had. */
function joined(before: string, after: string): string {
  if (after.trim() === "") return `${before.trimEnd()}\n`;
  return /(^|\n)\n$/.test(before) && after.startsWith("\n") ? before + after.slice(1) : before + after;
}
