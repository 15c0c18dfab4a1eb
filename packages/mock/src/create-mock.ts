/**
 * A mock: a product's tables, the engine, and what the mock remembers.
 *
 * @module
 */

import { createRealm, type Realm } from "./accounts/realm.ts";
import { usedNonces } from "./accounts/used-nonces.ts";
import { adaptFetch } from "./adapters/fetch.ts";
import { callLog } from "./calls/call-log.ts";
import { milliseconds } from "./clock/duration.ts";
import { mockClock } from "./clock/mock-clock.ts";
import { hostsOf } from "./engine/check-host.ts";
import { signatureCheck } from "./engine/check-signature.ts";
import { actionFinder } from "./engine/find-action.ts";
import { matcher } from "./engine/matches.ts";
import { randomRequestId } from "./engine/request-id.ts";
import { faultControl } from "./faults/fault-control.ts";
import { faultPlan } from "./faults/fault-plan.ts";
import { rateLimiter } from "./faults/rate-limits.ts";
import { gateway } from "./gateway.ts";
import { leakReport, leaksOf } from "./ledger/leaks.ts";
import { matrix } from "./matrix/matrix.ts";
import type { Mock, MockOptions } from "./mock.ts";
import type { AnyTypes, MockTypes } from "./mock-types.ts";
import { checkArguments } from "./options.ts";
import { seeded } from "./random.ts";
import { seeder } from "./seed/seeder.ts";
import { snapshots } from "./seed/snapshots.ts";
import { createState } from "./state/index.ts";
import { type MakeState, noState } from "./stateful.ts";
import type { MockProduct, Player } from "./types.ts";

/** Of each mock: for those that are made to stand beside it. */
const realms = new WeakMap<Player, Realm>();

/**
 * Makes a mock that plays a product.
 *
 * @throws {TypeError} if the product or an option is not what its type says
 */
export function createMock<T extends MockTypes = AnyTypes>(product: MockProduct, options: MockOptions = {}): Mock<T> {
  return createMockWith(product?.resources ? createState : noState, product, options);
}

/** @param makeState what remembers */
export function createMockWith<T extends MockTypes = AnyTypes>(
  makeState: MakeState,
  product: MockProduct,
  options: MockOptions = {},
): Mock<T> {
  checkArguments(product, options);
  const { accessKeys = { testid: "testsecret" }, accounts = {}, clock: setting = "immediate" } = options;
  const { beside, seed = 1, limits = false, requestId = randomRequestId, onCall } = options;

  const realm = beside ? realmOf(beside) : createRealm(accessKeys, accounts, mockClock(setting), seed);
  const { time } = realm;
  const { clock } = time;
  const { settle = clock.mode === "immediate" ? 0 : "10s" } = options;
  let random = seeded(seed);
  const draw = (): number => random();
  const used = usedNonces(clock.now);
  const settleMs = milliseconds(settle, "settle");
  const state = makeState(product, { seed, now: clock.now, settle: () => settleMs });
  const faults = faultPlan(draw);
  const limiter = limits ? rateLimiter(product.limits ?? {}, clock.now) : undefined;
  const log = callLog(product.operations);
  const listeners = new Set<(action: string) => void>();
  const hostOf = hostsOf(product);
  const finder = actionFinder(product);

  const handle = gateway({
    product,
    hostOf,
    finder,
    clock,
    faults,
    limiter,
    checkSignature: signatureCheck({ ...realm, nonces: used.isNew }),
    realm,
    state,
    requestId,
    remember: (call, length) => {
      log.add(call, length);
      for (const listener of listeners) listener(call.action);
      onCall?.(call);
    },
  });

  const { fail, fault } = faultControl(product, faults);
  const { snapshot, restore } = snapshots(product, state, time);
  const start = time.save();
  const leaks = () => leaksOf(state.created(), log.numberOf);
  const mock: Mock = {
    product,
    matches: matcher(product, hostOf, finder),
    fetch: adaptFetch(handle),
    handle,
    clock,
    calls: (action?: string) => log.list(action),
    seed: seeder(state, { fail, fault }),
    records: (resource, { account } = {}) => state.records(resource, account),
    fail,
    fault,
    faults: faults.list,
    assumeRole: (role) => realm.assumeRole(role).session,
    snapshot,
    restore,
    reset: () => {
      if (!beside) {
        time.restore(start);
        realm.reset();
      }
      random = seeded(seed);
      state.reset();
      faults.clear();
      limiter?.reset();
      used.clear();
      log.clear();
    },
    leaks,
    expectNoLeaks: () => {
      const found = leaks();
      if (found.length > 0) throw new Error(leakReport(found));
    },
    matrix: (run, choice) =>
      matrix(
        {
          operations: product.operations,
          listen: (listener) => {
            listeners.add(listener);
            return () => listeners.delete(listener);
          },
          fail,
          snapshot,
          restore,
        },
        run,
        choice,
      ),
  };
  realms.set(mock, realm);
  return mock as unknown as Mock<T>; // the same functions; only the compiler knows the product's names
}

function realmOf(beside: Player): Realm {
  const realm = realms.get(beside);
  if (!realm) throw new TypeError("createMock: beside is not a mock that this copy of @acskit/mock has made");
  return realm;
}
