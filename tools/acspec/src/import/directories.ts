import type { Directory } from "../facts.ts";
import { hasChinese } from "./chinese.ts";
import { type Context, deepest, integer, listOf, name, type Reader, readNode, text, tooDeep } from "./node.ts";

/** Groups of operations; other products have plain actions at the top, too. */
export const readDirectories: Reader<(string | Directory)[]> = (value, at, context) =>
  listOf(childAt(0))(value, at, context);

function childAt(depth: number): Reader<string | Directory> {
  return (value, at, context) => {
    if (depth > deepest) throw tooDeep(at, context);
    if (typeof value === "string") return name(value, at, context);
    const directory = readNode("directory", value, at, context, {
      id: integer,
      title: text,
      type: text,
      children: listOf(childAt(depth + 1)),
    });
    return {
      ...(directory.id === undefined ? {} : { id: directory.id }),
      title: titleOf(directory, at, context),
      ...("description" in directory ? { description: directory.description } : {}),
      type: "directory",
      children: directory.children ?? [],
    };
  };
}

/** A group needs a name; one without an English title goes by its number. */
function titleOf({ id, title = "" }: { id?: number; title?: string }, at: string, context: Context): string {
  if (title !== "" && (context.descriptions || !hasChinese(title))) return title;
  context.note("noTitle", at);
  return `Group ${
    id ??
    at
      .match(/\d+/g)
      ?.map((index) => Number(index) + 1)
      .join(".")
  }`;
}
