import { checkAccounts } from "./accounts/check-accounts.ts";
import { checkNames, isRecord } from "./check.ts";
import { milliseconds } from "./clock/duration.ts";
import type { MockOptions } from "./mock.ts";
import type { MockProduct } from "./types.ts";

const names = ["accessKeys", "accounts", "beside", "clock", "settle", "seed", "limits", "requestId", "onCall"];

/** Says what is wrong with the arguments of `createMock`; never a secret. */
export function checkArguments(product: MockProduct, options: MockOptions): void {
  if (!isRecord(product) || typeof product.name !== "string" || !isRecord(product.operations)) {
    throw new TypeError(
      "createMock: the product is not a table as generated; it needs name, version, hosts, operations",
    );
  }
  if (typeof product.version !== "string" || !Array.isArray(product.hosts)) {
    throw new TypeError(`createMock: the product ${product.name} needs a version and a list of hosts`);
  }
  checkNames(options as unknown, "createMock: options", names);
  const { accessKeys = {}, accounts = {}, clock, settle = 0, seed = 1, limits = false, requestId, onCall } = options;
  checkBeside(options);
  checkAccounts(accessKeys, accounts);
  checkClock(clock);
  milliseconds(settle, "createMock: settle");
  if (!Number.isInteger(seed)) throw new TypeError("createMock: seed is not a whole number");
  if (typeof limits !== "boolean") throw new TypeError("createMock: limits is not a boolean");
  for (const [name, value] of Object.entries({ requestId, onCall })) {
    if (value !== undefined && typeof value !== "function") {
      throw new TypeError(`createMock: ${name} is not a function`);
    }
  }
}

function checkBeside({ beside, ...others }: MockOptions): void {
  if (beside === undefined) return;
  const own = (["accessKeys", "accounts", "clock"] as const).find((name) => others[name] !== undefined);
  if (own) throw new TypeError(`createMock: ${own} is the other mock's, where beside names one; give it there`);
  if (!isRecord(beside)) throw new TypeError("createMock: beside is not a mock");
}

function checkClock(clock: MockOptions["clock"]): void {
  if (clock === undefined || clock === "immediate" || clock === "manual" || clock === "real") return;
  if (isRecord(clock) && typeof clock.now === "function" && typeof clock.sleep === "function") return;
  throw new TypeError('createMock: clock is "immediate", "manual", "real", or an object with now and sleep');
}
