import { isNode, type Node } from "../compose/node.ts";

/**
 * The parts of an annotation that name something, as ends of JSONPaths: the item of a list that is about it, the text
 * in a list of texts, the member of a map whose key or value names it.
 */
export function partsNaming(value: unknown, name: string): string[] {
  return [...new Set(Array.isArray(value) ? inList(value, name, "") : isNode(value) ? inMap(value, name, "") : [])];
}

function inMap(map: Node, name: string, way: string): string[] {
  return Object.entries(map).flatMap(([key, value]) => {
    const here = `${way}[${quoted(key)}]`;
    if (namesIt(key, name) || (typeof value === "string" && namesIt(value, name))) return [here];
    if (Array.isArray(value)) return value.length === 1 && value[0] === name ? [here] : inList(value, name, here);
    return isNode(value) ? inMap(value, name, here) : [];
  });
}

function inList(list: readonly unknown[], name: string, way: string): string[] {
  return list.flatMap((item, index) => {
    if (item === name) return [`${way}[?@==${quoted(name)}]`];
    if (!isNode(item)) return [];
    const about = Object.entries(item).find(([, value]) => value === name || isOnly(value, name));
    if (about) return [`${way}[?@[${quoted(about[0])}]${isOnly(about[1], name) ? "[0]" : ""}==${quoted(name)}]`];
    return inMap(item, name, way + itemAt(item, index));
  });
}

function isOnly(value: unknown, name: string): boolean {
  return Array.isArray(value) && value.length === 1 && value[0] === name;
}

/** An item by what its first text says, for its number may change. */
function itemAt(item: Node, index: number): string {
  const [key, value] = Object.entries(item).find(([, member]) => typeof member === "string") ?? [];
  return key === undefined ? `[${index}]` : `[?@[${quoted(key)}]==${quoted(String(value))}]`;
}

/** `$Tag[].Key` names `Tag`, `Disk.Size` names `Disk`. */
function namesIt(text: string, name: string): boolean {
  const at = text.indexOf(name);
  if (at === -1) return false;
  return !/\w/.test(text[at - 1] ?? "") && !/\w/.test(text[at + name.length] ?? "");
}

function quoted(text: string): string {
  return `'${text.replaceAll("\\", "\\\\").replaceAll("'", "\\'")}'`;
}
