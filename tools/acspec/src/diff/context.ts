import { isNode, type Node, own, sameValue } from "../compose/node.ts";
import { Changes } from "./changes.ts";

export type Schemas = Readonly<Record<string, Node>>;

/** What a comparison of schemas needs to know of both specs. */
export interface Context {
  readonly changes: Changes;
  /** The named schemas of both specs. */
  readonly before: Schemas;
  readonly after: Schemas;
  /** Named schemas that are not the same in both specs, themselves or through what they refer to. */
  readonly unequal: ReadonlySet<string>;
  /** Pairs of named schemas that are being compared: they may contain themselves. */
  readonly open: Set<string>;
  /** How often a pair was compared in the operation at hand. */
  readonly visits: Map<string, number>;
  /** Named schemas that were compared for some operation. */
  readonly seen: Set<string>;
  /** What came and went, to find what moved. */
  readonly departures: Traveller[];
  readonly arrivals: Traveller[];
}

/** A parameter or a field that came or went. */
export interface Traveller {
  name: string;
  /** Its index among the changes. */
  index: number;
  schema: Node;
}

export function contextOf(before: Schemas, after: Schemas): Context {
  return {
    changes: new Changes(),
    before,
    after,
    unequal: unequalSchemas(before, after),
    open: new Set(),
    visits: new Map(),
    seen: new Set(),
    departures: [],
    arrivals: [],
  };
}

function unequalSchemas(before: Schemas, after: Schemas): Set<string> {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  const unequal = new Set(names.filter((name) => !sameValue(own(before, name), own(after, name))));
  for (let grown = true; grown; ) {
    grown = false;
    for (const name of names) {
      if (unequal.has(name) || !refersTo(own(before, name), unequal)) continue;
      unequal.add(name);
      grown = true;
    }
  }
  return unequal;
}

/** Whether something refers to one of the named schemas. */
export function refersTo(value: unknown, names: ReadonlySet<string>): boolean {
  return names.size > 0 && references(value).some((name) => names.has(name));
}

/** The names of the schemas that something refers to. */
export function references(value: unknown, found: string[] = []): string[] {
  if (Array.isArray(value)) for (const item of value) references(item, found);
  if (isNode(value)) {
    if (typeof value.$ref === "string") found.push(referenceName(value.$ref));
    for (const item of Object.values(value)) if (typeof item === "object") references(item, found);
  }
  return found;
}

export function referenceName(ref: string): string {
  return ref
    .slice(ref.lastIndexOf("/") + 1)
    .replaceAll("~1", "/")
    .replaceAll("~0", "~");
}
