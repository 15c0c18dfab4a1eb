import { propertiesOf } from "../fields.ts";
import { resolved, type Schemas } from "../mend.ts";
import { isNode, type Node } from "../node.ts";

export type Followed = { schema: Node; through: number } | { missing: string; known: string[] };

/**
 * Follows a path like `Servers.AICInstances` into a schema. Names alone: a list on the way stands for each of its
 * items, so that a path means a flat list of values.
 *
 * @returns the schema at its end, and through how many lists the path went; or what is missing, and what is there
 */
export function follow(path: string, start: Node, schemas: Schemas): Followed {
  let [schema, through, before] = [start, 0, ""];
  for (const name of path.split(".")) {
    const inner = itemOf(schema, schemas);
    if (inner) through++;
    const properties = new Map(propertiesOf(inner ?? resolved(schema, schemas)));
    const next = properties.get(name);
    if (!next) return { missing: before + name, known: [...properties.keys()].map((known) => before + known) };
    schema = next;
    before += `${name}.`;
  }
  return { schema, through };
}

/** The schema of a list's items, if it is a list. */
export function itemOf(schema: Node, schemas: Schemas): Node | undefined {
  const list = resolved(schema, schemas);
  return list.type === "array" && isNode(list.items) ? resolved(list.items, schemas) : undefined;
}

/** The paths of the lists in a schema that lie in no other list. */
export function listsIn(schema: Node, schemas: Schemas, before = "", depth = 0): string[] {
  if (depth > 8) return []; // schemas may contain themselves
  return propertiesOf(resolved(schema, schemas)).flatMap(([name, property]) =>
    resolved(property, schemas).type === "array"
      ? [before + name]
      : listsIn(property, schemas, `${before}${name}.`, depth + 1),
  );
}
