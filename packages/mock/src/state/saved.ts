import { isRecord } from "../check.ts";
import type { Stored, Values } from "./types.ts";

/** What a snapshot has of the state. */
export interface Saved {
  readonly count: number;
  readonly addresses: Record<string, number>;
  readonly repeated: [string, Values][];
  readonly records: Stored[];
}

/**
 * @param text as `snapshot` wrote it; it may have been in other hands
 * @throws {TypeError} for what is no such text: nothing of it is used then
 */
export function readSaved(text: string): Saved {
  let saved: unknown;
  try {
    saved = JSON.parse(text);
  } catch {
    // told below
  }
  if (isSaved(saved)) return saved;
  throw new TypeError("restore: the state in this snapshot is damaged; mock.snapshot() makes a whole one");
}

function isSaved(saved: unknown): saved is Saved {
  if (!isRecord(saved)) return false;
  const { count, addresses, repeated, records } = saved;
  return (
    Number.isInteger(count) &&
    isRecord(addresses) &&
    Array.isArray(repeated) &&
    repeated.every((row) => Array.isArray(row) && typeof row[0] === "string" && isRecord(row[1])) &&
    Array.isArray(records) &&
    records.every(isStored)
  );
}

function isStored(record: unknown): boolean {
  if (!isRecord(record)) return false;
  const { id, resource, owner, values, links, tags, shares, next } = record;
  return (
    [id, resource, owner].every((text) => typeof text === "string") &&
    isRecord(values) &&
    isRecord(links) &&
    Object.values(links).every(isTexts) &&
    Array.isArray(tags) &&
    tags.every((tag) => isTexts(tag) && tag.length === 2) &&
    isTexts(shares) &&
    (next === undefined || (isRecord(next) && typeof next.word === "string" && Number.isFinite(next.at)))
  );
}

function isTexts(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((one) => typeof one === "string");
}
