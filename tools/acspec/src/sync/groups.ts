import { parse, stringify } from "yaml";
import { composeGroups } from "../compose/groups.ts";
import { isNode, type Node, own } from "../compose/node.ts";
import type { Facts } from "../facts.ts";
import { cutFromYaml, linesOfEntry } from "./cut-yaml.ts";
import type { Around } from "./fit.ts";
import { type HandWritten, withText } from "./hand-written.ts";

/** A group's file when there is no group of that title any more: the group of the same number, or of none. */
export function renameGroup(
  file: string,
  files: HandWritten,
  facts: Facts,
  { before }: Around,
  message: string,
): { files: HandWritten; says: string } {
  const text = files.docs.get(file) ?? "";
  const title = groupOf(text);
  const id = tagsOf(before).find(({ name }) => name === title)?.["x-acs-directory-id"];
  const renamed = (composeGroups(facts).tags as Node[]).find(
    (tag) => id !== undefined && tag["x-acs-directory-id"] === id,
  );
  if (renamed) {
    const line = `group: ${stringify(String(renamed.name)).trim()}`;
    const changed = text.replace(/^group:.*$/m, () => line);
    return { files: withText(files, file, changed), says: `${file}: the group ${title} is called ${renamed.name} now` };
  }
  const ungrouped = cutFromYaml(text, ["group"]);
  const changed = ungrouped === undefined ? undefined : cutFromYaml(ungrouped, ["description"]);
  return { files: withText(files, file, changed), says: `${message}; its texts stay, without a group` };
}

/** The texts of an operation that is in another group now: into that group's file. */
export function followGroup(
  action: string,
  file: string,
  files: HandWritten,
  facts: Facts,
  { folder }: Around,
): { files: HandWritten; says: string } | undefined {
  const text = files.docs.get(file) ?? "";
  const lines = linesOfEntry(text, ["operations", action]);
  if (lines === undefined) return undefined;
  const title = composeGroups(facts).of.get(action)?.[0];
  const target = [...files.docs].find(([, other]) => title !== undefined && groupOf(other) === title);
  const to = target?.[0] ?? `${folder}/docs/${slug(title ?? "ungrouped")}.yaml`;
  const head = title === undefined ? "" : `group: ${stringify(title).trim()}\n`;
  const there = target?.[1] ?? files.docs.get(to) ?? `${head}operations:\n`;
  if (!/\noperations:|^operations:/.test(there) || !/^ {2}\S/.test(lines)) return undefined;
  const moved = withText(
    files,
    to,
    there.replace(/^operations:[^\S\n]*\n/m, (start) => `${start}${lines}\n`),
  );
  return {
    files: withText(moved, file, cutFromYaml(text, ["operations", action])),
    says: `${action} is in the group ${title ?? "of none"} now; its texts are moved from ${file} to ${to}`,
  };
}

function groupOf(text: string): string | undefined {
  const group = own(parse(text), "group");
  return typeof group === "string" ? group : undefined;
}

function tagsOf(spec: Node): Node[] {
  return Array.isArray(spec.tags) ? spec.tags.filter(isNode) : [];
}

function slug(title: string): string {
  return title
    .toLowerCase()
    .replaceAll(/[^a-z\d]+/g, "-")
    .replaceAll(/^-|-$/g, "");
}
