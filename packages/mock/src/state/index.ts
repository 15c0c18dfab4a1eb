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
import { change } from "./change.ts";
import { checkFields } from "./check-fields.ts";
import { create } from "./create.ts";
import { end } from "./ends.ts";
import { make } from "./make.ts";
import { valueAt } from "./paths.ts";
import { read } from "./read.ts";
import { readSaved } from "./saved.ts";
import { share } from "./share.ts";
import { tag } from "./tags.ts";
import type { Turn } from "./turn.ts";
import type { Stored, Values } from "./types.ts";
import { type Caller, World } from "./world.ts";

const seeding = "(seed)";
/** The service knows a token for a day or so; a server that is asked all day must not grow by them. */
const mostRepeated = 10_000;
const creations = new Set(["create", "import", "copy", "save", "export", "add"]);

export const createState: MakeState = (product, options) => {
  const world = new World(product, options);
  const nobody: Caller = { accountId: defaultAccountId, requestId: "" };
  /** Answers by account, action and token. */
  let repeated = new Map<string, Record<string, unknown>>();
  let hasBegun = false;

  /** Before anything else: what is there from the beginning, once; and what is due by now. */
  function settle(): void {
    if (!hasBegun) begin();
    if (world.store.settle(world.now(), (record) => end(world, record))) world.changed();
  }

  function begin(): void {
    hasBegun = true;
    for (const [name, { seeds = [] }] of Object.entries(world.resources)) {
      for (const values of seeds) {
        const owner = String(values["@owner"] ?? "");
        make(world, name, { action: seeding, parameters: values, caller: nobody, given: values, owner });
      }
    }
  }

  function reset(): void {
    world.reset();
    repeated = new Map();
    hasBegun = false;
  }

  function run(action: string, parameters: Values, caller: Caller): unknown {
    const operation = Object.hasOwn(product.operations, action) ? product.operations[action] : undefined;
    const effect = operation?.effect;
    if (!operation || !effect || effect.stateful === "static") return undefined;
    settle();
    const token = effect.token && valueAt(parameters, effect.token);
    const key = token ? JSON.stringify([caller.accountId, action, String(token)]) : "";
    const before = token ? repeated.get(key) : undefined;
    const answer = before ?? perform(world, { world, action, operation, effect, parameters, caller });
    if (effect.result !== "record") world.changed();
    if (answer === undefined || answer instanceof Refusal) return answer;
    if (token) remember(key, answer);
    return { ...answer, RequestId: caller.requestId }; // written as text at once: a copy of its first level will do
  }

  function remember(key: string, answer: Record<string, unknown>): void {
    repeated.set(key, answer);
    if (repeated.size > mostRepeated) repeated.delete(repeated.keys().next().value as string);
  }

  function shown(record: Stored): Values {
    return world.show(record, "", { ...nobody, accountId: record.owner || defaultAccountId }) as Values;
  }

  function kind(name: string): string {
    if (world.resource(name)) return name;
    throw new TypeError(`${product.name} has no resource ${name}; it has ${Object.keys(world.resources).join(", ")}`);
  }

  return {
    run,
    seed: (name, values, accountId) => {
      settle();
      checkFields(world, kind(name), values);
      const caller = { accountId, requestId: "" };
      world.changed();
      return shown(make(world, name, { action: seeding, parameters: values, caller, given: values }));
    },
    records: (name, accountId) => {
      settle();
      const all = [...world.store.all(kind(name))];
      return all.filter(({ owner }) => accountId === undefined || owner === accountId).map(shown);
    },
    created: () => {
      settle();
      return [...world.store.all()]
        .filter(({ action, links }) => action !== seeding && links["@maker"] === undefined)
        .map(({ resource, id, handle = id, owner, action, requestId, at }) => {
          const billable = world.resource(resource)?.billable ?? false;
          return { resource, id: handle, accountId: owner, action, requestId, billable, at };
        });
    },
    snapshot: () => {
      settle();
      return JSON.stringify({
        count: world.identifiers.count,
        addresses: world.identifiers.addresses,
        repeated: [...repeated],
        records: [...world.store.all()],
      });
    },
    restore: (text) => {
      const saved = readSaved(text);
      reset();
      hasBegun = true;
      for (const record of saved.records) world.store.add(record);
      world.identifiers.count = saved.count;
      world.identifiers.addresses = saved.addresses;
      repeated = new Map(saved.repeated);
    },
    reset,
  };
};

function perform(world: World, turn: Turn): Record<string, unknown> | Refusal | undefined {
  const { effect, action } = turn;
  const { tags } = world.rules;
  if (tags?.resource === effect.resource) return tag(turn, tags);
  const resource = world.resource(effect.resource);
  if (!resource) return undefined;
  if (effect.result === "record") return read(turn, resource);
  if (effect.share || world.transition(action, effect.resource)?.from === null || creations.has(effect.verb)) {
    const records = effect.share ? share(turn) : create(turn);
    return records instanceof Refusal ? records : answerOf(turn, { records, failed: new Map() });
  }
  const outcome = change(turn);
  return outcome instanceof Refusal ? outcome : answerOf(turn, outcome);
}
