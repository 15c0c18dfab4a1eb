/** A map of the spec under construction. */
export type Node = { [key: string]: unknown };

/** A map from entries, without those that say nothing. Safe for any key: `__proto__` becomes a key like others. */
export function node(entries: Iterable<readonly [key: string, value: unknown]>): Node {
  return Object.fromEntries([...entries].filter(([, value]) => value !== undefined));
}

export function isNode(value: unknown): value is Node {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Sets an own key, whatever its name. */
export function set(target: Node, key: string, value: unknown): void {
  Object.defineProperty(target, key, { value, writable: true, enumerable: true, configurable: true });
}

/** The own member of a map, or nothing. */
export function own(target: unknown, key: string): unknown {
  return isNode(target) && Object.hasOwn(target, key) ? target[key] : undefined;
}

export function sameValue(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (Array.isArray(a) && Array.isArray(b)) {
    return a.length === b.length && a.every((item, index) => sameValue(item, b[index]));
  }
  if (!isNode(a) || !isNode(b)) return false;
  const keys = Object.keys(a);
  return (
    keys.length === Object.keys(b).length && keys.every((key) => Object.hasOwn(b, key) && sameValue(a[key], b[key]))
  );
}

/** `returnType` as extensions have it: `return-type`. */
function kebab(name: string): string {
  return name
    .replaceAll(/([a-z0-9])([A-Z])/g, "$1-$2")
    .replaceAll("$", "")
    .toLowerCase();
}

/** The key that keeps an upstream fact which OpenAPI has no word for. */
export function extension(name: string): string {
  return name.startsWith("x-") ? name : `x-acs-${kebab(name)}`;
}
