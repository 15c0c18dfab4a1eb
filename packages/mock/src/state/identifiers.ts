/** Numbers and names that are made up: the same for the same seed and count, whatever else happens. */
export class Identifiers {
  readonly #seed: number;
  count = 0;

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

  text(length: number, digits = 36): string {
    let text = "";
    for (const number of this.#numbers()) {
      if (text.length === length) break;
      text += (number % digits).toString(digits);
    }
    return text;
  }

  /** From 0 to `below` - 1. */
  number(below: number): number {
    for (const number of this.#numbers()) return number % below;
    return 0;
  }

  /** mulberry32 of seed and count. */
  *#numbers(): Generator<number, void, undefined> {
    this.count++;
    let state = (Math.imul(this.#seed, 0x9e3779b1) + Math.imul(this.count, 0x85ebca6b)) | 0;
    for (;;) {
      state = (state + 0x6d2b79f5) | 0;
      let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
      mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
      yield ((mixed ^ (mixed >>> 14)) >>> 0) >>> 3;
    }
  }
}
