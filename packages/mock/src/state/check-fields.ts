import { shapeAt } from "./project.ts";
import type { Values } from "./types.ts";
import type { World } from "./world.ts";

/** @throws {TypeError} for a field that records of this kind don't have; names those that they have */
export function checkFields(world: World, kind: string, values: Values): void {
  const { fields = {}, state, reads = [] } = world.resource(kind) ?? {};
  const known = new Set(Object.keys(fields).map((path) => path.split(/[.[]/, 1)[0]));
  if (state) known.add(state.field);
  if (state?.second) known.add(state.second.field);
  for (const { by, at } of reads) {
    const shape = shapeAt(world.product.operations[by]?.shape, at ?? "");
    if (typeof shape !== "object" || Array.isArray(shape)) continue;
    for (const name of Object.keys(shape)) known.add(name.replace(/^!/, ""));
  }
  const unknown = Object.keys(values).find((field) => !known.has(field));
  if (unknown === undefined) return;
  throw new TypeError(`${kind} has no field ${unknown}; it has ${[...known].sort().join(", ")}`);
}
