/**
 * What a client is made of, checked and put together once.
 *
 * @module
 */
import { type Fetch, withSignature } from "@acskit/signer";
import { readAnswer } from "./answer.ts";
import { checkTimeout, withDeadline } from "./deadline.ts";
import { resolveEndpoint } from "./endpoint.ts";
import { exchange, type Send, withNetworkErrors } from "./send.ts";
import type { CallOptions, ClientOptions, Product } from "./types.ts";
import { type NamedRow, wireRequest } from "./wire-request.ts";

/** Milliseconds for a whole call. */
const defaultTimeoutMs = 10_000;

export interface Runtime {
  readonly product: Product;
  /** Where a call goes to. */
  readonly originFor: (options: CallOptions) => string;
  readonly send: Send;
  /** Calls an action and reads its answer. */
  readonly call: (row: NamedRow, params: unknown, options: CallOptions | undefined) => Promise<unknown>;
}

/** @throws TypeError for options that cannot be meant */
export function createRuntime(product: Product, options: ClientOptions): Runtime {
  if (typeof options !== "object" || options === null) throw new TypeError("options: must be { credentials, … }");
  const { regionId, endpoint, network, timeoutMs = defaultTimeoutMs } = options;
  for (const name of ["fetch", "now", "nonce"] as const) {
    if (options[name] !== undefined && typeof options[name] !== "function") {
      throw new TypeError(`${name}: must be a function`);
    }
  }
  const usual = resolveEndpoint(product, { endpoint, regionId, network }); // throws now, and is looked up once
  const originFor = (call: CallOptions): string =>
    call.endpoint == null && call.regionId == null
      ? usual
      : resolveEndpoint(product, {
          endpoint: call.endpoint ?? endpoint,
          regionId: call.regionId ?? regionId,
          network,
        });

  // The global one as it is when called: others may replace it, and looking at it loads it.
  const fetch: Fetch = options.fetch ?? ((input, init) => globalThis.fetch(input, init));
  const signed = withSignature(options)(withNetworkErrors(fetch));
  const send = withDeadline(checkTimeout(timeoutMs))(exchange(signed));

  return {
    product,
    originFor,
    send,
    call: async (row, params, options) => {
      const { headers, signal, timeoutMs } = checkCallOptions(options);
      const request = wireRequest(product, originFor(options ?? {}), row, params, headers);
      const { response, bytes } = await send({ ...request, signal, timeoutMs });
      return readAnswer(row.action, {
        status: response.status,
        headers: response.headers,
        text: new TextDecoder().decode(bytes),
        mayBeEmpty: mayBeEmpty(product, request.method, response.status),
      });
    },
  };
}

/** RPC answers always have a request id in them. */
export function mayBeEmpty(product: Product, method: string, status: number): boolean {
  return product.style === "ROA" || method === "HEAD" || status === 204;
}

/** @throws TypeError for options of a call that cannot be meant */
export function checkCallOptions(options: CallOptions = {}): CallOptions {
  if (typeof options !== "object" || options === null) throw new TypeError("options of the call: must be an object");
  const { signal, headers = {} } = options;
  if (signal !== undefined && typeof signal?.throwIfAborted !== "function") {
    throw new TypeError("signal: must be an AbortSignal");
  }
  for (const [name, value] of Object.entries(headers)) {
    if (typeof value !== "string") throw new TypeError(`headers: ${name} must be text`);
  }
  return options;
}
