import type { FactSchema, Facts } from "../facts.ts";
import { pointer } from "../problem.ts";

export type Role = "parameter" | "property" | "item" | "value" | "answer" | "header" | "component" | "part";

export interface SchemaPlace {
  readonly schema: FactSchema;
  /** JSON pointer */
  readonly at: string;
  /** what the schema is of */
  readonly role: Role;
  /** the field's or parameter's name */
  readonly name?: string | undefined;
  /** whether it belongs to what is sent or to what is answered */
  readonly side: "parameters" | "responses" | "components";
}

/** Every schema of the facts, in their order, with those below it. */
export function* schemasOf(facts: Facts): Generator<SchemaPlace> {
  for (const [name, schema] of Object.entries(facts.components.schemas)) {
    yield* walkSchema(schema, pointer("components", "schemas", name), "component", "components", name);
  }
  for (const [action, operation] of Object.entries(facts.apis)) {
    const at = pointer("apis", action);
    for (const [index, parameter] of operation.parameters.entries()) {
      yield* walkSchema(
        parameter.schema,
        at + pointer("parameters", index, "schema"),
        "parameter",
        "parameters",
        parameter.name,
      );
    }
    for (const [status, response] of Object.entries(operation.responses ?? {})) {
      const here = at + pointer("responses", status);
      for (const [name, header] of Object.entries(response.headers ?? {})) {
        if (header.schema)
          yield* walkSchema(header.schema, here + pointer("headers", name, "schema"), "header", "responses", name);
      }
      if (response.schema) yield* walkSchema(response.schema, `${here}/schema`, "answer", "responses");
    }
  }
}

/** A schema and those below it. */
export function* walkSchema(
  schema: FactSchema,
  at: string,
  role: Role = "part",
  side: SchemaPlace["side"] = "components",
  name?: string,
): Generator<SchemaPlace> {
  yield { schema, at, role, side, name };
  if (schema.items) yield* walkSchema(schema.items, `${at}/items`, "item", side);
  for (const [property, inner] of Object.entries(schema.properties ?? {})) {
    yield* walkSchema(inner, at + pointer("properties", property), "property", side, property);
  }
  const { additionalProperties: value } = schema;
  if (typeof value === "object") yield* walkSchema(value, `${at}/additionalProperties`, "value", side);
  for (const keyword of ["allOf", "anyOf", "oneOf"]) {
    for (const [index, inner] of ((schema[keyword] as FactSchema[] | undefined) ?? []).entries()) {
      yield* walkSchema(inner, at + pointer(keyword, index), "part", side);
    }
  }
  if (schema.not) yield* walkSchema(schema.not as FactSchema, `${at}/not`, "part", side);
}
