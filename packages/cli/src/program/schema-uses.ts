import ts from "typescript";
import { keyOf, markOf, placeOf } from "./way.ts";

/** Where an operation uses a named schema. */
export interface SchemaUse {
  operation: string;
  direction: "request" | "response";
  place: string;
}

/** What the keys below an operation say: which way the value goes, where a place starts, and the rest. */
export function componentOf(
  keys: readonly string[],
): { direction: "request" | "response"; start: string; rest: readonly string[] } | undefined {
  const [part, second, third, media, ...rest] = keys;
  if (part === "parameters")
    return second === undefined ? undefined : { direction: "request", start: "", rest: keys.slice(2) };
  if (part === "requestBody" && second === "content" && third !== undefined) {
    const isForm = third === "application/x-www-form-urlencoded";
    return { direction: "request", start: isForm ? "" : "body", rest: keys.slice(3) };
  }
  if (part === "responses" && third === "content" && media !== undefined)
    return { direction: "response", start: "", rest };
  return undefined;
}

/** A named type of the package. */
export type Named = ts.InterfaceDeclaration | ts.TypeAliasDeclaration;

/** Every place where an operation uses a named schema, also by way of another one. */
export function schemaUses(
  operations: ReadonlySet<string>,
  types: ReadonlyMap<string, Named>,
): Map<string, SchemaUse[]> {
  const components = types.get("components");
  const whole = types.get("operations");
  const inner = new Map<string, Reference[]>();
  for (const reference of components ? referencesIn(components) : []) {
    const [, owner = "", ...keys] = reference.keys; // schemas, Name, …
    inner.set(owner, [...(inner.get(owner) ?? []), { ...reference, keys }]);
  }
  const uses = new Map<string, SchemaUse[]>();
  const add = (name: string, use: SchemaUse, above: readonly string[]): void => {
    if (above.includes(name)) return; // it contains itself: the outermost place stands for the inner ones
    uses.set(name, [...(uses.get(name) ?? []), use]);
    for (const { schema, keys } of inner.get(name) ?? []) {
      add(schema, { ...use, place: placeOf(keys, use.place) }, [...above, name]);
    }
  };
  for (const { schema, keys } of whole ? referencesIn(whole) : []) {
    const [operation = "", ...below] = keys;
    const found = componentOf(below);
    if (found) add(schema, { operation, direction: found.direction, place: placeOf(found.rest, found.start) }, []);
  }
  for (const operation of operations) {
    for (const direction of ["request", "response"] as const) {
      const type = types.get(`${operation}${direction === "request" ? "Request" : "Response"}`);
      for (const { schema, keys } of type ? referencesIn(type) : [])
        add(schema, { operation, direction, place: placeOf(keys) }, []);
    }
  }
  return uses;
}

interface Reference {
  schema: string;
  keys: string[];
}

/** `components["schemas"]["Tag"]`, wherever it stands, with the keys that lead there. */
function referencesIn(root: Named): Reference[] {
  const found: Reference[] = [];
  const visit = (node: ts.Node, keys: string[]): void => {
    const schema = referred(node);
    if (schema !== undefined) {
      found.push({ schema, keys });
      return;
    }
    const key = keyOf(node) ?? markOf(node);
    ts.forEachChild(node, (child) => visit(child, key === undefined ? keys : [...keys, key]));
  };
  for (const part of ts.isInterfaceDeclaration(root) ? root.members : [root.type]) visit(part, []);
  return found;
}

function referred(node: ts.Node): string | undefined {
  const match = ts.isIndexedAccessTypeNode(node) ? /^components\["schemas"\]\["(.+)"\]$/.exec(node.getText()) : null;
  return match?.[1];
}
