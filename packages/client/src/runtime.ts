/**
 * What a client is made of, checked and put together once.
 *
 * @module
 */
import type { Fetch } from "@acskit/signer";
import { isClock } from "./clock-of.ts";
import { checkTimeout, withDeadline } from "./deadline.ts";
import { resolveEndpoint } from "./endpoint.ts";
import { must, mustBeFunctions } from "./must.ts";
import { exchange, type Send, type State } from "./send.ts";
import { signedBy } from "./signed-by.ts";
import { isRecord } from "./styles/scalar.ts";
import type { CallOptions, ClientOptions, Product } from "./types.ts";
import { type Help, type NamedRow, wireRequest } from "./wire-request.ts";

export interface Runtime {
  readonly product: Product;
  readonly help: Help | undefined;
  /** Where a call goes to. */
  readonly originFor: (options: CallOptions) => string;
  readonly send: Send;
  /** Calls an action and reads its answer. */
  readonly call: (row: NamedRow, params: unknown, options: CallOptions | undefined) => Promise<unknown>;
}

/**
 * @param help what the client's errors can say for themselves
 * @throws TypeError for options that cannot be meant
 */
export function createRuntime(product: Product, options: ClientOptions, help?: Help): Runtime {
  must(isRecord(options), "options: must be an object");
  const { credentials, regionId, endpoint, network, timeoutMs = 10_000, retry, nonce, clock } = options;
  // The global one as it is when called: others may replace it, and looking at it loads it.
  const { fetch = ((input, init) => globalThis.fetch(input, init)) satisfies Fetch } = options;
  mustBeFunctions({ fetch, nonce, retry });
  must(clock === undefined || isClock(clock), "clock: must have now and sleep");
  const usual = resolveEndpoint(product, { endpoint, regionId, network }); // throws now, and is looked up once
  const originFor = (call: CallOptions): string =>
    call.endpoint == null && call.regionId == null
      ? usual
      : resolveEndpoint(product, {
          endpoint: call.endpoint ?? endpoint,
          regionId: call.regionId ?? regionId,
          network,
        });

  const state: State = { skewMs: 0 };
  const renews = typeof credentials === "function" && !("layer" in credentials);
  const sign = signedBy({
    ...options,
    ...(renews && { credentials: () => credentials(state) }),
    now: () => (clock ?? Date).now() + state.skewMs,
  });
  const once = exchange(sign, fetch);
  const repeated = retry?.({ clock, renews, state })(once) ?? once;
  const send = withDeadline(checkTimeout(timeoutMs))(repeated);

  return {
    product,
    help,
    originFor,
    send,
    call: async (row, params, options) => {
      const { headers, signal, timeoutMs, retry } = checkCallOptions(options);
      const request = wireRequest(product, originFor(options ?? {}), row, params, headers);
      return (await send(Object.assign(request, { signal, timeoutMs, retry, help }))).fields;
    },
  };
}

/** @throws TypeError for options of a call that cannot be meant */
export function checkCallOptions(options: CallOptions = {}): CallOptions {
  must(isRecord(options as unknown), "options of the call: must be an object");
  const { signal, headers = {} } = options;
  must(!signal || typeof signal.throwIfAborted === "function", "signal: must be an AbortSignal");
  for (const name in headers) {
    must(/^[\w!#$%&'*+.^`|~-]+$/.test(name), `headers: ${JSON.stringify(name)} is no name of a header`);
    must(typeof headers[name] === "string", `headers: ${name} must be text`);
  }
  return options;
}
