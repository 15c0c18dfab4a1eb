/**
 * What happens to records that are there.
 *
 * @module
 */
import type { Refusal } from "../engine/refusal.ts";
import { blockOf, end, isEnd } from "./ends.ts";
import { holds } from "./expression.ts";
import { refuseWith } from "./failures.ts";
import { filled, isNothing, putIn, setFields, takeOut } from "./fields.ts";
import { type Move, mayMove, move, movesOf } from "./moves.ts";
import { unknownReference } from "./references.ts";
import { about, type Named, namedBy, refuse, type Turn } from "./turn.ts";
import type { Effect, Stored } from "./types.ts";

/** What a change came to. */
export interface Outcome {
  /** Those that were changed. */
  readonly records: readonly Stored[];
  /** Of a batch: those that were not, and why. */
  readonly failed: ReadonlyMap<string, Refusal>;
}

/** An operation on many that tells of each how it went does what it can; any other does all or nothing. */
export function change(turn: Turn): Outcome | Refusal {
  const { effect, world, action } = turn;
  const chosen = kindByEnd(turn);
  if (chosen !== turn) return change(chosen);
  const named = namedBy(turn, effect.resource);
  const isBatch = tellsOfEach(effect);
  const failed = new Map<string, Refusal>();
  const parameter = named?.parameter ?? "";
  for (const id of named?.missing ?? []) {
    const refusal = refuse(turn, "notFound", parameter);
    if (refusal && !isBatch) return refusal;
    if (refusal) failed.set(id, refusal);
  }
  const unknown = unknownReference(turn);
  if (unknown) return unknown;
  const several = effect.errors?.several;
  if (several && named && !named.isList && named.records.length > 1) {
    return refuseWith(several, parameter, "several", about(turn, effect.resource));
  }
  const others = isBatch && !named?.isList ? world.moved(action).filter((kind) => kind !== effect.resource) : [];
  for (const kind of others) {
    const further = namedBy(turn, kind);
    for (const id of further?.missing ?? []) {
      const refusal = refuse(turn, "notFound", further?.parameter ?? "", kind);
      if (refusal) failed.set(id, refusal);
    }
  }

  const records = named?.records ?? [];
  const moves = movesOf(turn, named);
  for (const [record, refusal] of refusalsOf(turn, named, moves)) {
    if (!isBatch) return refusal;
    failed.set(record.id, refusal);
  }
  const isIn = ({ id }: Stored) => !failed.has(id);
  const able = records.filter(isIn);
  for (const one of moves) if (isIn(one.record) && one.transition.while === undefined) move(turn, one);
  setFields(turn, able, isIn);
  for (const adding of effect.adds ?? []) putIn(turn, adding);
  for (const removing of effect.removes ?? []) takeOut(turn, removing, able);
  for (const one of moves) if (isIn(one.record) && isOver(turn, one)) move(turn, one);
  if (isEnd(turn)) for (const record of able) if (!world.transition(action, record.resource)) end(world, record);
  const told = others.flatMap((kind) => namedBy(turn, kind)?.records ?? []).filter(isIn);
  return { records: others.length > 0 ? told : able, failed };
}

/** Of moves that wait for something: whether it has come. */
function isOver({ world, parameters, caller }: Turn, { record, transition }: Move): boolean {
  return transition.while !== undefined && !holds(transition.while, world.scope(parameters, caller, { record }));
}

function tellsOfEach({ result }: Effect): boolean {
  return typeof result === "object" && Object.values(result).some((text) => /^@(each|batch|failed)\b/.test(text));
}

/** Why records stay as they are: somebody else's, in another state, changed like that already, or held by others. */
function* refusalsOf(
  turn: Turn,
  named: Named | undefined,
  moves: ReturnType<typeof movesOf>,
): Generator<[Stored, Refusal]> {
  const { effect, caller } = turn;
  const { records = [], parameter = "" } = named ?? {};
  if (!/^(describe|list|query)$/.test(effect.verb)) {
    for (const record of records) {
      if (record.owner === caller.accountId) continue;
      const refusal = refuse(turn, "denied", parameter) ?? refuse(turn, "notFound", parameter);
      if (refusal) yield [record, refusal];
    }
  }
  for (const one of moves) {
    const refusal = mayMove(one) ? undefined : refuse(turn, "wrongState", one.parameter, one.record.resource);
    if (refusal) yield [one.record, refusal];
  }
  for (const adding of effect.errors?.alreadyExists ? (effect.adds ?? []) : []) {
    const record = filled(turn, adding);
    const refusal = record && refuse(turn, "alreadyExists", namedBy(turn, adding.resource)?.parameter ?? parameter);
    if (record && refusal) yield [record, refusal];
  }
  for (const { when, code } of effect.refuses ?? []) {
    const isRefused = (record: Stored) => holds(when, turn.world.scope(turn.parameters, caller, { record }));
    const refusal = () => refuseWith(code, parameter, "invalid", about(turn, effect.resource));
    for (const record of records) if (isRefused(record)) yield [record, refusal()];
  }
  for (const removing of effect.removes ?? []) {
    const [record] = records;
    if (!record || removing.missing === undefined || !isNothing(turn, removing, records)) continue;
    yield [record, refuseWith(removing.missing, parameter, "notFound", about(turn, effect.resource))];
  }
  for (const record of isEnd(turn) ? records : []) {
    const blocked = blockOf(turn, record, parameter);
    if (blocked) yield [record, blocked];
  }
}

/** One operation may end several kinds: which, the id tells. */
function kindByEnd(turn: Turn): Turn {
  const { world, action, effect } = turn;
  if (
    world.transition(action, effect.resource)?.to !== "gone" ||
    (namedBy(turn, effect.resource)?.records.length ?? 0) > 0
  ) {
    return turn;
  }
  for (const kind of world.moved(action)) {
    if (kind === effect.resource || world.transition(action, kind)?.to !== "gone") continue;
    const other: Turn = { ...turn, effect: { ...effect, resource: kind } };
    if ((namedBy(other, kind)?.records.length ?? 0) > 0) return other;
  }
  return turn;
}
