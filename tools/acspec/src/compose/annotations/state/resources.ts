/**
 * `x-acs-resources` of a spec: what a mock remembers. Each operation, parameter, field, kind and word that a resource
 * names must be there.
 *
 * @module
 */
import { parametersOf } from "../../fields.ts";
import type { Schemas } from "../../mend.ts";
import { isNode, type Node } from "../../node.ts";
import type { Provenance } from "../../provenance.ts";
import { answerOf } from "../../samples.ts";
import { Annotation } from "../annotation.ts";
import { follow } from "../path.ts";
import { readExpression } from "./expression.ts";

const resourcesKey = "x-acs-resources";

const keys =
  "title id parent refs state transitions reads fields unique blockedBy deletesAlso tags billable errors seeds note sure".split(
    " ",
  );
const filterWords = ["=", "in", "csv", "jsonlist", "has", "~", "^", ">", ">=", "<=", "tags", "parent", "sort", "none"];

/** Checks the resources, and gives their names. */
export function checkResources(
  spec: Node,
  operations: readonly Node[],
  schemas: Schemas,
  provenance: Provenance,
): readonly string[] {
  if (spec[resourcesKey] === undefined) return [];
  const all = new Annotation(resourcesKey, [[spec, resourcesKey]], provenance).map(spec[resourcesKey], "itself");
  const kinds = Object.keys(all);
  const byName = new Map(operations.map((operation) => [String(operation.operationId), operation]));
  const parameters = new Set(operations.flatMap((operation) => [...parametersOf(operation).keys()]));
  for (const [name, value] of Object.entries(all)) {
    const holders = [[spec, resourcesKey] as const, [all, name] as const];
    const it = new Annotation(`${resourcesKey}.${name}`, holders, provenance);
    const resource = it.map(value, "itself", keys);
    it.text(resource.title, "title");
    it.map(resource.id, "id", ["request", "response", "prefix", "note"]);
    if (resource.parent !== undefined) it.known(resource.parent, "resource", kinds);
    for (const named of Object.values((resource.refs ?? {}) as Node)) {
      for (const kind of [named].flat()) it.known(String(kind).split(".")[0], "resource", kinds);
    }
    checkTransitions(it, resource, byName);
    for (const read of listOf(resource.reads)) checkRead(it, read, byName, schemas);
    for (const [field, text] of Object.entries((resource.fields ?? {}) as Node)) {
      const found = readExpression(it, text, `fields.${field}`);
      for (const kind of found.kinds) it.known(kind, "resource", kinds);
      for (const parameter of found.parameters) checkParameter(it, parameter, parameters, resource);
    }
    for (const block of listOf(resource.blockedBy)) {
      for (const kind of [block.resource ?? []].flat()) it.known(kind, "resource", kinds);
      if (block.op !== undefined) it.known(block.op, "operation", byName.keys());
    }
    for (const also of listOf(resource.deletesAlso)) it.known(also.resource, "resource", kinds);
  }
  return kinds;
}

function checkTransitions(it: Annotation, resource: Node, operations: ReadonlyMap<string, Node>): void {
  const state = isNode(resource.state) ? resource.state : {};
  const words = it.texts(state.words, "state.words");
  for (const { by, from, via, to, while: held } of listOf(resource.transitions)) {
    if (held !== undefined) readExpression(it, `=1 when ${String(held)}`, "transitions[].while");
    for (const action of it.texts(by, "transitions[].by")) it.known(action, "operation", operations.keys());
    if (words.length === 0) continue;
    const said = [from === "any" || from === null ? [] : (from ?? []), via ?? [], to].flat().map(String);
    for (const word of said) if (!/^(\$.*|gone|same)$/.test(word)) it.known(word, "word", words);
  }
}

function checkRead(it: Annotation, read: Node, operations: ReadonlyMap<string, Node>, schemas: Schemas): void {
  const operation = operations.get(it.known(read.by, "operation", operations.keys())) as Node;
  const known = [...parametersOf(operation).keys()];
  if (read.id !== undefined) it.known(read.id, `parameter of ${read.by}`, known);
  if (typeof read.at === "string") {
    const schema = answerOf(operation)?.schema;
    const found = follow(read.at.replaceAll("[]", ""), isNode(schema) ? schema : {}, schemas);
    if ("missing" in found) it.known(found.missing, `field of ${read.by}`, found.known);
  }
  for (const [parameter, rule] of Object.entries((read.filters ?? {}) as Node)) {
    it.known(parameter, `parameter of ${read.by}`, known);
    it.known(String(rule).split(" ")[0], "filter", filterWords);
  }
}

/** A parameter of some operation, or, of a catalogue, a field of its rows. */
function checkParameter(it: Annotation, path: string, parameters: ReadonlySet<string>, { seeds }: Node): void {
  const fields = listOf(seeds).flatMap((row) => Object.keys(row));
  if (parameters.has(path)) return;
  it.known(path.split(/\.|\[\]/)[0], "parameter", [...parameters, ...fields]);
}

/** The maps of a list. */
export function listOf(value: unknown): Node[] {
  return Array.isArray(value) ? value.filter(isNode) : [];
}
