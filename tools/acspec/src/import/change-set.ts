import type { FactOperation } from "../facts.ts";
import { listOf, type Reader, readNode, text } from "./node.ts";

/** Longer than the longest list of changed fields that is a fact, shorter than an essay. */
const longest = 1000;

/** What changed when. */
export const readChangeSet: Reader<NonNullable<FactOperation["changeSet"]>> = (value, at, context) =>
  listOf(readChange)(value, at, context) as NonNullable<FactOperation["changeSet"]>;

const readChange: Reader<object> = (value, at, context) => {
  const change = readNode("change", value, at, context, { createdAt: text, description: readDescription });
  return { ...change, description: change.description ?? "" };
};

/** "Add Operation" is a fact, a paragraph is prose. */
const readDescription: Reader<string> = (value, at, context) => {
  const description = text(value, at, context) as string;
  if (context.descriptions || (/^[\x20-\x7e]*$/.test(description) && description.length <= longest)) return description;
  context.note("longChange", at);
  return "";
};
