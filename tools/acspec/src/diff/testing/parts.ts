/** Parts of the shelf's spec, to change them. */
import type { Node } from "../../compose/node.ts";

export type Edit = (spec: Node) => unknown;

export function operation(spec: Node, action: string): Node {
  return ((spec.paths as Node)[`/${action}`] as Node).post as Node;
}

export const create = (spec: Node): Node => operation(spec, "CreateShelf");
export const list = (spec: Node): Node => operation(spec, "ListShelves");

export function parameters(spec: Node): Node[] {
  return create(spec).parameters as Node[];
}

export function parameter(spec: Node, name: string): Node {
  return parameters(spec).find((one) => one.name === name) as Node;
}

export function schemaOf(holder: Node): Node {
  const media = Object.values((holder.content ?? {}) as Node)[0] as Node | undefined;
  return (holder.schema ?? media?.schema) as Node;
}

/** The items of the parameter `Boards`. */
export function boards(spec: Node): Node {
  return schemaOf(parameter(spec, "Boards")).items as Node;
}

export function body(spec: Node): Node {
  return schemaOf(create(spec).requestBody as Node);
}

/** The schema of the answer. */
export function answer(spec: Node): Node {
  return schemaOf((create(spec).responses as Node)["200"] as Node);
}

export function errors(spec: Node): Node {
  return create(spec)["x-acs-errors"] as Node;
}

export function ram(spec: Node): Node {
  return (create(spec)["x-acs-ram"] as Node[])[0] as Node;
}

export function resource(spec: Node): Node {
  return (ram(spec).resources as Node[])[0] as Node;
}

export function waiter(spec: Node): Node {
  return (spec["x-acs-waiters"] as Node).ShelfReady as Node;
}

/** The named schema that contains itself. */
export function tag(spec: Node): Node {
  return ((spec.components as Node).schemas as Node).Tag as Node;
}

export function drop(target: unknown, key: string): void {
  delete (target as Node)[key];
}
