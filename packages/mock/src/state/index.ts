/**
 * What remembers: resources out of calls, by the product's tables. Nothing in here knows a product.
 *
 * @see packages/mock/src/state/README.md
 * @module
 */
import { defaultAccountId } from "../accounts/account.ts";
import { Refusal } from "../engine/refusal.ts";
import type { MakeState } from "../stateful.ts";
import { answerOf } from "./answers.ts";
import { change, end } from "./change.ts";
import { make } from "./create.ts";
import { create } from "./create-by.ts";
import { valueAt } from "./paths.ts";
import { read } from "./read.ts";
import { share } from "./share.ts";
import { tag } from "./tags.ts";
import type { Turn } from "./turn.ts";
import type { Stored, Values } from "./types.ts";
import { type Caller, World } from "./world.ts";

const seeding = "(seed)";
const creations = /^(create|import|copy|save|export|add)$/;

export const createState: MakeState = (product, options) => {
  const world = new World(product, options);
  const repeated = new Map<string, Record<string, unknown>>();
  const nobody: Caller = { accountId: defaultAccountId, requestId: "" };

  function begin(): void {
    for (const [name, { seeds = [] }] of Object.entries(world.resources)) {
      for (const values of seeds) {
        const owner = String(values["@owner"] ?? "");
        make(world, name, { action: seeding, parameters: values, caller: nobody, given: values, owner });
      }
    }
  }

  function run(action: string, parameters: Values, caller: Caller): unknown {
    const operation = Object.hasOwn(product.operations, action) ? product.operations[action] : undefined;
    const effect = operation?.effect;
    if (!operation || !effect || effect.stateful === "static") return undefined;
    world.store.settle(world.now(), (record) => end(world, record));
    const turn: Turn = { world, action, operation, effect, parameters, caller };
    const token = effect.token && valueAt(parameters, effect.token);
    const key = `${caller.accountId} ${action} ${String(token)}`;
    const before = token ? repeated.get(key) : undefined;
    const answer = before ? { ...before } : perform(turn);
    if (answer === undefined || answer instanceof Refusal) return answer;
    if (token) repeated.set(key, { ...answer });
    return { ...answer, RequestId: caller.requestId };
  }

  function perform(turn: Turn): Record<string, unknown> | Refusal | undefined {
    const { effect, action } = turn;
    const resource = world.resource(effect.resource);
    if (world.rules.tags && resource?.tags === undefined && /^(tag|untag)$/.test(effect.verb))
      return withSample(turn, tag(turn));
    if (!resource) return undefined;
    if (effect.result === "record") {
      return isTagList(turn) ? tag(turn) : read(turn, resource);
    }
    const outcome = effect.share ? share(turn) : isCreation(turn) ? create(turn) : change(turn);
    if (outcome instanceof Refusal) return outcome;
    return answerOf({ ...turn, action }, outcome);
  }

  function isTagList({ effect, parameters }: Turn): boolean {
    const { tags } = world.rules;
    return tags !== undefined && effect.resource === "Tag" && (tags.type in parameters || tags.id in parameters);
  }

  function withSample(turn: Turn, outcome: Record<string, unknown> | Refusal): Record<string, unknown> | Refusal {
    return outcome instanceof Refusal ? outcome : answerOf(turn, []);
  }

  function isCreation({ action, effect }: Turn): boolean {
    return world.transition(action, effect.resource)?.from === null || creations.test(effect.verb);
  }

  function shown(record: Stored): Values {
    const whole = world.show(record, "", { accountId: record.owner || defaultAccountId, requestId: "" }) as Values;
    return Object.freeze(whole);
  }

  function kind(name: string): string {
    if (world.resource(name)) return name;
    throw new TypeError(`${product.name} has no resource ${name}; it has ${Object.keys(world.resources).join(", ")}`);
  }

  begin();
  return {
    run,
    seed: (name, values, accountId) => {
      checkFields(world, kind(name), values);
      const caller = { accountId, requestId: "" };
      return shown(make(world, name, { action: seeding, parameters: values, caller, given: structuredClone(values) }));
    },
    records: (name, accountId) => {
      world.store.settle(world.now(), (record) => end(world, record));
      const all = [...world.store.all(kind(name))];
      return all.filter(({ owner }) => accountId === undefined || owner === accountId).map(shown);
    },
    created: () => {
      world.store.settle(world.now(), (record) => end(world, record));
      return [...world.store.all()]
        .filter(({ action, links }) => action !== seeding && links["@maker"] === undefined)
        .map(({ resource, id, owner, action, requestId, at }) => {
          const billable = world.resource(resource)?.billable ?? false;
          return { resource, id, accountId: owner, action, requestId, billable, at };
        });
    },
    snapshot: () => JSON.stringify({ count: world.identifiers.count, records: [...world.store.all()] }),
    restore: (text) => {
      const { count, records } = JSON.parse(text) as { count: number; records: Stored[] };
      world.reset();
      repeated.clear();
      for (const record of records) world.store.add(record);
      world.identifiers.count = count;
    },
    reset: () => {
      world.reset();
      repeated.clear();
      begin();
    },
  };
};

function checkFields(world: World, name: string, values: Values): void {
  const { fields = {}, state, reads = [] } = world.resource(name) ?? {};
  const known = new Set(Object.keys(fields).map((path) => path.split(/[.[]/, 1)[0]));
  if (state) known.add(state.field);
  if (state?.second) known.add(state.second.field);
  for (const { by, at } of reads) for (const field of world.fieldsOf(by, at ?? "")) known.add(field);
  const unknown = Object.keys(values).find((field) => !known.has(field));
  if (unknown !== undefined)
    throw new TypeError(`${name} has no field ${unknown}; it has ${[...known].sort().join(", ")}`);
}
