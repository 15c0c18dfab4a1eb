import type { FactParameter, FactSchema } from "../facts.ts";
import { pointer } from "../problem.ts";
import { anything, type Context, flag, listOf, name, oneOf, problem, type Reader, readNode, record } from "./node.ts";
import { readSchema } from "./schema.ts";

export const places = ["query", "formData", "path", "header", "body", "host"] as const;
export const styles = ["json", "repeatList", "flat", "simple", "spaceDelimited", "pipeDelimited"] as const;

/**
 * The parameters of an operation.
 *
 * Real documents repeat some that the gateway takes, too (`RegionId`, `ClientToken`), bare, as required and as not:
 * the first is kept. A repeat with an example was written by somebody, and a person has to say which one holds.
 *
 * @throws Problem if one name stands twice in a place
 */
export const readParameters: Reader<FactParameter[]> = (value, at, context) => {
  const kept = new Map<string, { parameter: FactParameter; at: string }>();
  (listOf(readParameter)(value, at, context) ?? []).forEach((parameter, index) => {
    const key = `${parameter.in} ${parameter.name}`;
    const here = at + pointer(index);
    const before = kept.get(key);
    if (before === undefined) {
      kept.set(key, { parameter, at: here });
    } else if (shapeOf(before.parameter) === shapeOf(parameter) && parameter.schema.example === undefined) {
      context.note("twice", here, `${parameter.name} in ${parameter.in}`);
    } else {
      throw problem(
        context,
        here,
        `the parameter ${parameter.name} in ${parameter.in} is there twice, first at ${before.at}; delete one`,
      );
    }
  });
  return [...kept.values()].map(({ parameter }) => parameter);
};

/** What a parameter is on the wire; whether it is required, examples and limits aside. */
function shapeOf({ style, schema }: FactParameter): string {
  return JSON.stringify([style, typesOf(schema)]);
}

function typesOf({ $ref, type, items, properties = {} }: FactSchema): unknown {
  return [
    $ref,
    type,
    items && typesOf(items),
    Object.entries(properties).map(([property, inner]) => [property, typesOf(inner)]),
  ];
}

const readParameter: Reader<FactParameter> = (value, at, context) => {
  const parameter = readNode("parameter", usual(value, at, context), at, context, {
    name,
    in: oneOf("place", places),
    style: (style, here) => (style === "" ? undefined : oneOf("style", styles)(style, here, context)),
    allowEmptyValue: flag,
    explode: anything,
    visibility: anything,
    schema: readSchema,
  });
  for (const keyword of ["name", "in"] as const) {
    if (parameter[keyword] === undefined) throw problem(context, at, `a parameter needs ${keyword}; add it`);
  }
  return parameter as FactParameter;
};

/** OpenAPI states `required` and `deprecated` beside the schema, upstream in it. */
function usual(value: unknown, at: string, context: Context): Record<string, unknown> {
  const { required, deprecated, ...parameter } = record(value, at, context);
  if (parameter.schema == null) context.note("missingPart", at, "schema");
  if (required === undefined && deprecated === undefined) return { ...parameter, schema: parameter.schema ?? {} };
  context.note("otherName", at, "required or deprecated beside the schema");
  const flags = {
    ...(required === undefined ? {} : { required }),
    ...(deprecated === undefined ? {} : { deprecated }),
  };
  return { ...parameter, schema: { ...record(parameter.schema ?? {}, `${at}/schema`, context), ...flags } };
}
