import type { Stored } from "./types.ts";

/** What an index needs to know of the records that it is about. */
export interface Indexed {
  /** All of them, in their order. */
  readonly all: () => readonly Stored[];
  /** Whether it is one of them still. */
  readonly has: (record: Stored) => boolean;
  readonly valuesOf: (record: Stored) => readonly unknown[];
  readonly inOrder: (records: Stored[]) => Stored[];
}

/** Which records have a value, found without a search. What has changed is looked at again when it is next asked. */
export class ValueIndex {
  readonly #of: Indexed;
  readonly #byValue = new Map<string, Stored[]>();
  readonly #values = new Map<Stored, ReadonlySet<string>>();
  readonly #changed = new Set<Stored>();

  constructor(of: Indexed) {
    this.#of = of;
    for (const record of of.all()) this.#add(record);
  }

  /** To be told of each that came, went, or has other values now. */
  changed(record: Stored): void {
    this.#changed.add(record);
  }

  /** In their order. */
  get(value: string): readonly Stored[] {
    for (const record of this.#changed) this.#lookAgain(record);
    this.#changed.clear();
    return this.#byValue.get(value) ?? [];
  }

  #lookAgain(record: Stored): void {
    const before = this.#values.get(record);
    for (const value of before ?? []) {
      const others = this.#byValue.get(value)?.filter((one) => one !== record) ?? [];
      if (others.length > 0) this.#byValue.set(value, others);
      else this.#byValue.delete(value);
    }
    this.#values.delete(record);
    if (!this.#of.has(record)) return;
    for (const value of this.#add(record)) {
      const records = this.#byValue.get(value);
      if (before && records) this.#of.inOrder(records); // a new one is the last anyway
    }
  }

  #add(record: Stored): ReadonlySet<string> {
    const values = new Set(this.#of.valuesOf(record).map(String));
    this.#values.set(record, values);
    for (const value of values) {
      const records = this.#byValue.get(value);
      if (records) records.push(record);
      else this.#byValue.set(value, [record]);
    }
    return values;
  }
}
