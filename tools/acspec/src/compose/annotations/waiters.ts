/**
 * `x-acs-waiters` of a spec: what can be waited for.
 *
 * A waiter polls an operation, finds the record in its answer, and goes by the record's state. Paths have names alone:
 * a list on the way stands for each of its items.
 *
 * @see specs/README.md
 * @module
 */
import { parametersOf, schemaOf } from "../fields.ts";
import { resolved, type Schemas } from "../mend.ts";
import { didYouMean } from "../nearest.ts";
import { isNode, type Node, own } from "../node.ts";
import type { Provenance } from "../provenance.ts";
import { answerOf } from "../samples.ts";
import { Annotation } from "./annotation.ts";
import { kindKey } from "./kind.ts";
import { follow, itemOf } from "./path.ts";

export const waitersKey = "x-acs-waiters";

const waiterKeys = ["summary", "poll", "success", "failure", "pending", "gone", "delayMs", "deadlineMs"];
const pollKeys = ["operation", "parameters", "records", "where", "state"];

/** Checks every waiter against the operation that it polls. */
export function checkWaiters(spec: Node, operations: readonly Node[], schemas: Schemas, provenance: Provenance): void {
  if (spec[waitersKey] === undefined) return;
  const all = new Annotation(waitersKey, [[spec, waitersKey]], provenance).map(spec[waitersKey], "itself");
  const named = new Map(operations.map((operation) => [String(operation.operationId), operation]));
  for (const [name, value] of Object.entries(all)) {
    const holders = [[spec, waitersKey] as const, [all, name] as const];
    const it = new Annotation(`${waitersKey}.${name}`, holders, provenance);
    const waiter = it.map(value, "itself", waiterKeys);
    const poll = it.map(waiter.poll, "poll", pollKeys);
    const operation = named.get(it.known(poll.operation, "operation", named.keys())) as Node;
    if (own(operation[kindKey], "kind") === "write") it.refuse(`polls ${poll.operation}, which writes`);
    it.text(waiter.summary, "summary");
    checkParameters(it, poll, operation);
    const record = recordOf(it, poll, operation, schemas);
    checkWords(it, waiter, stateOf(it, poll, record, schemas));
    checkGone(it, waiter, operation);
    checkTimes(it, waiter);
  }
}

/** Each parameter takes one of the waiter's own, or a list that holds it alone. */
function checkParameters(it: Annotation, poll: Node, operation: Node): void {
  const known = parametersOf(operation);
  const given = it.map(poll.parameters, "poll.parameters");
  for (const [name, value] of Object.entries(given)) {
    it.known(name, "parameter", known.keys());
    const isList = Array.isArray(value);
    if (isList && value.length !== 1) it.refuse(`needs poll.parameters.${name} as a list of one`);
    it.text(isList ? value[0] : value, `poll.parameters.${name}`);
    const { type } = schemaOf(known.get(name)?.holder as Node);
    if ((type === "array") !== isList) {
      it.refuse(`gives ${name} ${isList ? "a list" : "one value"}, but it is ${type === "array" ? "a list" : "none"}`);
    }
  }
  for (const [name, { holder }] of known) {
    if (holder.required === true && given[name] === undefined) {
      it.refuse(`needs poll.parameters.${name}: ${poll.operation} requires it`);
    }
  }
}

/** The schema of the record: an item of the list that it stands in, or the answer itself. */
function recordOf(it: Annotation, poll: Node, operation: Node, schemas: Schemas): Node {
  const answer = answerOf(operation)?.schema;
  const schema = isNode(answer) ? answer : {};
  if (poll.records === undefined) return schema;
  const found = follow(it.text(poll.records, "poll.records"), schema, schemas);
  if ("missing" in found) it.known(found.missing, "field", found.known);
  const record = "schema" in found ? itemOf(found.schema, schemas) : undefined;
  return record ?? it.refuse(`has poll.records ${poll.records}, which is no list`);
}

function stateOf(it: Annotation, poll: Node, record: Node, schemas: Schemas): Node {
  const fields = it.map(poll.where ?? {}, "poll.where");
  for (const [field, parameter] of Object.entries(fields)) {
    fieldOf(it, field, record, schemas);
    it.text(parameter, `poll.where.${field}`);
  }
  if (poll.records !== undefined && Object.keys(fields).length === 0) {
    it.refuse("needs poll.where: which record of the list it is");
  }
  return fieldOf(it, it.text(poll.state, "poll.state"), record, schemas);
}

function fieldOf(it: Annotation, path: string, record: Node, schemas: Schemas): Node {
  const found = follow(path, record, schemas);
  if ("schema" in found) return resolved(found.schema, schemas);
  return it.refuse(`names the field ${path}, which is not there${didYouMean(found.missing, found.known)}`);
}

function checkWords(it: Annotation, waiter: Node, state: Node): void {
  const words = ["success", "failure", "pending"].flatMap((key) => it.texts(waiter[key], key));
  const twice = words.find((word, at) => words.indexOf(word) !== at);
  if (twice !== undefined) it.refuse(`has the word ${twice} twice`);
  if (Array.isArray(state.enum)) for (const word of words) it.known(word, "word", state.enum.map(String));
  if (waiter.success === undefined && own(waiter.gone, "means") !== "success")
    it.refuse("never ends: it needs success");
}

/** An empty list always means that there is no record; codes may mean it, too. */
function checkGone(it: Annotation, waiter: Node, operation: Node): void {
  const gone = it.map(waiter.gone, "gone", ["means", "codes"]);
  it.word(gone.means, "gone.means", ["success", "failure", "pending"]);
  const rows = Object.values((operation["x-acs-errors"] ?? {}) as Record<string, Node[]>).flat();
  for (const code of it.texts(gone.codes, "gone.codes")) {
    it.known(
      code,
      "error code",
      rows.map((row) => String(row.code)),
    );
  }
}

function checkTimes(it: Annotation, waiter: Node): void {
  for (const key of ["delayMs", "deadlineMs"]) {
    const value = waiter[key];
    if (value !== undefined && !(Number.isInteger(value) && (value as number) > 0)) {
      it.refuse(`needs ${key} in whole milliseconds`);
    }
  }
}
