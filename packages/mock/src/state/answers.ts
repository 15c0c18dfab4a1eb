/**
 * What a write answers: the spec's sample, with what the effect says in place of the sample's values.
 *
 * @module
 */
import { isRecord } from "../check.ts";
import { evaluate } from "./expression.ts";
import { put } from "./paths.ts";
import { project, shapeAt } from "./project.ts";
import type { Turn } from "./turn.ts";
import type { Shape, Stored, Values } from "./types.ts";

/** @param records those that were made or changed */
export function answerOf(turn: Turn, records: readonly Stored[]): Record<string, unknown> {
  const { world, operation, effect, parameters, caller } = turn;
  const sample = operation.answer;
  const fields = isRecord(sample) ? structuredClone(sample) : {};
  if (typeof effect.result !== "object") return fields;
  for (const [path, text] of Object.entries(effect.result)) {
    const shape = shapeAt(operation.shape, path.replace(/\[\]$/, ""));
    const value = resultOf(turn, text, shape, records, world.scope(parameters, caller, { record: records[0] }));
    if (value === undefined || shape === undefined) continue;
    put(
      fields,
      path.replaceAll("[]", ""),
      project(shape, Array.isArray(shape) || !Array.isArray(value) ? value : value[0]),
    );
  }
  return fields;
}

function resultOf(
  turn: Turn,
  text: string,
  shape: Shape | undefined,
  records: readonly Stored[],
  scope: Parameters<typeof evaluate>[1],
): unknown {
  const { world, effect } = turn;
  switch (text) {
    case "@new":
      return records.map(({ id }) => id);
    case "@count":
      return records.length;
    case "@record":
    case "@stored":
      return records.map((record) => world.show(record, "", turn.caller));
    case "@each":
      return records.map((record) => {
        const name = [world.resource(record.resource)?.id.request ?? []].flat()[0] ?? "Id";
        return { ...world.rules.each, ...record.values, [name]: record.id, ...pick(world.rules.each) };
      });
    case "@batch":
      return byName(shape, {
        Success: true,
        Message: "Success",
        SuccessCount: records.length,
        FailedCount: 0,
        FailedItems: [],
      });
    default: {
      const list = /^@list (\w+)$/.exec(text)?.[1];
      if (list !== undefined && list === effect.resource)
        return records.map((record) => world.show(record, "", turn.caller));
      return evaluate(text, scope);
    }
  }
}

function pick(values: Values | undefined): Values {
  return values ?? {};
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
