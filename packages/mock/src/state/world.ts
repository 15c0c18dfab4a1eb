/**
 * What verbs work on: the tables, the records, and what one says of another.
 *
 * @module
 */
import type { StateCaller, StateOptions } from "../stateful.ts";
import type { MockProduct } from "../types.ts";
import { Identifiers } from "./identifiers.ts";
import { holdersOf } from "./links.ts";
import { listOf, valueAt } from "./paths.ts";
import type { Expression, Scope } from "./scope.ts";
import { Store } from "./store.ts";
import type { MockRules, Resource, Stored, Transition, Values } from "./types.ts";
import { type Look, lookOf, seenAt, wholeOf } from "./view.ts";

export type Caller = StateCaller;

const deepest = 8;

export class World {
  readonly product: MockProduct;
  readonly resources: Readonly<Record<string, Resource>>;
  readonly rules: MockRules;
  readonly store: Store = new Store();
  readonly now: () => number;
  readonly settle: () => number;
  identifiers: Identifiers;
  readonly #seed: number;
  readonly #compiled = new Map<string, Expression>();
  readonly #looks = new Map<string, Look>();
  readonly #holders = new Map<string, Map<string, string[]>>();
  readonly #indexes = new Map<string, ReadonlyMap<string, readonly Stored[]>>();
  #depth = 0;
  #transitions: Map<string, [kind: string, transition: Transition][]> | undefined;

  constructor(product: MockProduct, { seed, now, settle }: StateOptions) {
    this.product = product;
    this.resources = product.resources ?? {};
    this.rules = product.rules ?? {};
    this.now = now;
    this.settle = settle;
    this.#seed = seed;
    this.identifiers = new Identifiers(seed);
  }

  reset(): void {
    this.changed();
    this.store.clear();
    this.identifiers = new Identifiers(this.#seed);
  }

  resource(name: string): Resource | undefined {
    return Object.hasOwn(this.resources, name) ? this.resources[name] : undefined;
  }

  transition(action: string, resource: string): Transition | undefined {
    return this.#moves(action).find(([kind]) => kind === resource)?.[1];
  }

  /** The kinds of record that an action moves. */
  moved(action: string): string[] {
    return this.#moves(action).map(([kind]) => kind);
  }

  #moves(action: string): readonly (readonly [kind: string, transition: Transition])[] {
    this.#transitions ??= byAction(this.resources);
    return this.#transitions.get(action) ?? [];
  }

  holders(kind: string): ReadonlyMap<string, readonly string[]> {
    return memo(this.#holders, kind, () => holdersOf(this.resource(kind) ?? { id: {} }));
  }

  sees({ owner, shares }: Stored, accountId: string): boolean {
    return owner === accountId || owner === "" || shares.includes(accountId);
  }

  /** The ids that a parameter names, whatever form they come in. */
  idsAt(parameters: Values, name: string, index?: number): string[] {
    return listOf(valueAt(parameters, name, index)).map(String);
  }

  scope(parameters: Values, caller: Caller, more: Pick<Scope, "index" | "record" | "maker"> = {}): Scope {
    const { record } = more;
    return {
      parameters,
      accountId: caller.accountId,
      now: this.now(),
      identifiers: this.identifiers,
      compiled: this.#compiled,
      made: new Map(),
      related: (kind) => this.#related(record, kind, parameters, caller),
      lying: (kind) => (record ? this.lying(record, kind, caller) : []),
      show: (other, path) => this.show(other, path, caller),
      ...more,
    };
  }

  /** The records of a kind that name `record` or lie in it: those of its account, or of the caller if it is everybody's. */
  lying(record: Stored, kind: string, { accountId }: Caller): readonly Stored[] {
    const owner = record.owner === "" ? accountId : record.owner;
    return this.store.linkedTo(record.id).filter((one) => one.resource === kind && one.owner === owner);
  }

  /** What `record` names or lies in; else what names it; else what the request names. */
  #related(record: Stored | undefined, kind: string, parameters: Values, caller: Caller): Stored | undefined {
    const viewer = record?.owner || caller.accountId;
    const seen = (id: string): Stored | undefined => {
      const found = this.store.get(kind, id);
      return found && this.sees(found, viewer) ? found : undefined;
    };
    for (const id of Object.values(record?.links ?? {}).flat()) {
      const found = seen(id);
      if (found) return found;
    }
    const inside = record && this.lying(record, kind, caller)[0];
    if (inside) return inside;
    const names = [this.resource(kind)?.id.request ?? []].flat();
    return names.flatMap((name) => this.idsAt(parameters, name)).flatMap((id) => seen(id) ?? [])[0];
  }

  /** A record as reads show it, or a part of it; nothing once records that look at each other have turned in a circle. */
  show(record: Stored, path: string, caller: Caller): unknown {
    if (this.#depth === deepest) return undefined;
    this.#depth++;
    try {
      return this.#shown(record, path, caller);
    } finally {
      this.#depth--;
    }
  }

  #shown(record: Stored, path: string, caller: Caller): unknown {
    if (path === "") return wholeOf(record, this.#look(record.resource), this.scope({}, caller, { record }));
    const seen = this.seen(record, path, caller);
    return seen.length > 1 || path.includes("[]") ? seen : seen[0];
  }

  /** All values at a path, lists opened. */
  seen(record: Stored, path: string, caller: Caller): unknown[] {
    return seenAt(record, path, this.#look(record.resource), () => this.scope({}, caller, { record }));
  }

  /** The caller's own records that show a value at a path, in their order; found without a search if asked for again. */
  showing(kind: string, path: string, value: string, caller: Caller): readonly Stored[] {
    const index = memo(this.#indexes, JSON.stringify([kind, path, caller.accountId]), () =>
      indexOf(this.store.list(kind, caller.accountId), (record) => this.seen(record, path, caller)),
    );
    return index.get(value) ?? [];
  }

  /** To be told of every change of a record: what was found may be different now. */
  changed(): void {
    this.#indexes.clear();
  }

  #look(kind: string): Look {
    return memo(this.#looks, kind, () => lookOf(this.resource(kind) ?? { id: {} }));
  }
}

function indexOf(records: readonly Stored[], seen: (record: Stored) => unknown[]): Map<string, Stored[]> {
  const index = new Map<string, Stored[]>();
  for (const record of records) {
    for (const value of new Set(seen(record).map(String))) memo(index, value, () => []).push(record);
  }
  return index;
}

function byAction(resources: Readonly<Record<string, Resource>>): Map<string, [string, Transition][]> {
  const found = new Map<string, [string, Transition][]>();
  for (const [kind, { transitions = [] }] of Object.entries(resources)) {
    for (const transition of transitions) {
      for (const action of transition.by) memo(found, action, () => []).push([kind, transition]);
    }
  }
  return found;
}

function memo<Value>(map: Map<string, Value>, key: string, make: () => Value): Value {
  let value = map.get(key);
  if (value === undefined) {
    value = make();
    map.set(key, value);
  }
  return value;
}
