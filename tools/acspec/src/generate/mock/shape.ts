import type { JsonSchema, Spec } from "../spec.ts";

/** The form of an answer, as small as it goes: a letter for each type, `!` in front of what is always there. */
export type Shape = string | [Shape] | { [name: string]: Shape };

export const letters: Readonly<Record<string, string>> = { string: "s", integer: "i", number: "n", boolean: "b" };

/** @param open the references on the way here: a schema that holds itself ends as anything */
export function shapeOf(spec: Spec, stated: JsonSchema, open: readonly string[] = []): Shape {
  if (typeof stated.$ref === "string") {
    const name = stated.$ref.slice(stated.$ref.lastIndexOf("/") + 1);
    return open.includes(name) ? "a" : shapeOf(spec, spec.schemas[name] ?? {}, [...open, name]);
  }
  if (stated.type === "array") return [shapeOf(spec, (stated.items ?? {}) as JsonSchema, open)];
  if (stated.properties === undefined) return letters[String(stated.type)] ?? "a";
  const required = new Set((stated.required as string[] | undefined) ?? []);
  return Object.fromEntries(
    Object.entries(stated.properties as Record<string, JsonSchema>).map(([name, property]) => [
      `${required.has(name) ? "!" : ""}${name}`,
      shapeOf(spec, property, open),
    ]),
  );
}
