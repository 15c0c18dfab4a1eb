import type { Refusal } from "../engine/refusal.ts";
import type { MockOperation } from "../types.ts";
import { type About, refusalFor } from "./failures.ts";
import { valueAt } from "./paths.ts";
import type { Effect, FailureKind, Resource, Stored, Values } from "./types.ts";
import type { Caller, World } from "./world.ts";

/** One request, on its way through a verb. */
export interface Turn {
  readonly world: World;
  readonly action: string;
  readonly operation: MockOperation;
  readonly effect: Effect;
  readonly parameters: Values;
  readonly caller: Caller;
}

export function about({ world, operation, effect }: Turn, kind: string): About {
  return { operation, effect, resource: world.resource(kind), rules: world.rules };
}

export function refuse(
  turn: Turn,
  kind: FailureKind,
  subject: string,
  resource: string = turn.effect.resource,
): Refusal | undefined {
  return refusalFor(kind, subject, about(turn, resource));
}

/** What a request names of a kind of records: the parameter, and the records that it may see. */
export interface Named {
  readonly parameter: string;
  readonly records: readonly Stored[];
  /** Whether the parameter may name several. */
  readonly isList: boolean;
  /** What of it nobody has. */
  readonly missing: readonly string[];
}

/**
 * The records of a kind that a request names. A kind whose key has several parts is found by all that are given.
 *
 * @returns nothing if no parameter names one
 */
export function namedBy(turn: Turn, kind: string): Named | undefined {
  const { world, effect, parameters, caller } = turn;
  const { id } = world.resource(kind) ?? { id: {} };
  const isGiven = (name: string) => world.idsAt(parameters, name).length > 0;
  const { all, fitting } = namesOf(effect, kind, id.request);
  const candidates = fitting.filter(isGiven);
  const wanted = candidates.length > 0 ? candidates : all.filter(isGiven).slice(0, 1);
  if (wanted.length === 0) return undefined;
  const isMeant = meant(turn, kind);
  if (wanted.length > 1 && !id.prefix) return byParts(turn, kind, wanted, isMeant);
  const [parameter = ""] = wanted;
  const records: Stored[] = [];
  const missing: string[] = [];
  for (const text of world.idsAt(parameters, parameter)) {
    const found = world.named(kind, parameter, text, caller.accountId);
    if (found && world.sees(found, caller.accountId) && isMeant(found)) records.push(found);
    else missing.push(text);
  }
  const isList = parameter.endsWith("[]") || Array.isArray(valueAt(parameters, parameter));
  return { parameter: parameter.replaceAll("[]", ""), records, isList, missing };
}

/** Of the effect's own kind only records with the values that it says. */
function meant({ effect }: Turn, kind: string): (record: Stored) => boolean {
  const { where } = effect;
  if (!where || kind !== effect.resource) return () => true;
  return ({ values }) => Object.entries(where).every(([field, value]) => String(values[field]) === value);
}

interface Names {
  /** Those that may name a record of the kind, if no other does. */
  readonly all: readonly string[];
  /** Those that have the name of its id. */
  readonly fitting: readonly string[];
}

/** By effect and kind: the same for each request. */
const namesKnown = new WeakMap<Effect, Map<string, Names>>();

function namesOf(effect: Effect, kind: string, request: Resource["id"]["request"]): Names {
  let known = namesKnown.get(effect);
  if (!known) {
    known = new Map();
    namesKnown.set(effect, known);
  }
  let names = known.get(kind);
  if (!names) {
    const all = effect.in ?? [];
    const ids = [request ?? []].flat();
    const isOwn = kind === effect.resource && ids.length > 0;
    names = { all: isOwn ? all : [], fitting: all.filter((name) => ids.some((one) => isSame(name, one))) };
    known.set(kind, names);
  }
  return names;
}

/** `InstanceIds[]` is `InstanceId`. */
function isSame(name: string, one: string): boolean {
  const plain = (text: string) => text.replaceAll("[]", "").replace(/s$/, "").toLowerCase();
  return plain(name) === plain(one);
}

/** A listener by balancer, port and protocol: those parts that are given. */
function byParts(
  { world, parameters, caller }: Turn,
  kind: string,
  names: readonly string[],
  isMeant: (record: Stored) => boolean,
): Named {
  const parts = names.map((name) => [name.replaceAll("[]", ""), new Set(world.idsAt(parameters, name))] as const);
  const own = world.store.list(kind, caller.accountId).filter(isMeant);
  const records = own.filter((record) =>
    parts.every(([name, wanted]) => {
      const value = record.values[name] ?? record.values[name.split(".").at(-1) ?? ""];
      if (value !== undefined) return wanted.has(String(value));
      const links = Object.values(record.links).flat();
      return links.length === 0 || links.some((id) => wanted.has(id)) || record.id === [...wanted][0];
    }),
  );
  const [parameter = ""] = names.slice(-1);
  return { parameter, records, isList: false, missing: records.length > 0 ? [] : [parameter] };
}
