/**
 * A scenario: what is there before a test begins, and what goes wrong, as data that a file can hold.
 *
 * @module
 */
import { checkNames, isRecord } from "../check.ts";
import type { Fault, FaultOptions } from "../faults/fault.ts";
import type { MockTypes, RecordOf, ResourceOf } from "../mock-types.ts";

/** Records by resource; each has the fields to set, the rest is made up as for one that is created. */
export type SeedRecords<T extends MockTypes> = {
  readonly [R in ResourceOf<T>]?: readonly Partial<RecordOf<T, R>>[];
};

/** A fault of a scenario: a code that the operation documents, or anything that `mock.fault` takes. */
export type ScenarioFault = FaultOptions & { readonly action: string } & (
    | { readonly code: string }
    | { readonly fault: Fault }
  );

export interface Scenario<T extends MockTypes> {
  /** Of the default account. */
  readonly resources?: SeedRecords<T>;
  /** Of other accounts, by their id. */
  readonly accounts?: Readonly<Record<string, { readonly resources?: SeedRecords<T> }>>;
  readonly faults?: readonly ScenarioFault[];
}

/** What a scenario made, by resource, in the scenario's order, those of other accounts behind. */
export type Seeded<T extends MockTypes> = { readonly [R in ResourceOf<T>]?: readonly RecordOf<T, R>[] };

type Values = Readonly<Record<string, unknown>>;

/** What a scenario is applied to. */
export interface ScenarioHost {
  readonly defaultAccountId: string;
  /** @throws {TypeError} for a resource or a field that does not exist */
  readonly seed: (resource: string, values: Values, accountId: string) => Values;
  readonly setFault: (fault: ScenarioFault) => void;
}

/**
 * @returns the records by resource
 * @throws {TypeError} that says where in the scenario: `scenario: resources.Instance[0]: there is no field Nme`
 */
export function applyScenario(host: ScenarioHost, scenario: unknown): Record<string, Values[]> {
  checkNames(scenario, "scenario", ["resources", "accounts", "faults"]);
  const { resources = {}, accounts = {}, faults = [] } = scenario;
  const seeded: Record<string, Values[]> = {};
  seedAll(host, resources, "resources", host.defaultAccountId, seeded);
  if (!isRecord(accounts)) throw new TypeError("scenario: accounts is not an object of accounts by their id");
  for (const [accountId, account] of Object.entries(accounts)) {
    const at = `accounts.${accountId}`;
    if (!/^\d+$/.test(accountId)) throw new TypeError(`scenario: ${at}: the id of an account is made of digits`);
    checkNames(account, `scenario: ${at}`, ["resources"]);
    seedAll(host, account.resources ?? {}, `${at}.resources`, accountId, seeded);
  }
  if (!Array.isArray(faults)) throw new TypeError("scenario: faults is not a list");
  for (const [index, fault] of faults.entries()) {
    const at = `faults[${index}]`;
    checkNames(fault, `scenario: ${at}`, ["action", "code", "fault", "times", "after", "probability"]);
    if ((fault.code === undefined) === (fault.fault === undefined)) {
      throw new TypeError(`scenario: ${at} has code or fault, one of them`);
    }
    saying(at, () => host.setFault(fault as unknown as ScenarioFault));
  }
  return seeded;
}

function seedAll(
  host: ScenarioHost,
  resources: unknown,
  at: string,
  accountId: string,
  seeded: Record<string, Values[]>,
): void {
  if (!isRecord(resources)) throw new TypeError(`scenario: ${at} is not an object of records by resource`);
  for (const [resource, records] of Object.entries(resources)) {
    if (!Array.isArray(records)) throw new TypeError(`scenario: ${at}.${resource} is not a list of records`);
    for (const [index, values] of records.entries()) {
      const place = `${at}.${resource}[${index}]`;
      if (!isRecord(values)) throw new TypeError(`scenario: ${place} is not an object`);
      const record = saying(place, () => host.seed(resource, values, accountId));
      if (!Object.hasOwn(seeded, resource)) seeded[resource] = [];
      seeded[resource]?.push(record);
    }
  }
}

/** Puts the place in front of what is wrong there. */
function saying<Result>(at: string, what: () => Result): Result {
  try {
    return what();
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    throw new TypeError(`scenario: ${at}: ${error.message}`, { cause: error });
  }
}
