import { seeded } from "../random.ts";

/** Numbers and names that are made up: the same for the same seed and count, whatever else happens. */
export class Identifiers {
  readonly #seed: number;
  count = 0;
  /** By block: how many of its addresses were given away. */
  addresses: Record<string, number> = {};

  constructor(seed: number) {
    this.#seed = seed;
  }

  /** A number that there was none of. */
  next(): number {
    return ++this.count;
  }

  /** `i-5` and 24 characters. */
  id(prefix: string): string {
    return `${prefix}5${this.text(24)}`;
  }

  /** Which of a block's addresses is next, from 0. */
  addressOf(block: string): number {
    const next = this.addresses[block] ?? 0;
    this.addresses[block] = next + 1;
    return next;
  }

  text(length: number, digits = 36): string {
    const draw = this.#numbers();
    return Array.from({ length }, () => (draw() % digits).toString(digits)).join("");
  }

  /** From 0 to `below` - 1. */
  number(below: number): number {
    return this.#numbers()() % below;
  }

  #numbers(): () => number {
    this.count++;
    const random = seeded(Math.imul(this.#seed, 0x9e3779b1) + Math.imul(this.count, 0x85ebca6b));
    return () => Math.floor(random() * 2 ** 29);
  }
}
