/**
 * Where each thing in a spec comes from.
 *
 * Kept by node, not by path, so that it holds when nodes move: a node that no rule has touched comes from upstream.
 *
 * @module
 */
import type { Node } from "./node.ts";

export type Source =
  | { from: "upstream"; pointer: string }
  | { from: "overlay"; file: string; entry: number; reason: string }
  | { from: "docs"; file: string; pointer: string }
  | { from: "rule"; rule: string };

/** A decision that the composer took and that a reader may want to look at. */
export interface Note {
  pointer: string;
  text: string;
}

export class Provenance {
  readonly notes: Note[] = [];
  readonly #sources = new WeakMap<object, Map<string, Source>>();

  /** Says where a node is from, or one key of it. */
  say(node: Node, source: Source, key = ""): void {
    let keys = this.#sources.get(node);
    if (!keys) {
      keys = new Map();
      this.#sources.set(node, keys);
    }
    keys.set(key, source);
  }

  /** Where a node is from, or one key of it where that has a source of its own. */
  of(node: Node, key = ""): Source | undefined {
    return this.#sources.get(node)?.get(key);
  }

  /** The keys of a node that have a source of their own. */
  keysOf(node: Node): ReadonlyMap<string, Source> {
    return this.#sources.get(node) ?? new Map();
  }

  note(pointer: string, text: string): void {
    this.notes.push({ pointer, text });
  }
}

/** What every part of the composer gets: the names that references mean, and where to say what was done. */
export interface Context {
  provenance: Provenance;
  /** A component's name in the spec, by its name upstream. */
  componentNames: ReadonlyMap<string, string>;
}
