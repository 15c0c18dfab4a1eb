/**
 * The way of a request through the mock: the steps of the service's gateway, then the operation, then the answer.
 *
 * @module
 */
import type { Caller } from "./accounts/caller.ts";
import { identify } from "./accounts/identity.ts";
import { checkPermission } from "./accounts/permission.ts";
import type { Realm } from "./accounts/realm.ts";
import type { Call } from "./calls/call.ts";
import { milliseconds } from "./clock/duration.ts";
import type { MockClock } from "./clock/mock-clock.ts";
import { answer } from "./engine/answer.ts";
import { type Host, needsSsl, otherProduct } from "./engine/check-host.ts";
import type { SignatureCheck } from "./engine/check-signature.ts";
import { errorBody } from "./engine/errors.ts";
import { type ActionFinder, namedAction } from "./engine/find-action.ts";
import { readParameters } from "./engine/parameters/read.ts";
import { receive } from "./engine/receive.ts";
import { Refusal } from "./engine/refusal.ts";
import { randomRequestId } from "./engine/request-id.ts";
import { type Format, formatOf, write } from "./engine/write.ts";
import { Broken, spoil } from "./faults/break.ts";
import type { FaultPlan, Hits } from "./faults/fault-plan.ts";
import type { RateLimiter } from "./faults/rate-limits.ts";
import type { State } from "./stateful.ts";
import type { Answer, MockProduct, ReceivedRequest } from "./types.ts";

export interface Parts {
  readonly product: MockProduct;
  readonly hostOf: (hostname: string) => Host;
  readonly finder: ActionFinder;
  readonly clock: MockClock;
  readonly faults: FaultPlan;
  readonly limiter: RateLimiter | undefined;
  readonly checkSignature: SignatureCheck;
  readonly state: State;
  readonly realm: Realm;
  readonly requestId: () => string;
  /** @param length of the request */
  readonly remember: (call: Call, length: number) => void;
}

/** What is known of a request so far; an answer is written from it wherever the steps stop. */
interface Turn {
  readonly requestId: string;
  readonly at: number;
  readonly warnings: string[];
  action: string;
  parameters: Readonly<Record<string, unknown>>;
  caller: Caller | undefined;
  host: string;
  format: Format;
  hits: Hits | undefined;
}

export function gateway(parts: Parts): (request: ReceivedRequest) => Promise<Answer> {
  const { product, hostOf, finder, clock, faults, limiter, checkSignature, state, realm, remember } = parts;

  async function handle(request: ReceivedRequest): Promise<Answer> {
    try {
      const turn = begin();
      return end(turn, await run(request, turn), request);
    } catch {
      const requestId = randomRequestId();
      const body = errorBody(failure, { requestId, host: "", product: product.name });
      return write(failure.status, body, { format: "json", root: "Error", requestId, warnings: [] });
    }
  }

  function begin(): Turn {
    return {
      requestId: parts.requestId(),
      at: clock.now(),
      warnings: [],
      action: "",
      parameters: {},
      caller: undefined,
      host: product.hosts[0] ?? "",
      format: "json",
      hits: undefined,
    };
  }

  /** Remembers the call, and writes its answer. */
  function end(turn: Turn, outcome: unknown, request: ReceivedRequest): Answer {
    const { requestId, at, action, parameters, warnings, caller, host, format, hits } = turn;
    const length = request.url.length + (request.body?.length ?? 0);
    const log = (more: Pick<Call, "status" | "code" | "explanation">): void =>
      remember({ action, parameters, requestId, at, warnings, ...(caller && { caller: caller.arn }), ...more }, length);
    if (outcome instanceof Broken) {
      log({ status: outcome.answer.status, explanation: "set by mock.fault" });
      return outcome.answer;
    }
    if (outcome instanceof Refusal) {
      const { status, code, more } = outcome;
      const { explanation, headers } = more;
      log({ status, code, ...(explanation !== undefined && { explanation }) });
      const body = errorBody(outcome, { requestId, host, product: product.name });
      return write(status, body, { format, root: "Error", requestId, warnings, explanation, headers });
    }
    const whole = write(200, outcome, { format, root: `${action}Response`, requestId, warnings });
    const answer = hits?.spoiled ? spoil(whole, hits.spoiled) : whole;
    log({ status: answer.breaks === "before" ? 0 : 200 });
    return answer;
  }

  /** The steps in the order of the service's gateway; each can refuse. */
  async function run(request: ReceivedRequest, turn: Turn): Promise<unknown> {
    const received = receive(request);
    if (received instanceof Refusal) return received;
    turn.host = received.host;
    turn.action = namedAction(received);

    const format = formatOf(received);
    if (format instanceof Refusal) return format;
    turn.format = format;
    const { hostname, protocol } = received;
    const { isOwn, isForeign, prefix } = hostOf(hostname);
    if (isForeign) return otherProduct(hostname, product);

    const found = finder.find(received);
    if (found instanceof Refusal) return found;
    const { action, operation, pathValues } = found;
    turn.action = action;

    turn.hits = faults.draw(action);
    if (turn.hits) await delay(turn.hits);
    if (turn.hits?.broken) return new Broken(turn.hits.broken);

    // Only the product's own hosts speak TLS: a server on a loopback address or a private name has none.
    const plain = isOwn && protocol === "http:";
    if (operation.httpsOnly && plain) return needsSsl(action);
    const caller = await checkSignature(request, received, operation, turn.warnings);
    if (caller instanceof Refusal) return caller;
    turn.caller = caller;
    const throttled = limiter?.check(action, operation, caller.accountId);
    if (throttled) return throttled;

    const sources = { request: received, pathValues, hostPrefix: prefix, ownHost: isOwn };
    const parameters = readParameters(product, operation, sources, turn.warnings);
    if (parameters instanceof Refusal) return parameters;
    turn.parameters = parameters;

    const asked = { action, operation, parameters, received, secure: !plain, nowMs: clock.now() };
    const denied = checkPermission(product, caller, asked, turn.warnings);
    if (denied) return denied;
    if (turn.hits?.refusal) return turn.hits.refusal;

    const { requestId } = turn;
    const { accountId } = caller;
    if (operation.identity) {
      const answered = identify(operation, operation.identity, { parameters, caller, realm });
      return answered instanceof Refusal ? answered : answer(product, { ...operation, answer: answered }, requestId);
    }
    const fields = state.run(action, parameters, { accountId, requestId });
    return fields === undefined ? answer(product, operation, requestId) : fields;
  }

  async function delay({ latency }: Hits): Promise<void> {
    for (const { ms } of latency) await clock.sleep(milliseconds(ms, "latency"));
  }

  return handle;
}

/** Nothing that a request says leads here. */
const failure = new Refusal(500, "InternalError", "The mock, or a function it was given, failed at this request.");
