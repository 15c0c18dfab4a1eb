/**
 * A mock: a product's tables, the engine, and what the mock remembers.
 *
 * @module
 */
import { adaptFetch } from "./adapters/fetch.ts";
import { answer } from "./engine/answer.ts";
import { hostsOf, needsSsl, otherProduct } from "./engine/check-host.ts";
import { signatureCheck } from "./engine/check-signature.ts";
import { errorBody } from "./engine/errors.ts";
import { actionFinder, namedAction } from "./engine/find-action.ts";
import { matcher } from "./engine/matches.ts";
import { readParameters } from "./engine/parameters/read.ts";
import { type Received, receive } from "./engine/receive.ts";
import { Refusal } from "./engine/refusal.ts";
import { randomRequestId } from "./engine/request-id.ts";
import { type Format, formatOf, write } from "./engine/write.ts";
import { checkArguments } from "./options.ts";
import type { Answer, Call, Mock, MockOptions, MockProduct, ReceivedRequest } from "./types.ts";

const maxCalls = 10_000; // a server may run for weeks

/**
 * Makes a mock that plays a product.
 *
 * @throws {TypeError} if the product or an option is not what its type says
 */
export function createMock(product: MockProduct, options: MockOptions = {}): Mock {
  checkArguments(product, options);
  const { accessKeys = { testid: "testsecret" }, now = Date.now, requestId = randomRequestId, onCall } = options;
  const checkSignature = signatureCheck({ secrets: new Map(Object.entries(accessKeys)), now });
  const hosts = hostsOf(product);
  const finder = actionFinder(product);
  const calls: Call[] = [];

  async function handle(request: ReceivedRequest): Promise<Answer> {
    try {
      return await respond(request, requestId());
    } catch {
      const body = errorBody(fault, { requestId: randomRequestId(), host: "", product: product.name });
      return write(fault.status, body, {
        format: "json",
        root: "Error",
        requestId: body.RequestId ?? "",
        warnings: [],
      });
    }
  }

  async function respond(request: ReceivedRequest, id: string): Promise<Answer> {
    const turn: Turn = { action: "", parameters: {}, warnings: [], host: product.hosts[0] ?? "", format: "json" };
    const outcome = await run(request, turn, id);
    const { action, parameters, host, format, warnings } = turn;
    if (outcome instanceof Refusal) {
      const { status, code } = outcome;
      remember({ action, parameters, status, code });
      const body = errorBody(outcome, { requestId: id, host, product: product.name });
      return write(status, body, { format, root: "Error", requestId: id, warnings });
    }
    remember({ action, parameters, status: 200 });
    return write(200, outcome, { format, root: `${action}Response`, requestId: id, warnings });
  }

  /** The steps in the order of the service's gateway; each can refuse. */
  async function run(request: ReceivedRequest, turn: Turn, id: string): Promise<unknown> {
    const received = receive(request);
    if (received instanceof Refusal) return received;
    turn.host = received.host;
    turn.action = namedAction(received);

    const format = formatOf(received);
    if (format instanceof Refusal) return format;
    turn.format = format;
    if (hosts.foreign(received.hostname)) return otherProduct(received.hostname, product);

    const found = finder.find(received);
    if (found instanceof Refusal) return found;
    const { action, operation, pathValues } = found;
    turn.action = action;
    if (operation.httpsOnly && overPlainHttp(received)) return needsSsl(action);

    const stranger = await checkSignature(request, received);
    if (stranger) return stranger;

    const { hostname } = received;
    const sources = { request: received, pathValues, hostPrefix: hosts.prefix(hostname), ownHost: hosts.own(hostname) };
    const parameters = readParameters(product, operation, sources, turn.warnings);
    if (parameters instanceof Refusal) return parameters;
    turn.parameters = parameters;
    return answer(product, operation, parameters, { requestId: id });
  }

  /** Only the product's own hosts speak TLS: a server on a loopback address or a private name has none. */
  const overPlainHttp = ({ protocol, hostname }: Received): boolean => protocol === "http:" && hosts.own(hostname);

  function remember(call: Call): void {
    calls.push(call);
    if (calls.length > maxCalls) calls.shift();
    onCall?.(call);
  }

  return {
    product,
    matches: matcher(product, hosts, finder),
    fetch: adaptFetch(handle),
    handle,
    get calls() {
      return calls;
    },
    reset: () => {
      calls.length = 0;
    },
  };
}

/** Nothing that a request says leads here. */
const fault = new Refusal(500, "InternalError", "The mock, or a function it was given, failed at this request.");

/** What is known of a request so far; an answer is written from it wherever the steps stop. */
interface Turn {
  action: string;
  parameters: Readonly<Record<string, unknown>>;
  readonly warnings: string[];
  host: string;
  format: Format;
}
