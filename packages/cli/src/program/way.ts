import ts from "typescript";

/** The name of a member: `Status`, `"/RunInstances"`, `200`. */
export function keyOf(node: ts.Node): string | undefined {
  if (!(ts.isPropertySignature(node) || ts.isMethodSignature(node) || ts.isPropertyDeclaration(node))) return undefined;
  return ts.isComputedPropertyName(node.name) ? undefined : node.name.text;
}

/** The interface or named type that a declaration stands in, and the keys that lead to it; `[]` is an item, `{}` a value of a map. */
export function rootOf(declaration: ts.Node): { root: string | undefined; keys: string[] } {
  const keys: string[] = [];
  for (let node = declaration; node !== undefined; node = node.parent) {
    if (ts.isInterfaceDeclaration(node) || ts.isTypeAliasDeclaration(node)) return { root: node.name.text, keys };
    const key = keyOf(node) ?? markOf(node);
    if (key !== undefined) keys.unshift(key);
  }
  return { root: undefined, keys };
}

/** What a type says of what it holds. */
export function markOf(node: ts.Node): string | undefined {
  if (ts.isArrayTypeNode(node)) return "[]";
  return ts.isIndexSignatureDeclaration(node) ? "{}" : undefined;
}

/** Keys as a place: `Tag`, `[]`, `Key` are `Tag[].Key`. */
export function placeOf(keys: readonly string[], start = ""): string {
  return keys.reduce((place, key) => {
    if (key === "[]" || key === "{}") return place + key;
    return place === "" ? key : `${place}.${key}`;
  }, start);
}
