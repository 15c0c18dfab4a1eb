/**
 * What verbs work on: the tables, the records, and what one says of another.
 *
 * @module
 */
import type { StateCaller, StateOptions } from "../stateful.ts";
import type { MockProduct } from "../types.ts";
import { Identifiers } from "./identifiers.ts";
import { attachedWith, holdersOf } from "./links.ts";
import { listOf, valueAt } from "./paths.ts";
import type { Expression, Scope } from "./scope.ts";
import { Store } from "./store.ts";
import type { MockRules, Resource, Stored, Transition, Values } from "./types.ts";
import { ValueIndex } from "./value-index.ts";
import { isOwn, type Look, lookOf, seenAt, wholeOf } from "./view.ts";

export type Caller = StateCaller;

const deepest = 8;

export class World {
  readonly product: MockProduct;
  readonly resources: Readonly<Record<string, Resource>>;
  readonly rules: MockRules;
  readonly store: Store = new Store((record) => this.touched(record));
  readonly now: () => number;
  readonly settle: () => number;
  identifiers: Identifiers;
  readonly #seed: number;
  readonly #compiled = new Map<string, Expression>();
  readonly #looks = new Map<string, Look>();
  readonly #holders = new Map<string, Map<string, string[]>>();
  /** By kind and account, then by path: those of paths that a record's own values tell, and all others. */
  readonly #indexes = new Map<string, Map<string, ValueIndex>>();
  readonly #liveIndexes = new Map<string, ValueIndex>();
  readonly #attached = new Map<string, readonly (readonly [path: string, text: string])[]>();
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
    this.#indexes.clear();
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

  /** What a record of a kind has been given together with the name of another, as it is without. */
  attached(kind: string, name: string): readonly (readonly [path: string, text: string])[] {
    return memo(this.#attached, `${kind}.${name}`, () => {
      const effects = Object.values(this.product.operations).flatMap(({ effect }) => effect ?? []);
      return attachedWith(kind, this.resource(kind) ?? { id: {} }, name, effects);
    });
  }

  sees({ owner, shares }: Stored, accountId: string): boolean {
    return owner === accountId || owner === "" || shares.includes(accountId);
  }

  /** The ids that a parameter names, whatever form they come in. */
  idsAt(parameters: Values, name: string, index?: number): string[] {
    return listOf(valueAt(parameters, name, index)).map(String);
  }

  scope(parameters: Values, caller: Caller, more: Pick<Scope, "index" | "nth" | "record" | "maker"> = {}): Scope {
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
      own: (kind) => this.store.list(kind, caller.accountId),
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
    for (const name of names) {
      for (const text of this.idsAt(parameters, name)) {
        const found = this.named(kind, name, text, viewer);
        if (found && this.sees(found, viewer)) return found;
      }
    }
    return undefined;
  }

  /** By id; or, of an account's own, by a field of the parameter's name, such as BookTitle. */
  named(kind: string, parameter: string, text: string, accountId: string): Stored | undefined {
    const found = this.store.get(kind, text);
    if (found) return found;
    const field = parameter.replaceAll("[]", "").split(".").at(-1) ?? "";
    const fields = [field, field.replace(/s$/, "")];
    const isNamed = ({ values }: Stored) =>
      fields.some((name) => values[name] !== undefined && String(values[name]) === text);
    return this.store.list(kind, accountId).find(isNamed);
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
    const whose = listKey(kind, caller.accountId);
    const make = () =>
      new ValueIndex({
        all: () => this.store.list(kind, caller.accountId),
        has: (record) => this.store.has(record),
        valuesOf: (record) => this.seen(record, path, caller),
        inOrder: (records) => this.store.inOrder(records),
      });
    const index = isOwn(path, this.#look(kind))
      ? memo(
          memo(this.#indexes, whose, () => new Map<string, ValueIndex>()),
          path,
          make,
        )
      : memo(this.#liveIndexes, `${whose} ${path}`, make);
    return index.get(value);
  }

  /** To be told of every write: what records show of each other may be different now. */
  changed(): void {
    this.#liveIndexes.clear();
  }

  /** To be told of each record that comes, goes, or has other values. */
  touched(record: Stored): void {
    for (const index of this.#indexes.get(listKey(record.resource, record.owner))?.values() ?? [])
      index.changed(record);
  }

  #look(kind: string): Look {
    return memo(this.#looks, kind, () => lookOf(this.resource(kind) ?? { id: {} }));
  }
}

function listKey(kind: string, accountId: string): string {
  return `${kind} ${accountId}`;
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
