import type { Directory, Facts } from "../facts.ts";
import { type Node, node } from "./node.ts";

export interface Groups {
  tags: Node[];
  /** The groups of each operation, by action. */
  of: ReadonlyMap<string, readonly string[]>;
  /** Actions in the order of the groups; those in no group follow in upstream's. */
  order: readonly string[];
}

/** Upstream's directories as tags. A directory in another one carries both titles. */
export function composeGroups(facts: Facts): Groups {
  const tags = new Map<string, Node>();
  const of = new Map<string, string[]>();
  const visit = (children: readonly (string | Directory)[], name: string | undefined): void => {
    for (const child of children) {
      if (typeof child === "string") {
        if (!Object.hasOwn(facts.apis, child)) continue;
        const groups = of.get(child) ?? [];
        of.set(child, name === undefined || groups.includes(name) ? groups : [...groups, name]);
        continue;
      }
      const inner = name === undefined ? child.title : `${name} / ${child.title}`;
      if (!tags.has(inner))
        tags.set(
          inner,
          node([
            ["name", inner],
            ["x-acs-directory-id", child.id],
          ]),
        );
      visit(child.children, inner);
    }
  };
  visit(facts.directories ?? [], undefined);
  const grouped = [...of].filter(([, groups]) => groups.length > 0).map(([action]) => action);
  return { tags: [...tags.values()], of, order: [...new Set([...grouped, ...Object.keys(facts.apis)])] };
}
