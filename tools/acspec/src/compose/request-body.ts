/**
 * The body of a request: the fields of a form, or one parameter of its own.
 *
 * @module
 */
import type { FactParameter } from "../facts.ts";
import { type Node, node } from "./node.ts";
import type { Context } from "./provenance.ts";
import { composeSchema } from "./schema.ts";

const form = "application/x-www-form-urlencoded";

/** A parameter that goes into the body, with its JSON pointer in the facts. */
export type BodyParameter = readonly [facts: FactParameter, at: string];

/**
 * @param parameters those of the places `formData` and `body`
 * @param consumes upstream's media types
 * @param isRpc RPC products know no other body than a form: a `body` parameter is a field of it
 */
export function composeRequestBody(
  parameters: readonly BodyParameter[],
  consumes: readonly string[] | undefined,
  isRpc: boolean,
  context: Context,
): Node | undefined {
  const [first, ...more] = parameters;
  if (first === undefined) return undefined;
  const bodies = parameters.filter(([{ in: place }]) => place === "body");
  if (isRpc || bodies.length === 0) return composeFields(parameters, form, context);
  if (more.length > 0) {
    context.provenance.note(first[1], "several parameters share the body; each is a field of it");
    return composeFields(parameters, bodyType(consumes), context);
  }
  return composeWhole(first, consumes, context);
}

/** Each parameter is a field. */
function composeFields(parameters: readonly BodyParameter[], mediaType: string, context: Context): Node {
  const required = parameters.flatMap(([{ name, schema }]) => (schema?.required === true ? [name] : []));
  const properties = node(
    parameters.map(([{ name, style, schema }, at]) => {
      const property = composeSchema(schema ?? {}, `${at}/schema`, context);
      if (style !== undefined) property["x-acs-style"] = style;
      return [name, property] as const;
    }),
  );
  const schema = node([
    ["type", "object"],
    ["required", required.length > 0 ? required : undefined],
    ["properties", properties],
  ]);
  return node([
    ["required", required.length > 0 ? true : undefined],
    ["content", { [mediaType]: { schema } }],
  ]);
}

/** One parameter is the whole body. */
function composeWhole([facts, at]: BodyParameter, consumes: readonly string[] | undefined, context: Context): Node {
  const { description, ...schema } = composeSchema(facts.schema ?? {}, `${at}/schema`, context);
  context.provenance.say(schema, { from: "upstream", pointer: `${at}/schema` });
  const body = node([
    ["description", description],
    ["required", facts.schema?.required === true ? true : undefined],
    ["x-acs-name", facts.name],
    ["x-acs-style", facts.style],
    ["content", { [bodyType(consumes)]: { schema } }],
  ]);
  context.provenance.say(body, { from: "upstream", pointer: at });
  return body;
}

/** JSON wherever upstream takes it. */
function bodyType(consumes: readonly string[] = []): string {
  return consumes.find((type) => /json/.test(type)) ?? consumes[0] ?? "application/json";
}
