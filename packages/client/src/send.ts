/**
 * From a request to an answer that is read whole: the two innermost steps around `fetch`.
 *
 * @module
 */
import type { Fetch } from "@acskit/signer";
import { AcsError } from "./acs-error.ts";
import { requestIdOf } from "./answer.ts";
import { withoutQuery } from "./redact.ts";
import type { WireRequest } from "./wire-request.ts";

/** A response with its bytes: reading them is part of the call, as are its time and its failures. */
export interface Received {
  readonly response: Response;
  readonly bytes: ArrayBuffer;
}

/** What layers are made of: `(next: Send) => Send`. */
export type Send = (request: WireRequest) => Promise<Received>;

/** Sends and reads. */
export function exchange(fetch: Fetch): Send {
  return async ({ action, url, method, headers, body = null, signal = null }) => {
    // No redirects: they would take the signature to another host.
    const response = await fetch(url, { method, headers, body, signal, redirect: "manual" });
    try {
      return { response, bytes: await response.arrayBuffer() };
    } catch (cause) {
      const { status } = response;
      const message = `the answer broke off, HTTP ${status}; see the cause`;
      throw new AcsError({
        code: "NetworkError",
        message,
        status,
        action,
        requestId: requestIdOf({ headers: response.headers }),
        cause,
      });
    }
  };
}

/**
 * Below the signature, so that only the transport's failures are called that, and not those of a provider of
 * credentials.
 */
export function withNetworkErrors(next: Fetch): Fetch {
  return async (input, init) => {
    try {
      return await next(input, init);
    } catch (cause) {
      const action = new Headers(init?.headers).get("x-acs-action") ?? "";
      const message = "no answer; see the cause";
      throw new AcsError({
        code: "NetworkError",
        message,
        status: 0,
        action,
        cause: withoutQuery(cause, String(input)),
      });
    }
  };
}
