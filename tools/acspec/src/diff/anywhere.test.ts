import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Node, sameValue } from "../compose/node.ts";
import { readSpec, type Spec } from "../generate/spec.ts";
import { diff } from "./index.ts";
import { shuffled, sitesOf, ways } from "./testing/anywhere.ts";
import { shelf } from "./testing/shelf.ts";

const values = fc.oneof(fc.string(), fc.integer(), fc.boolean(), fc.constant(null), fc.constant([]), fc.constant({}));
const mutation = fc.tuple(fc.nat(), fc.constantFrom(...Object.keys(ways)), values);

/** A spec with changes anywhere; nothing if it is none any more. */
function mutated(mutations: readonly [number, string, unknown][]): Spec | undefined {
  const document = structuredClone(shelf.document) as unknown as Node;
  for (const [place, way, value] of mutations) {
    const sites = sitesOf(document);
    const site = sites[place % sites.length];
    if (site) ways[way]?.(site, structuredClone(value));
  }
  try {
    return readSpec(JSON.stringify(document), "shelf.yaml");
  } catch {
    return undefined; // what the generator cannot read is none of diff's business
  }
}

const mutations = fc.array(mutation, { minLength: 1, maxLength: 3 });

/** Asserts something of many a changed spec. */
function always(claim: (spec: Spec) => void, numRuns = 300): void {
  const holds = fc.property(mutations, (made) => {
    const spec = mutated(made);
    fc.pre(spec !== undefined);
    claim(spec);
  });
  fc.assert(holds, { numRuns });
}

describe("a difference at any place", () => {
  it("is told, in both directions", () => {
    always((spec) => {
      fc.pre(!sameValue(spec.document, shelf.document));
      expect(diff(shelf, spec)).not.toEqual([]);
      expect(diff(spec, shelf)).not.toEqual([]);
    }, 1000);
  });

  it("is pointed at where it is, or where it was", () => {
    always((spec) => {
      for (const { pointer, kind, before, after } of diff(shelf, spec)) {
        const isGone = before !== undefined && after === undefined;
        expect(has((isGone ? shelf : spec).document, pointer), `${kind} ${pointer}`).toBe(true);
      }
    });
  });

  it("reads as one line", () => {
    always((spec) => {
      for (const { reason, migration = "" } of diff(shelf, spec)) expect(reason + migration).not.toMatch(/[\n\r]/);
    });
  });
});

describe("no difference", () => {
  it("is told between any spec and itself", () => {
    always((spec) => expect(diff(spec, structuredClone(spec))).toEqual([]));
  });

  it("is the order of keys", () => {
    always((spec) => {
      const other = readSpec(JSON.stringify(shuffled(spec.document)), "shelf.yaml");
      expect(diff(spec, other)).toEqual([]);
    });
  });
});

/** Whether a JSON pointer leads to something, or to a member that an object may have. */
function has(document: unknown, pointer: string): boolean {
  let value = document;
  for (const part of pointer.split("/").slice(1)) {
    if (typeof value !== "object" || value === null) return false;
    const key = part.replaceAll("~1", "/").replaceAll("~0", "~");
    if (!Object.hasOwn(value, key)) return false;
    value = (value as Node)[key];
  }
  return true;
}
