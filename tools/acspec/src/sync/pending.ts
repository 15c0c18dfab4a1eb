/**
 * `specs/<product>/pending-changes.json`: what changed in the API since the last release, by the day it was found. A
 * release makes notes of it.
 *
 * @module
 */
import { existsSync } from "node:fs";
import type { Change } from "../diff/index.ts";
import { parseJson } from "../files/json.ts";
import { readText } from "../files/read.ts";
import { mergeChanges } from "./merge-changes.ts";

export type Pending = Readonly<Record<string, readonly Change[]>>;

export function pendingFile(folder: string): string {
  return `${folder}/pending-changes.json`;
}

export function readPending(folder: string): Pending {
  const file = pendingFile(folder);
  return existsSync(file) ? (parseJson(readText(file), file) as Pending) : {};
}

/** With the changes that were found today. */
export function withChanges(pending: Pending, today: string, changes: readonly Change[]): Pending {
  const merged = mergeChanges(pending[today] ?? [], changes);
  const { [today]: _, ...others } = pending;
  return merged.length === 0 ? others : { ...others, [today]: merged };
}

/** All of it, as one list. */
export function allChanges(pending: Pending): Change[] {
  return Object.keys(pending)
    .sort()
    .reduce((all: Change[], day) => mergeChanges(all, pending[day] ?? []), []);
}

/** One change a line, so that a pull request shows them; nothing where there is none. */
export function pendingText(pending: Pending): string | undefined {
  const days = Object.keys(pending).sort();
  if (days.length === 0) return undefined;
  const blocks = days.map((day) => {
    const lines = (pending[day] ?? []).map((change) => `  ${JSON.stringify(change)}`);
    return ` ${JSON.stringify(day)}: [\n${lines.join(",\n")}\n ]`;
  });
  return `{\n${blocks.join(",\n")}\n}\n`;
}
