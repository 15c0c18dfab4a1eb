/**
 * Where a text goes: from a path like `Images[].ImageId` to the node that it describes.
 *
 * `.Name` is a property, `[]` the items of a list, `{}` the values of a map. Names may have dots themselves.
 *
 * @module
 */
import { resolved, type Schemas } from "./mend.ts";
import { isNode, type Node, own } from "./node.ts";

/** Something with a name: what carries its text, and its schema. */
export interface Field {
  holder: Node;
  schema: Node;
}

export type Found = { node: Node } | { missing: string; known: string[] };

/** The node that `path` describes, or what of it is missing and which names there are. */
export function findField(path: string, roots: ReadonlyMap<string, Field>, schemas: Schemas): Found {
  const name = longestPrefix(path, [...roots.keys()]);
  const root = name === undefined ? undefined : roots.get(name);
  if (name === undefined || root === undefined) return { missing: path, known: [...roots.keys()] };
  return name === path ? { node: root.holder } : below(root.schema, path.slice(name.length), name, schemas);
}

function below(stated: Node, rest: string, before: string, schemas: Schemas): Found {
  const schema = resolved(stated, schemas);
  for (const [mark, keyword] of [
    ["[]", "items"],
    ["{}", "additionalProperties"],
  ] as const) {
    const inner = schema[keyword];
    if (!rest.startsWith(mark) || !isNode(inner)) continue;
    return rest === mark ? { node: inner } : below(inner, rest.slice(mark.length), before + mark, schemas);
  }
  const properties = isNode(schema.properties) ? schema.properties : {};
  const names = Object.keys(properties);
  const name = rest.startsWith(".") ? longestPrefix(rest.slice(1), names) : undefined;
  const property = name === undefined ? undefined : own(properties, name);
  if (name === undefined || !isNode(property)) {
    const marks = [isNode(schema.items) ? "[]" : "", isNode(schema.additionalProperties) ? "{}" : ""];
    const known = [...marks.filter((mark) => mark !== ""), ...names.map((one) => `.${one}`)].map((end) => before + end);
    return { missing: before + rest, known };
  }
  const end = rest.slice(1 + name.length);
  return end === "" ? { node: property } : below(property, end, `${before}.${name}`, schemas);
}

/** The longest name that a path starts with. */
function longestPrefix(path: string, names: readonly string[]): string | undefined {
  const fits = names.filter((name) => path.startsWith(name) && /^($|\.|\[\]|\{\})/.test(path.slice(name.length)));
  return fits.sort((a, b) => b.length - a.length)[0];
}

/** The parameters of an operation by name, whatever their place. */
export function parametersOf(operation: Node): Map<string, Field> {
  const fields = new Map<string, Field>();
  const listed = [operation.parameters, operation["x-acs-host-parameters"]].flatMap((list) => (list as Node[]) ?? []);
  for (const parameter of listed)
    fields.set(String(parameter.name), { holder: parameter, schema: schemaOf(parameter) });
  const body = operation.requestBody;
  if (!isNode(body)) return fields;
  const schema = schemaOf(body);
  if (typeof body["x-acs-name"] === "string") fields.set(body["x-acs-name"], { holder: body, schema });
  else for (const [name, property] of propertiesOf(schema)) fields.set(name, { holder: property, schema: property });
  return fields;
}

/** The fields of an operation's 200 answer by name. */
export function answerFieldsOf(media: Node | undefined, schemas: Schemas): Map<string, Field> {
  const schema = isNode(media?.schema) ? resolved(media.schema, schemas) : {};
  const list = isNode(schema.items) ? [["[]", schema.items] as const] : [];
  return new Map(
    [...propertiesOf(schema), ...list].map(([name, property]) => [name, { holder: property, schema: property }]),
  );
}

export function propertiesOf(schema: Node): [string, Node][] {
  return isNode(schema.properties) ? (Object.entries(schema.properties) as [string, Node][]) : [];
}

/** The schema of a parameter or a body. */
export function schemaOf(holder: Node): Node {
  if (isNode(holder.schema)) return holder.schema;
  const media = isNode(holder.content) ? Object.values(holder.content)[0] : undefined;
  const schema = own(media, "schema");
  return isNode(schema) ? schema : {};
}
