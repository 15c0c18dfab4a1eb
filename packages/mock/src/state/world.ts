/**
 * What verbs work on: the tables, the records, and how a record looks.
 *
 * @module
 */

import { isRecord } from "../check.ts";
import type { MockProduct } from "../types.ts";
import { evaluate, isLive, type Scope } from "./expression.ts";
import { Identifiers } from "./identifiers.ts";
import { listOf, put, valueAt } from "./paths.ts";
import { shapeAt } from "./project.ts";
import { Store } from "./store.ts";
import type { MockRules, Resource, Stored, Transition, Values } from "./types.ts";

export interface Caller {
  readonly accountId: string;
  readonly requestId: string;
}

export interface WorldOptions {
  readonly seed: number;
  readonly now: () => number;
  readonly settle: () => number;
}

export class World {
  readonly product: MockProduct;
  readonly resources: Readonly<Record<string, Resource>>;
  readonly rules: MockRules;
  readonly store: Store = new Store();
  readonly now: () => number;
  readonly settle: () => number;
  identifiers: Identifiers;
  readonly #seed: number;
  readonly #transitions = new Map<string, [string, Transition][]>();

  constructor(product: MockProduct, { seed, now, settle }: WorldOptions) {
    this.product = product;
    this.resources = product.resources ?? {};
    this.rules = product.rules ?? {};
    this.now = now;
    this.settle = settle;
    this.#seed = seed;
    this.identifiers = new Identifiers(seed);
    for (const [name, { transitions = [] }] of Object.entries(this.resources)) {
      for (const transition of transitions) {
        for (const action of transition.by) {
          const found = this.#transitions.get(action);
          if (found) found.push([name, transition]);
          else this.#transitions.set(action, [[name, transition]]);
        }
      }
    }
  }

  reset(): void {
    this.store.clear();
    this.identifiers = new Identifiers(this.#seed);
  }

  resource(name: string): Resource | undefined {
    return Object.hasOwn(this.resources, name) ? this.resources[name] : undefined;
  }

  transition(action: string, resource: string): Transition | undefined {
    return this.#transitions.get(action)?.find(([name]) => name === resource)?.[1];
  }

  /** The kinds of record that an action moves, beside the one that its effect names. */
  moved(action: string): string[] {
    return (this.#transitions.get(action) ?? []).map(([name]) => name);
  }

  /** The kind of record that a parameter or field of a resource names. */
  named(resource: string, name: string): readonly string[] {
    return [this.resource(resource)?.refs?.[name] ?? []].flat();
  }

  sees({ owner, shares }: Stored, accountId: string): boolean {
    return owner === accountId || owner === "" || shares.includes(accountId);
  }

  scope(parameters: Values, caller: Caller, more: Pick<Scope, "index" | "record" | "maker"> = {}): Scope {
    const { record } = more;
    return {
      parameters,
      accountId: caller.accountId,
      now: this.now(),
      identifiers: this.identifiers,
      related: (kind) => this.related(record, kind, parameters, caller),
      lying: (kind) => (record ? this.store.linkedTo(record.id).filter((one) => one.resource === kind) : []),
      show: (other, path) => this.show(other, path, caller),
      ...more,
    };
  }

  /** What `record` names or lies in; else what names it; else what the request names. */
  related(record: Stored | undefined, kind: string, parameters: Values, caller: Caller): Stored | undefined {
    for (const id of Object.values(record?.links ?? {}).flat()) {
      const found = this.store.get(kind, id);
      if (found) return found;
    }
    const inside = record && this.store.linkedTo(record.id).find((one) => one.resource === kind);
    return inside ?? this.find(kind, parameters, caller)[0];
  }

  /** The records of a kind that the request names by their usual parameters. */
  find(kind: string, parameters: Values, { accountId }: Caller): Stored[] {
    const names = [this.resource(kind)?.id.request ?? []].flat();
    return names
      .flatMap((name) => listOf(valueAt(parameters, name)))
      .flatMap((id) => this.store.get(kind, String(id)) ?? [])
      .filter((record) => this.sees(record, accountId));
  }

  /** The names that a read shows of a record. */
  fieldsOf(action: string, at: string): string[] {
    const shape = shapeAt(this.product.operations[action]?.shape, at);
    return typeof shape === "object" && !Array.isArray(shape)
      ? Object.keys(shape).map((name) => name.replace(/^!/, ""))
      : [];
  }

  /** A record as reads show it, or a part of it. */
  show(record: Stored, path: string, caller: Caller): unknown {
    const { fields = {} } = this.resource(record.resource) ?? {};
    if (path !== "" && Object.hasOwn(fields, path)) {
      const text = fields[path] as string;
      if (!isLive(text)) return this.#kept(record, path, text, caller);
      return evaluate(text, this.scope({}, caller, { record }));
    }
    const whole = this.#whole(record, fields, caller);
    return path === "" ? whole : valueAt(whole, path);
  }

  #whole(record: Stored, fields: Readonly<Record<string, string>>, caller: Caller): Record<string, unknown> {
    const whole = structuredClone(record.values);
    const scope = this.scope({}, caller, { record });
    for (const [path, text] of Object.entries(fields)) {
      if (path.includes("[].")) this.#putItems(whole, path, isLive(text) ? evaluate(text, scope) : undefined);
      else if (isLive(text)) put(whole, path, evaluate(text, scope));
      else if (valueAt(record.values, path) === undefined) {
        const value = this.#kept(record, path, text, caller);
        if (value !== undefined) put(whole, path, value);
      }
    }
    return whole;
  }

  /** Of another record's field, as it is now where it was not known at the beginning. */
  #kept(record: Stored, path: string, text: string, caller: Caller): unknown {
    const own = valueAt(record.values, path);
    return own === undefined && /^@[A-Z]/.test(text) ? evaluate(text, this.scope({}, caller, { record })) : own;
  }

  /** A live list of one field each, such as tags: `Tags.Tag[].Key`. */
  #putItems(whole: Record<string, unknown>, path: string, values: unknown): void {
    if (!Array.isArray(values)) return;
    const [list = "", field = ""] = path.split("[].");
    const found = valueAt(whole, list);
    const items = Array.isArray(found) ? found : [];
    put(
      whole,
      list,
      values.map((value, at) => ({ ...(isRecord(items[at]) ? items[at] : {}), [field]: value })),
    );
  }
}
