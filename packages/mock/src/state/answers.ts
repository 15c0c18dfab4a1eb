/**
 * What a write answers: the spec's sample, with what the effect says in place of the sample's values.
 *
 * @module
 */
import { isRecord } from "../check.ts";
import type { Outcome } from "./change.ts";
import { evaluate } from "./expression.ts";
import { put, valueAt } from "./paths.ts";
import { project, shapeAt } from "./project.ts";
import { itself, type Scope } from "./scope.ts";
import type { Turn } from "./turn.ts";
import type { Resource, Shape, Values } from "./types.ts";

export function answerOf(turn: Turn, outcome: Outcome): Record<string, unknown> {
  const { world, operation, effect, parameters, caller } = turn;
  const sample = isRecord(operation.answer) ? operation.answer : {};
  if (typeof effect.result !== "object") return sample;
  const fields = structuredClone(sample);
  const scope = itself(world.scope(parameters, caller, { record: outcome.records[0] }));
  for (const [path, text] of Object.entries(effect.result)) {
    const shape = shapeAt(operation.shape, path.replace(/\[\]$/, ""));
    const value = resultOf(turn, text, shape, outcome, scope);
    if (shape === undefined) continue;
    if (value !== undefined) putAnswer(fields, path, value, shape);
    else if (!path.includes(".")) delete fields[path.replace(/\[\]$/, "")]; // nothing to say, not even the sample's
  }
  return fields;
}

/** Puts a value at a path of an answer; a list on the way gets an item for each of the values. */
function putAnswer(fields: Record<string, unknown>, path: string, value: unknown, shape: Shape): void {
  const at = path.indexOf("[].");
  if (at < 0) {
    const isList = Array.isArray(shape);
    put(fields, path, project(shape, isList || !Array.isArray(value) ? value : value[0]));
    return;
  }
  const list = path.slice(0, at);
  const before = valueAt(fields, list);
  const items = [value].flat().map((one, index) => {
    const old = Array.isArray(before) ? before[index] : undefined;
    const item: Record<string, unknown> = isRecord(old) ? { ...old } : {};
    putAnswer(item, path.slice(at + "[].".length), one, shape);
    return item;
  });
  put(fields, list, items);
}

/** Words that stand for the outcome as a whole; all others are expressions about its first record. */
function resultOf(turn: Turn, text: string, shape: Shape | undefined, outcome: Outcome, scope: Scope): unknown {
  const { world, effect, caller } = turn;
  const { records, failed } = outcome;
  const all = () => records.map((record) => world.show(record, "", caller));
  switch (text) {
    case "@new":
      return records.map(({ id, handle }) => handle ?? id);
    case "@count":
      return records.length + failed.size;
    case "@failed":
      return failed.size;
    case "@record":
    case "@stored":
    case `@list ${effect.resource}`:
      return all();
    case "@each":
      return eachOf(turn, outcome, shape);
    case "@batch":
      return byName(shape, batchOf(outcome));
    default:
      return evaluate(text, scope);
  }
}

/** A row for each: what the product answers for one that went well, or why another did not. */
function eachOf({ world, caller, effect }: Turn, { records, failed }: Outcome, shape: Shape | undefined): Values[] {
  const isNumber = shapeAt(Array.isArray(shape) ? shape[0] : shape, "Code") === "i";
  const good = records.map((record) => ({
    ...(world.show(record, "", caller) as Values),
    [nameOf(world.resource(record.resource))]: record.handle ?? record.id,
    ...world.rules.each,
  }));
  const bad = [...failed].map(([id, { status, code, message }]) => ({
    [nameOf(world.resource(records[0]?.resource ?? effect.resource))]: id,
    Code: isNumber ? status : code,
    Message: message,
    Success: false,
  }));
  return [...good, ...bad];
}

function nameOf(resource: Resource | undefined): string {
  return [resource?.id.request ?? []].flat()[0] ?? "Id";
}

function batchOf({ records, failed }: Outcome): Values {
  const FailedItems = [...failed].map(([id, { code, message }]) => ({
    InstanceId: id,
    ErrCode: code,
    ErrMessage: message,
    Code: code,
    Message: message,
  }));
  const Success = failed.size === 0;
  return {
    Success,
    Message: Success ? "Success" : (FailedItems[0]?.Message ?? ""),
    SuccessCount: records.length,
    FailedCount: failed.size,
    FailedItems,
  };
}

/** Values wherever the shape has their names. */
function byName(shape: Shape | undefined, values: Values): unknown {
  if (typeof shape !== "object" || Array.isArray(shape)) return undefined;
  return Object.fromEntries(
    Object.entries(shape as Record<string, Shape>).flatMap(([key, inner]) => {
      const name = key.replace(/^!/, "");
      const value = Object.hasOwn(values, name) ? values[name] : byName(inner, values);
      return value === undefined ? [] : [[name, value]];
    }),
  );
}
