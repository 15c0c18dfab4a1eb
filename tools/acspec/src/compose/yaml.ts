/**
 * A spec as YAML: the same bytes on every machine, and a diff that people can read.
 *
 * What fits on a line stands on one, so that a changed limit is a changed line; nothing else is wrapped.
 *
 * @module
 */
import { Document, isCollection, isPair, isScalar, type Node as YamlNode } from "yaml";
import type { Node } from "./node.ts";

const width = 110;

export function toYaml(spec: Node): string {
  const document = new Document(spec, { aliasDuplicateObjects: false, compat: "yaml-1.1" });
  flatten(document.contents as YamlNode);
  if (isCollection(document.contents)) document.contents.flow = false;
  return document.toString({ lineWidth: 0, flowCollectionPadding: true });
}

/** Marks what is short enough for one line; @returns the length on one line */
function flatten(yaml: unknown): number {
  if (isScalar(yaml)) return String(yaml.value).length + (typeof yaml.value === "string" ? 2 : 0);
  if (isPair(yaml)) return flatten(yaml.key) + flatten(yaml.value) + 2;
  if (!isCollection(yaml)) return 0;
  const length = yaml.items.reduce<number>((sum, item) => sum + flatten(item) + 2, 4);
  yaml.flow = yaml.items.length === 0 || length <= width;
  return length;
}
