/**
 * Overlay 1.0 documents: targets as JSONPath, what to merge into them or to remove, and why.
 *
 * An entry that matches nothing or changes nothing is a mistake: it says something about an API that is not so, or is
 * so already. It stops the composer.
 *
 * @see https://spec.openapis.org/overlay/v1.0.0.html
 * @see RFC 9535
 * @module
 */
import { JSONPathEnvironment, type JSONPathNode, JSONPathQuery } from "json-p3";
import { Misfit, Problem, pointer } from "../problem.ts";
import { merge } from "./merge.ts";
import { didYouMean } from "./nearest.ts";
import { isNode, type Node } from "./node.ts";
import type { Provenance, Source } from "./provenance.ts";

/** A file's content, and the name that messages call it by. */
export interface Document {
  file: string;
  content: unknown;
}

/** Applies the entries of an overlay to a spec, in their order. */
export function applyOverlay(spec: Node, { file, content }: Document, provenance: Provenance): void {
  for (const [entry, action] of actionsOf(content, file).entries()) {
    const where = { file, pointer: pointer("actions", entry) };
    const query = compiled(action.target, where);
    const matches = [...query.query(spec as never)];
    if (matches.length === 0) throw new Misfit(`${action.target} matches nothing${guess(query, spec)}`, where);
    const source: Source = { from: "overlay", file, entry, reason: action.description };
    const changes = action.remove
      ? removeAll(spec, matches)
      : mergeAll(spec, matches, action.update, source, provenance);
    if (changes === 0)
      throw new Misfit(`${action.target} changes nothing: the spec says so already; delete the entry`, where);
  }
}

interface OverlayAction {
  target: string;
  description: string;
  update: unknown;
  remove: boolean;
}

function actionsOf(content: unknown, file: string): OverlayAction[] {
  if (!isNode(content) || !/^1\.\d+\.\d+$/.test(String(content.overlay))) {
    throw new Problem("is no Overlay 1.0 document; it starts with `overlay: 1.0.0`", { file });
  }
  if (!Array.isArray(content.actions) || content.actions.length === 0) {
    throw new Problem("needs a list of actions", { file, pointer: "/actions" });
  }
  return content.actions.map((action: unknown, entry) => {
    const where = { file, pointer: pointer("actions", entry) };
    if (!isNode(action) || typeof action.target !== "string") throw new Problem("needs a target, a JSONPath", where);
    const unknown = Object.keys(action).find((key) => !actionKeys.includes(key) && !key.startsWith("x-"));
    if (unknown !== undefined) {
      throw new Problem(`has ${unknown}, which an overlay does not know${didYouMean(unknown, actionKeys)}`, where);
    }
    if (typeof action.description !== "string") throw new Problem("needs a description: the reason for it", where);
    if ((action.update === undefined) === (action.remove !== true))
      throw new Problem("needs either update or remove: true", where);
    return {
      target: action.target,
      description: action.description,
      update: action.update,
      remove: action.remove === true,
    };
  });
}

const actionKeys = ["target", "description", "update", "remove"];

function compiled(target: string, where: { file: string; pointer: string }): JSONPathQuery {
  try {
    return new JSONPathEnvironment({ maxRecursionDepth: 1000 }).compile(target);
  } catch (error) {
    throw new Problem(`${target} is no JSONPath: ${(error as Error).message}`, where);
  }
}

function removeAll(spec: Node, matches: readonly JSONPathNode[]): number {
  for (const { location } of matches.toReversed()) {
    const parent = at(spec, location.slice(0, -1));
    const key = location.at(-1) as string | number;
    if (Array.isArray(parent)) parent.splice(Number(key), 1);
    else delete (parent as Node)[key];
  }
  return matches.length;
}

function mergeAll(
  spec: Node,
  matches: readonly JSONPathNode[],
  update: unknown,
  source: Source,
  provenance: Provenance,
): number {
  return matches.reduce((count, { location }) => count + merge(at(spec, location), update, source, provenance), 0);
}

function at(spec: Node, location: readonly (string | number)[]): unknown {
  return location.reduce<unknown>((value, key) => (value as Node)[key], spec);
}

/** What stands where the target's first wrong step was looked for, if a name there is near. */
function guess(query: JSONPathQuery, spec: Node): string {
  const matched = query.segments.findLastIndex((_, count) => prefix(query, count).query(spec as never).length > 0);
  const parents = prefix(query, Math.max(matched, 0))
    .query(spec as never)
    .values();
  const asked = query.segments[Math.max(matched, 0)]?.selectors.flatMap(namesAskedFor) ?? [];
  return asked.map((name) => didYouMean(name, namesIn(parents))).find((hint) => hint !== "") ?? "";
}

/** A member's name, or the texts that a filter compares with. */
function namesAskedFor(selector: object): string[] {
  if ("name" in selector && typeof selector.name === "string") return [selector.name];
  return [...String(selector).matchAll(/'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)"/g)].map(
    (match) => match[1] ?? match[2] ?? "",
  );
}

function prefix({ environment, segments }: JSONPathQuery, count: number): JSONPathQuery {
  return new JSONPathQuery(environment, segments.slice(0, count));
}

/** The keys of maps, and what the members of lists are called. */
function namesIn(values: readonly unknown[]): string[] {
  return values.flatMap((value) => {
    if (!Array.isArray(value)) return isNode(value) ? Object.keys(value) : [];
    return value.flatMap((item) =>
      isNode(item) ? [item.name, item.code, item.action].filter((name) => typeof name === "string") : [],
    );
  });
}
