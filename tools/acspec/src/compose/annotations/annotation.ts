import { Misfit, pointer } from "../../problem.ts";
import { didYouMean } from "../nearest.ts";
import { isNode, type Node } from "../node.ts";
import type { Provenance } from "../provenance.ts";

/** An annotation under examination: what it is called in messages, and how to refuse it. */
export class Annotation {
  /** `x-acs-pagination of ListShelves` */
  readonly name: string;
  readonly #holders: readonly (readonly [holder: Node, key: string])[];
  readonly #provenance: Provenance;

  /** @param holders where it stands, the outermost first: the entry that touched the innermost is to blame */
  constructor(name: string, holders: readonly (readonly [holder: Node, key: string])[], provenance: Provenance) {
    this.name = name;
    this.#holders = holders;
    this.#provenance = provenance;
  }

  /** A map inside of this annotation, which may have a source of its own. */
  within(holder: Node, key: string): Annotation {
    return new Annotation(this.name, [...this.#holders, [holder, key]], this.#provenance);
  }

  /**
   * @param missing a name in it of something that is not there
   * @throws Misfit that names the overlay's entry, if one said it
   */
  refuse(what: string, missing?: string): never {
    const path = this.#path();
    const annotation = path === undefined ? undefined : { path, missing };
    for (const [holder, key] of this.#holders.toReversed()) {
      const source = this.#provenance.of(holder, key);
      if (source?.from !== "overlay") continue;
      const where = { file: source.file, pointer: pointer("actions", source.entry) };
      throw new Misfit(`${this.name} ${what}`, where, annotation);
    }
    throw new Misfit(`${this.name} ${what}`, {}, annotation);
  }

  /** The annotation as a JSONPath, where it is one of an operation, or a member of one of the whole spec. */
  #path(): string | undefined {
    const [outermost, member] = this.#holders;
    if (outermost === undefined) return undefined;
    const [holder, key] = outermost;
    if (typeof holder.operationId === "string") return `$.paths[*][?@.operationId=='${holder.operationId}']['${key}']`;
    return holder.openapi !== undefined && member !== undefined ? `$['${key}']['${member[1]}']` : undefined;
  }

  /** The value as a map that has no other keys than these. */
  map(value: unknown, what: string, keys?: readonly string[]): Node {
    if (!isNode(value)) this.refuse(`needs ${what} as a map`);
    const wrong = keys && Object.keys(value).find((key) => !keys.includes(key));
    if (wrong === undefined) return value;
    this.refuse(`has ${what}.${wrong}; it can have ${keys?.join(", ")}${didYouMean(wrong, keys ?? [])}`);
  }

  /** The value as one of a few words. */
  word<Word extends string>(value: unknown, what: string, words: readonly Word[]): Word {
    const found = words.find((word) => word === value);
    return found ?? this.refuse(`has ${what} ${JSON.stringify(value)}; it can be ${words.join(", ")}`);
  }

  /** The value as a text. */
  text(value: unknown, what: string): string {
    return typeof value === "string" && value !== "" ? value : this.refuse(`needs ${what} as a text`);
  }

  /** The value as a list of texts; none where it is left out. */
  texts(value: unknown, what: string): string[] {
    if (value === undefined) return [];
    const isList = Array.isArray(value) && value.every((item) => typeof item === "string" && item !== "");
    return isList ? value : this.refuse(`needs ${what} as a list of texts`);
  }

  /** The value as a name that is there. */
  known(value: unknown, what: string, names: Iterable<string>): string {
    if (value === undefined) this.refuse(`needs the ${what}`);
    const all = [...names];
    const name = String(value);
    return all.includes(name)
      ? name
      : this.refuse(`names the ${what} ${name}, which is not there${didYouMean(name, all)}`, name);
  }
}
