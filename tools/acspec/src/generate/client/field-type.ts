import type { JsonSchema, Spec } from "../spec.ts";

/** A field somewhere in an answer: its schema, and its type as an indexed type. */
export interface TypedField {
  schema: JsonSchema;
  type: string;
}

/**
 * Follows a path of names from a type to what it holds. A list on the way stands for each of its items; a list at the
 * end stays one.
 */
export function fieldAt(spec: Spec, from: TypedField, path: string): TypedField {
  return path.split(".").reduce((field, name) => {
    const { schema, type } = itemOf(spec, field) ?? field;
    const object = resolved(spec, schema);
    const properties = (object.properties ?? {}) as Record<string, JsonSchema>;
    const isThere = Array.isArray(object.required) && object.required.includes(name);
    const indexed = `${type}[${JSON.stringify(name)}]`;
    return { schema: properties[name] ?? {}, type: isThere ? indexed : `NonNullable<${indexed}>` };
  }, from);
}

/** The items of a list, if it is one. */
export function itemOf(spec: Spec, { schema, type }: TypedField): TypedField | undefined {
  const list = resolved(spec, schema);
  return list.type === "array" ? { schema: (list.items ?? {}) as JsonSchema, type: `${type}[number]` } : undefined;
}

function resolved(spec: Spec, schema: JsonSchema): JsonSchema {
  let at = schema;
  for (let steps = 0; typeof at.$ref === "string" && steps < 10; steps++) {
    at = spec.schemas[at.$ref.slice(at.$ref.lastIndexOf("/") + 1)] ?? {};
  }
  return at;
}
