import { doubts } from "../compose/check/doubts.ts";
import { type Composed, operationsOf } from "../compose/compose.ts";
import type { Oddity } from "../import/oddity.ts";
import type { State } from "./state.ts";

/** What is doubtful in a state and was not there before, whatever its number in a list. */
export function newDoubts(before: State, after: State, { spec, provenance }: Composed): Oddity[] {
  const known = new Set(before.oddities.map((oddity) => identity(oddity, before)));
  return doubts(after.oddities, spec, operationsOf(spec), provenance)
    .flatMap(([, found]) => found)
    .filter((oddity) => !known.has(identity(oddity, after)));
}

function identity({ kind, pointer }: Oddity, { facts }: State): string {
  const named = pointer.replace(/^\/apis\/([^/]+)\/parameters\/(\d+)/, (place, action: string, index: string) => {
    const name = facts.apis[action]?.parameters[Number(index)]?.name;
    return name === undefined ? place : `/apis/${action}/parameters/${name}`;
  });
  return `${kind} ${named}`;
}
