/**
 * States: which records an action moves, whether it may, and where to.
 *
 * @module
 */
import { end } from "./ends.ts";
import { wordOf } from "./make.ts";
import { valueAt } from "./paths.ts";
import { type Named, namedBy, type Turn } from "./turn.ts";
import type { Stored, Transition } from "./types.ts";

export interface Move {
  readonly record: Stored;
  readonly transition: Transition;
  /** The parameter that names the record. */
  readonly parameter: string;
}

/** The effect's own records, and those of other kinds that the action moves and the request names. */
export function movesOf(turn: Turn, own: Named | undefined): Move[] {
  const { world, action, effect } = turn;
  return [...new Set([effect.resource, ...world.moved(action)])].flatMap((kind) => {
    const transition = world.transition(action, kind);
    if (!transition || transition.from === null) return [];
    const { records = [], parameter = "" } = (kind === effect.resource ? own : namedBy(turn, kind)) ?? {};
    return records.map((record) => ({ record, transition, parameter }));
  });
}

export function mayMove({ record, transition: { from, not = {} } }: Move): boolean {
  const { word } = record;
  if (Object.entries(not).some(([field, value]) => String(valueAt(record.values, field)) === value)) return false;
  return word === undefined || from === undefined || from === null || from === "any" || from.includes(word);
}

/** To the transition's word: at once, or by the word on the way where the mock's settling takes time. */
export function move(turn: Turn, { record, transition }: Move): void {
  const { world, parameters, caller } = turn;
  const [via] = [transition.via ?? []].flat();
  const word = wordOf(transition.to, world.scope(parameters, caller, { record }));
  const isSame = word === "same" || word === "";
  if (isSame && via === undefined) return;
  const to = isSame ? (record.next?.word ?? record.word ?? "") : word;
  const settle = world.settle();
  if (via !== undefined && settle > 0) {
    record.word = via;
    world.store.move(record, { word: to, at: world.now() + settle });
  } else if (to === "gone") end(world, record);
  else {
    world.store.move(record, undefined);
    record.word = to;
  }
}
