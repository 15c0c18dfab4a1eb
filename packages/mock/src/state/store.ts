import type { Stored } from "./types.ts";

/** The records of one mock. Order is that of creation; lists of an account and links are at hand without a search. */
export class Store {
  #byId = new Map<string, Stored>();
  #byName = new Map<string, readonly Stored[]>();
  #lists = new Map<string, Stored[]>();
  #linked = new Map<string, Set<Stored>>();
  #moving = new Set<Stored>();
  #shared = new Map<string, readonly Stored[]>();

  add(record: Stored): void {
    this.#byId.set(keyOf(record.resource, record.id), record);
    this.#byName.set(record.id, [...this.anyOf(record.id), record]);
    const list = this.list(record.resource, record.owner) as Stored[];
    if (list.length === 0) this.#lists.set(keyOf(record.resource, record.owner), list);
    list.push(record);
    for (const ids of Object.values(record.links)) for (const id of ids) this.#link(id, record);
    if (record.next) this.#moving.add(record);
    for (const accountId of record.shares) this.share(record, accountId, true);
  }

  remove(record: Stored): void {
    this.#byId.delete(keyOf(record.resource, record.id));
    this.#byName.set(
      record.id,
      this.anyOf(record.id).filter((one) => one !== record),
    );
    const list = this.list(record.resource, record.owner) as Stored[];
    list.splice(list.indexOf(record), 1);
    for (const ids of Object.values(record.links)) for (const id of ids) this.#linked.get(id)?.delete(record);
    this.#moving.delete(record);
    for (const accountId of record.shares) this.share(record, accountId, false);
  }

  /** The records of this id, of whatever kind. */
  anyOf(id: string): readonly Stored[] {
    return this.#byName.get(id) ?? [];
  }

  get(resource: string, id: string): Stored | undefined {
    return this.#byId.get(keyOf(resource, id));
  }

  list(resource: string, owner: string): readonly Stored[] {
    return this.#lists.get(keyOf(resource, owner)) ?? [];
  }

  *all(resource?: string): Generator<Stored, void, undefined> {
    for (const record of this.#byId.values()) if (resource === undefined || record.resource === resource) yield record;
  }

  /** What others let an account see. */
  shared(resource: string, accountId: string): readonly Stored[] {
    return this.#shared.get(keyOf(resource, accountId)) ?? [];
  }

  share(record: Stored, accountId: string, isShared: boolean): void {
    const key = keyOf(record.resource, accountId);
    record.shares = [...record.shares.filter((one) => one !== accountId), ...(isShared ? [accountId] : [])];
    const others = (this.#shared.get(key) ?? []).filter((one) => one !== record);
    this.#shared.set(key, isShared ? [...others, record] : others);
  }

  /** The records that name this id. */
  linkedTo(id: string): readonly Stored[] {
    return [...(this.#linked.get(id) ?? [])];
  }

  relink(record: Stored, name: string, ids: readonly string[]): void {
    for (const id of record.links[name] ?? []) this.#linked.get(id)?.delete(record);
    record.links[name] = ids;
    for (const id of ids) this.#link(id, record);
  }

  move(record: Stored, next: Stored["next"]): void {
    record.next = next;
    if (next) this.#moving.add(record);
    else this.#moving.delete(record);
  }

  /** Lets what is due come to rest. */
  settle(now: number, remove: (record: Stored) => void): void {
    for (const record of this.#moving) {
      const { next } = record;
      if (!next || next.at > now) continue;
      this.move(record, undefined);
      if (next.word === "gone") remove(record);
      else record.word = next.word;
    }
  }

  clear(): void {
    this.#byId = new Map();
    this.#byName = new Map();
    this.#lists = new Map();
    this.#linked = new Map();
    this.#moving = new Set();
    this.#shared = new Map();
  }

  #link(id: string, record: Stored): void {
    const found = this.#linked.get(id);
    if (found) found.add(record);
    else this.#linked.set(id, new Set([record]));
  }
}

function keyOf(resource: string, name: string): string {
  return `${resource} ${name}`;
}
