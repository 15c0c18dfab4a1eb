/**
 * Where each operation stands under `paths`.
 *
 * RPC products serve everything at `/`, so the key is `/<Action>`. ROA products keep their paths; OpenAPI has room
 * for one operation per path and method there, so a further one is keyed `/path#Action` and keeps its path apart.
 *
 * @module
 */
import type { FactOperation, Facts } from "../facts.ts";
import { pointer } from "../problem.ts";
import type { Context } from "./provenance.ts";

export interface Placed {
  action: string;
  key: string;
  /** The path on the wire where the key does not say it. */
  path: string | undefined;
  method: string;
}

/** The places of all operations, in the given order. */
export function placeOperations(facts: Facts, order: readonly string[], context: Context): Placed[] {
  const templates = new Map<string, string>();
  const taken = new Set<string>();
  return order.map((action) => {
    const operation = facts.apis[action] as FactOperation;
    if (facts.info.style === "RPC") {
      const path = operation.path && operation.path !== "/" ? operation.path : undefined;
      const method = operation.methods.includes("post") ? "post" : first(operation);
      return { action, key: `/${action}`, path, method };
    }
    const path = wirePath(operation.path);
    const [template, query] = path.split("?", 2) as [string, string | undefined];
    const method = first(operation);
    const shape = template.replaceAll(/\{[^}]*\}/g, "{}");
    const known = templates.get(shape) ?? template;
    templates.set(shape, known);
    const isFree = known === template && !taken.has(`${method} ${template}`);
    if (isFree) taken.add(`${method} ${template}`);
    const key = isFree ? template : `${template}#${action}`;
    if (!isFree) context.provenance.note(pointer("apis", action, "path"), `the path is taken; the key is ${key}`);
    if (query !== undefined)
      context.provenance.note(pointer("apis", action, "path"), "has a query, which no key can have");
    return { action, key, path: key === path ? undefined : path, method };
  });
}

/** The names in a path's template, in order. */
export function templateNames(path: string): string[] {
  return [...new Set([...path.matchAll(/\{([^}]*)\}/g)].map(([, name]) => name as string))];
}

function first({ methods }: FactOperation): string {
  return methods[0] ?? "post";
}

/** Older documents write `[Name]` for `{Name}`. */
function wirePath(path: string | undefined): string {
  let count = 0;
  const braced = (path ?? "/")
    .replaceAll(/\[([^\]]*)\]/g, "{$1}")
    .replaceAll(/\{([^{}]*)\}/g, (_, name: string) => `{${templateName(name) || `path${++count}`}}`);
  return braced.startsWith("/") ? braced : `/${braced}`;
}

/** A name in a template as OpenAPI allows it; it does not travel, so it may be changed. */
export function templateName(name: string): string {
  return name.replaceAll(/[^\w.-]/g, "");
}
