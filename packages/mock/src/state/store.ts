import type { Stored } from "./types.ts";

/** The records of one mock, in the order of their creation; ids, lists of an account and links are found without a search. */
export class Store {
  readonly #changed: (record: Stored) => void;
  #byId = new Map<string, Stored>();
  #byName = new Map<string, readonly Stored[]>();
  #lists = new Map<string, Stored[]>();
  #linked = new Map<string, Set<Stored>>();
  #shared = new Map<string, readonly Stored[]>();
  #serials = new Map<Stored, number>();
  #moving = new Set<Stored>();
  #nextMove = Number.POSITIVE_INFINITY;
  #serial = 0;

  /** @param changed told of each that comes or goes */
  constructor(changed: (record: Stored) => void) {
    this.#changed = changed;
  }

  add(record: Stored): void {
    this.#changed(record);
    this.#serials.set(record, this.#serial++);
    this.#byId.set(keyOf(record.resource, record.id), record);
    this.#byName.set(record.id, [...this.anyOf(record.id), record]);
    const key = keyOf(record.resource, record.owner);
    const list = this.#lists.get(key);
    if (list) list.push(record);
    else this.#lists.set(key, [record]);
    for (const ids of Object.values(record.links)) for (const id of ids) this.#link(id, record);
    if (record.next) this.move(record, record.next);
    for (const accountId of record.shares) this.share(record, accountId, true);
  }

  remove(record: Stored): void {
    this.#changed(record);
    this.#serials.delete(record);
    this.#byId.delete(keyOf(record.resource, record.id));
    const others = this.anyOf(record.id).filter((one) => one !== record);
    if (others.length > 0) this.#byName.set(record.id, others);
    else this.#byName.delete(record.id);
    const list = this.#lists.get(keyOf(record.resource, record.owner)) ?? [];
    list.splice(list.indexOf(record), 1);
    for (const ids of Object.values(record.links)) for (const id of ids) this.#unlink(id, record);
    this.#moving.delete(record);
    for (const accountId of record.shares) this.#unshare(record, accountId);
  }

  /** The records of this id, of whatever kind. */
  anyOf(id: string): readonly Stored[] {
    return this.#byName.get(id) ?? [];
  }

  get(resource: string, id: string): Stored | undefined {
    return this.#byId.get(keyOf(resource, id));
  }

  has(record: Stored): boolean {
    return this.#serials.has(record);
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
    if (isShared && record.shares.at(-1) === accountId && this.shared(record.resource, accountId).includes(record))
      return;
    this.#unshare(record, accountId);
    record.shares = record.shares.filter((one) => one !== accountId);
    if (!isShared) return;
    record.shares.push(accountId);
    const key = keyOf(record.resource, accountId);
    this.#shared.set(key, this.inOrder([...(this.#shared.get(key) ?? []), record]));
  }

  /** The records that name this id. */
  linkedTo(id: string): readonly Stored[] {
    return this.inOrder([...(this.#linked.get(id) ?? [])]);
  }

  /** Puts them in the order of their creation, whenever a link was made: so a restored store lists the same. */
  inOrder(records: Stored[]): Stored[] {
    const serialOf = (record: Stored) => this.#serials.get(record) ?? 0;
    return records.length < 2 ? records : records.sort((one, other) => serialOf(one) - serialOf(other));
  }

  relink(record: Stored, name: string, ids: readonly string[]): void {
    const before = record.links[name] ?? [];
    record.links[name] = ids;
    if (!this.has(record)) return;
    const kept = new Set(Object.values(record.links).flat());
    for (const id of before) if (!kept.has(id)) this.#unlink(id, record);
    for (const id of ids) this.#link(id, record);
  }

  move(record: Stored, next: Stored["next"]): void {
    record.next = next;
    if (!next) this.#moving.delete(record);
    else {
      this.#moving.add(record);
      this.#nextMove = Math.min(this.#nextMove, next.at);
    }
  }

  /**
   * Lets what is due come to rest, in the order of time.
   *
   * @returns whether anything was due
   */
  settle(now: number, remove: (record: Stored) => void): boolean {
    if (this.#nextMove > now) return false;
    const due = [...this.#moving].filter(({ next }) => next !== undefined && next.at <= now);
    for (const record of due.sort((one, other) => (one.next?.at ?? 0) - (other.next?.at ?? 0))) {
      const { next } = record;
      if (!next) continue;
      this.move(record, undefined);
      if (next.word === "gone") remove(record);
      else record.word = next.word;
    }
    this.#nextMove = Number.POSITIVE_INFINITY;
    for (const { next } of this.#moving) this.#nextMove = Math.min(this.#nextMove, next?.at ?? 0);
    return true;
  }

  clear(): void {
    for (const map of [this.#byId, this.#byName, this.#lists, this.#linked, this.#shared, this.#serials]) map.clear();
    this.#moving.clear();
    this.#nextMove = Number.POSITIVE_INFINITY;
  }

  #link(id: string, record: Stored): void {
    const found = this.#linked.get(id);
    if (found) found.add(record);
    else this.#linked.set(id, new Set([record]));
  }

  #unlink(id: string, record: Stored): void {
    const found = this.#linked.get(id);
    found?.delete(record);
    if (found?.size === 0) this.#linked.delete(id);
  }

  #unshare(record: Stored, accountId: string): void {
    const key = keyOf(record.resource, accountId);
    const others = (this.#shared.get(key) ?? []).filter((one) => one !== record);
    if (others.length > 0) this.#shared.set(key, others);
    else this.#shared.delete(key);
  }
}

function keyOf(resource: string, name: string): string {
  return `${resource} ${name}`;
}
