import { isNode, type Node, own } from "../../compose/node.ts";
import { pointer } from "../../problem.ts";
import { referenceName, type Schemas } from "../context.ts";

/** A schema with its references followed. */
export interface Resolved {
  /** The name of the schema that it referred to, if it did. */
  name: string | undefined;
  /** What it says, what stands beside the reference included. */
  schema: Node;
  /** Where a keyword of it stands. */
  pointerOf(keyword: string): string;
}

/** References that lead nowhere, or only to each other, allow anything. */
export function resolve(stated: Node, way: string, schemas: Schemas): Resolved {
  if (typeof stated.$ref !== "string") return { name: undefined, schema: stated, pointerOf: () => way };
  const { $ref, ...beside } = stated;
  const name = referenceName($ref as string);
  let target: unknown = own(schemas, name);
  let targetWay = pointer("components", "schemas", name);
  for (let hops = 0; isNode(target) && typeof target.$ref === "string" && hops < 10; hops++) {
    const next = referenceName(target.$ref);
    targetWay = pointer("components", "schemas", next);
    target = own(schemas, next);
  }
  return {
    name,
    schema: { ...(isNode(target) ? target : {}), ...beside },
    pointerOf: (keyword) => (Object.hasOwn(beside, keyword) ? way : targetWay),
  };
}
