/**
 * ROA paths: which template a path is an example of, and what its placeholders hold.
 *
 * A template with more fixed characters is tried first, so `/shelves/all` goes before `/shelves/{ShelfId}`.
 *
 * @module
 */
export interface PathMatch {
  /** All actions whose template fits equally well, by verb or by name told apart. */
  readonly actions: readonly string[];
  /** Decoded, by placeholder. */
  readonly values: ReadonlyMap<string, string>;
}

interface Template {
  readonly pattern: RegExp;
  readonly names: readonly string[];
  readonly fixed: number;
  readonly actions: string[];
}

/** Makes the search for a product's paths. */
export function pathMatcher(
  paths: Iterable<readonly [action: string, path: string]>,
): (path: string) => PathMatch | undefined {
  const byPath = new Map<string, Template>();
  for (const [action, path] of paths) {
    const known = byPath.get(path);
    if (known) known.actions.push(action);
    else byPath.set(path, compile(path, action));
  }
  const templates = [...byPath.values()].sort((a, b) => b.fixed - a.fixed);

  return (path) => {
    const trimmed = path.length > 1 && path.endsWith("/") ? path.slice(0, -1) : path;
    const fitting = templates.flatMap((template) => {
      const match = template.pattern.exec(trimmed);
      return match ? [{ template, match }] : [];
    });
    const best = fitting[0];
    if (!best) return undefined;
    // Equal but for the placeholders' names: /shelves/{ShelfId} and /shelves/{Name} with other verbs.
    const equal = fitting.filter(({ template }) => template.fixed === best.template.fixed);
    const values = new Map<string, string>();
    for (const { template, match } of equal) {
      for (const [at, name] of template.names.entries()) values.set(name, decoded(match[at + 1] ?? ""));
    }
    return { actions: equal.flatMap(({ template }) => template.actions), values };
  };
}

function compile(path: string, action: string): Template {
  const names: string[] = [];
  let fixed = 0;
  const trimmed = path.length > 1 && path.endsWith("/") ? path.slice(0, -1) : path;
  const pattern = trimmed
    .split(/(\{[^{}/]+\})/)
    .map((part, at) => {
      if (at % 2 === 0) {
        fixed += part.length;
        return part.replaceAll(/[\\^$.*+?()[\]{}|]/g, "\\$&");
      }
      names.push(part.slice(1, -1));
      return "([^/]+)";
    })
    .join("");
  return { pattern: new RegExp(`^${pattern}$`), names, fixed, actions: [action] };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text; // not percent-encoded: taken as it is, like the service's own readers do
  }
}
