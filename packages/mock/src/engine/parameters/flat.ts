/**
 * Flattened values: `Tag.1.Key=env`, `Tag.1.Value=test`.
 *
 * What has numbers alone for names is a list, in the order of the numbers; gaps are closed.
 *
 * @see specs/protocol/signing.md 4
 * @module
 */
type Node = string | Map<string, Node>;

const maxDepth = 64;

/** @returns the value whose texts begin with the prefix, `undefined` if there are none */
export function decodeFlat(prefix: string, texts: Iterable<readonly [name: string, text: string]>): unknown {
  const root = new Map<string, Node>();
  for (const [name, text] of texts) {
    if (name.startsWith(prefix)) put(root, name.slice(prefix.length).split(".", maxDepth), text);
  }
  return root.size === 0 ? undefined : value(root);
}

function put(root: Map<string, Node>, path: readonly string[], text: string): void {
  let node = root;
  for (const step of path.slice(0, -1)) {
    let next = node.get(step);
    if (!(next instanceof Map)) {
      next = new Map();
      node.set(step, next);
    }
    node = next;
  }
  const last = path.at(-1) ?? "";
  if (!node.has(last)) node.set(last, text);
}

function value(node: Node): unknown {
  if (typeof node === "string") return node;
  const entries = [...node].map(([name, child]) => [name, value(child)] as const);
  if (!entries.every(([name]) => /^\d{1,9}$/.test(name))) return Object.fromEntries(entries);
  return entries.sort(([a], [b]) => Number(a) - Number(b)).map(([, child]) => child);
}
