/**
 * What a mock is, and what can be chosen about one.
 *
 * @module
 */
import type { Clock } from "@acskit/client/clock";
import type { AccessKeys, Account } from "./accounts/account.ts";
import type { AssumeRoleOptions, Session } from "./accounts/sessions.ts";
import type { Call } from "./calls/call.ts";
import type { Duration } from "./clock/duration.ts";
import type { ClockMode, MockClock } from "./clock/mock-clock.ts";
import type { Fault, FaultOptions, SetFault } from "./faults/fault.ts";
import type { Leak } from "./ledger/leaks.ts";
import type { Failing, MatrixOptions, MatrixRow } from "./matrix/matrix.ts";
import type { ActionOf, AnyTypes, CodeOf, MockTypes, RecordOf, RequestOf, ResourceOf } from "./mock-types.ts";
import type { Scenario, Seeded } from "./seed/scenario.ts";
import type { Player } from "./types.ts";

/** What can be chosen about a mock. */
export interface MockOptions {
  /** Secrets by access key id, of the default account; `{ testid: "testsecret" }` when left out. */
  readonly accessKeys?: AccessKeys | undefined;
  /** Further accounts, or users and roles of the default one, by account id. */
  readonly accounts?: Readonly<Record<string, Account>> | undefined;
  /**
   * Another mock, of any product, whose accounts, keys and time are this one's, too: temporary keys of one are good at
   * the other. `reset` leaves them alone here. Takes the place of `accessKeys`, `accounts` and `clock`.
   */
  readonly beside?: Player | undefined;
  /** How time goes, or a clock of your own; `"immediate"` when left out: nothing waits. */
  readonly clock?: ClockMode | Clock | undefined;
  /** How long a resource takes to its next state; nothing on an immediate clock, else 10 seconds. */
  readonly settle?: Duration | undefined;
  /** Decides on ids and chances; 1 when left out. Two mocks of one seed are the same. */
  readonly seed?: number | undefined;
  /** Applies the published rate limits. */
  readonly limits?: boolean | undefined;
  /** The id of each answer; a random UUID in capitals when left out. */
  readonly requestId?: (() => string) | undefined;
  /** Told of each call once its answer is ready. */
  readonly onCall?: ((call: Call) => void) | undefined;
}

/** Whose: the default account's when left out. */
export interface AccountChoice {
  readonly account?: string | undefined;
}

/** A code to fail with, and how often. */
export interface FailOptions extends FaultOptions {
  /** In place of the documented message. */
  readonly message?: string | undefined;
}

/** A product that answers, with what a test does about it. It holds all its state: two mocks never meet. */
export interface Mock<T extends MockTypes = AnyTypes> extends Player {
  /** The mock's time; give it to the client, too. */
  readonly clock: MockClock;

  /** What was received, in the order of the answers: the last 10,000, of long ones fewer. Parameters are kept as sent, secrets included. */
  calls(): readonly Call[];
  /** The same of one operation. @throws {TypeError} if there is none of this name */
  calls<A extends ActionOf<T>>(action: A): readonly Call<Partial<RequestOf<T, A>>>[];

  /**
   * Puts a record there, as if it had been created long ago.
   *
   * @returns the record as a read shows it
   * @throws {TypeError} for a resource or a field that does not exist; names those that do
   */
  seed<R extends ResourceOf<T>>(resource: R, values?: Partial<RecordOf<T, R>>, whose?: AccountChoice): RecordOf<T, R>;
  /**
   * Puts all of a scenario there, or nothing of it.
   *
   * @throws {TypeError} that says what is wrong with it, and where
   */
  seed(scenario: Scenario<T>): Seeded<T>;
  /** The records of a resource, of all accounts or one, as reads show them. @throws {TypeError} for no resource */
  records<R extends ResourceOf<T>>(resource: R, whose?: AccountChoice): readonly RecordOf<T, R>[];

  /**
   * Makes an operation fail with a code that it documents, at the place of its work: what is wrong with a request
   * itself is still said first.
   *
   * @throws {TypeError} if the operation does not document the code
   */
  fail<A extends ActionOf<T>>(action: A, code: CodeOf<T, A>, options?: FailOptions): SetFault;
  /** Makes something else go wrong, with one operation or all (`*`). @throws {TypeError} for what is no fault */
  fault(action: ActionOf<T> | "*", fault: Fault, options?: FaultOptions): SetFault;
  /** The faults that are set, in their order, wherever they were: here, by a scenario, at a server. */
  faults(): readonly SetFault[];

  /**
   * Temporary keys for a role of the mock's accounts, as STS gives them.
   *
   * @throws {TypeError} if there is no such role
   */
  assumeRole(options: AssumeRoleOptions): Session;

  /** State and time as a text: the same for the same state. */
  snapshot(): string;
  /** Back to a snapshot. Calls and faults stay. @throws {TypeError} for what is no snapshot of this product's */
  restore(snapshot: string): void;
  /** As made: no calls, no faults, no temporary keys, the first state, the first time. */
  reset(): void;

  /** What calls created and none released. */
  leaks(): readonly Leak[];
  /** @throws {Error} that lists what calls created and none released */
  expectNoLeaks(): void;

  /**
   * Runs a test once as it is, and then once for each code that each operation it touched documents, each time from
   * the same state. The first run is told nothing, the others what fails.
   *
   * @throws what the first run throws
   */
  matrix(run: (failing: Failing | undefined) => unknown, options?: MatrixOptions): Promise<MatrixRow[]>;
}
