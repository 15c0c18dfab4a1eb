/** What is wrong with a value, where, and never the value itself: it may be a secret. */
export class Problem {
  readonly text: string;

  /** @param at the way to the value in wire notation, lists counted from 1: `Tag.1.Key` */
  constructor(at: string, what: string) {
    this.text = `${at.slice(0, 200)} ${what}.`; // names can be as long as a request
  }
}
