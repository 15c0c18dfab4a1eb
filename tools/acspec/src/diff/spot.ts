import { pointer } from "../problem.ts";

/** Where a comparison stands: for people, and in both specs. */
export interface Spot {
  /** The action, if any. */
  readonly operation?: string | undefined;
  readonly direction: "request" | "response";
  /** For people: `Tag[].Key`. */
  readonly place: string;
  /** JSON pointers in the old and the new spec. */
  readonly was: string;
  readonly is: string;
  /** A parameter, something in one or in an answer, or an operation or the product as a whole. */
  readonly role: "parameter" | "field" | "whole";
}

type Key = string | number;

/** The same place, further down in both specs. */
export function at(spot: Spot, ...keys: Key[]): Spot {
  const way = pointer(...keys);
  return { ...spot, was: spot.was + way, is: spot.is + way };
}

/** The same place, further down by different keys, as in lists. */
export function atEach(spot: Spot, was: Key[], is: Key[]): Spot {
  return { ...spot, was: spot.was + pointer(...was), is: spot.is + pointer(...is) };
}

/** Another place. */
export function placed(spot: Spot, place: string): Spot {
  return { ...spot, place };
}

/** A property's place: `Tag` and `Key` make `Tag.Key`. */
export function propertyPlace(place: string, name: string): string {
  return place === "" ? name : `${place}.${name}`;
}

/** The last part of a JSON pointer. */
export function lastKey(way: string): string {
  return way
    .slice(way.lastIndexOf("/") + 1)
    .replaceAll("~1", "/")
    .replaceAll("~0", "~");
}
