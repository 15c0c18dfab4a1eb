/**
 * From a request to its answer, read and understood: the innermost step around `fetch`, for each attempt.
 *
 * @module
 */
import type { Fetch } from "@acskit/signer";
import { readAnswer, requestIdOf } from "./answer.ts";
import type { Clock } from "./clock.ts";
import { failure } from "./failure.ts";
import { withoutSecrets } from "./redact.ts";
import type { Sent, WireRequest } from "./wire-request.ts";

/** What a layer that sends again has to know of the client. */
export interface Repeated {
  /** This machine's, if the client was given none. */
  readonly clock: Clock | undefined;
  /** Whether asking for credentials again may give others. */
  readonly renews: boolean;
  /** What later attempts and calls heed. */
  readonly state: State;
}

/** What a client has learnt from refusals. */
export interface State {
  /** Milliseconds to add to the clock. */
  skewMs: number;
  /** The id of temporary credentials that the service takes no more. */
  refused?: string | undefined;
}

/** Sends failed calls again; what `retry()` of `@acskit/client/retry` makes. */
export type Retry = (client: Repeated) => (next: Send) => Send;

/** What layers are made of: `(next: Send) => Send`. */
export type Send = (request: WireRequest) => Promise<Answered>;

/** A good answer. */
interface Answered {
  readonly status: number;
  readonly requestId: string | undefined;
  /** Its fields; nothing if the caller keeps answers as they come. */
  readonly fields?: unknown;
}

/** Signs an attempt: gives what `fetch` is to be called with. */
export type Sign = (request: WireRequest) => Promise<Sent>;

/**
 * Signs, sends and reads.
 *
 * @param sign asks for credentials; only failures below it are the network's
 */
export function exchange(sign: Sign, fetch: Fetch): Send {
  return async (request) => {
    const { signal, keep, reads } = request;
    request.sent = undefined; // of an earlier attempt
    let response: Response | undefined;
    let content: string | ArrayBuffer;
    const sent = await sign(request);
    request.sent = sent;
    signal?.throwIfAborted(); // not every transport asks
    try {
      response = await fetch(sent.url, sent);
      content = await response[keep ? "arrayBuffer" : "text"]();
    } catch (cause) {
      signal?.throwIfAborted();
      const { status = 0, headers } = (response ?? {}) as Partial<Response>; // of what is no response, too
      throw failure(request, {
        code: "NetworkError",
        message: status ? `the answer broke off, HTTP ${status}; see the cause` : "no answer; see the cause",
        status,
        requestId: headers && requestIdOf(headers),
        cause: withoutSecrets(cause, request),
      });
    }
    const { status, headers: received } = response;
    if (typeof content === "string") {
      const fields = readAnswer(request, response, content);
      return { status, fields, requestId: (fields as { RequestId?: string }).RequestId ?? requestIdOf(received) };
    }
    const kept = { response, bytes: content };
    try {
      if (!response.ok || reads) readAnswer(request, response, new TextDecoder().decode(content));
      keep?.(kept);
      return { status, requestId: requestIdOf(received) };
    } catch (error) {
      keep?.({ ...kept, error });
      throw error;
    }
  };
}
