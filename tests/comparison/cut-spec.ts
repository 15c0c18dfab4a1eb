import { parse, stringify } from "yaml";

type Node = Record<string, unknown>;

/** A spec with some of its operations, and what those refer to. */
export function cutSpec(text: string, actions: readonly string[]): string {
  const spec = parse(text) as { paths: Node; components: Record<string, Node>; info: Node; openapi: string };
  const paths = Object.fromEntries(actions.map((action) => [`/${action}`, spec.paths[`/${action}`]]));
  const components: Record<string, Node> = {};
  const take = (node: unknown): void => {
    if (typeof node !== "object" || node === null) return;
    for (const [key, value] of Object.entries(node)) {
      const [, kind = "", name = ""] = (key === "$ref" && /^#\/components\/(\w+)\/(\w+)$/.exec(value)) || [];
      if (kind === "") take(value);
      else if (!components[kind]?.[name]) {
        const meant = spec.components[kind]?.[name];
        components[kind] = { ...components[kind], [name]: meant };
        take(meant);
      }
    }
  };
  take(paths);
  const { openapi, info } = spec;
  return stringify({ openapi, info, paths, components });
}
