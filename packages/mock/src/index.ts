export { type AccessKeys, type Account, defaultAccountId, type Role, type User } from "./accounts/account.ts";
export type { Identity, IdentityFact } from "./accounts/identity.ts";
export type { AssumeRoleOptions, Session } from "./accounts/sessions.ts";
export type { Call } from "./calls/call.ts";
export type { Duration } from "./clock/duration.ts";
export type { ClockMode, MockClock } from "./clock/mock-clock.ts";
export { createMock } from "./create-mock.ts";
export type { Fault, FaultOptions, SetFault } from "./faults/fault.ts";
export type { Leak } from "./ledger/leaks.ts";
export type { Failing, MatrixOptions, MatrixRow } from "./matrix/matrix.ts";
export type { AccountChoice, FailOptions, Mock, MockOptions } from "./mock.ts";
export type { ActionOf, AnyTypes, CodeOf, MockTypes, RecordOf, RequestOf, ResourceOf } from "./mock-types.ts";
export type { ConditionOperator, ConditionValues, Policy, Statement } from "./policies/policy.ts";
export type { Scenario, ScenarioFault, Seeded, SeedRecords } from "./seed/scenario.ts";
export type { Effect, MockRules, Resource, Shape } from "./state/types.ts";
export type {
  Answer,
  MockOperation,
  MockParameter,
  MockProduct,
  Player,
  RamRow,
  RateLimits,
  ReceivedRequest,
  Schema,
} from "./types.ts";
