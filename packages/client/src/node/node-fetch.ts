import type { Agent, IncomingMessage } from "node:http";
import type { Fetch } from "@acskit/signer";
import { NodeResponse } from "./node-response.ts";
import { type Outgoing, takeApart } from "./outgoing.ts";
import { directRoute, proxyRoute, type Route } from "./route.ts";

/** What can be chosen about the connections. An `agent` decides on everything itself. */
export interface NodeFetchOptions {
  /** Yours, for certificates, pools or proxies of your own: of `node:https` for https, of `node:http` for http. */
  agent?: Agent | undefined;
  /** An http or https proxy's URL, with `user:password@` if it asks: `process.env.HTTPS_PROXY`. Empty means none. */
  proxy?: string | undefined;
  /**
   * Connections to one host at a time, from 1; calls beyond wait for one. No limit when left out. Tunnels of a proxy
   * count once they are open: calls that begin at one moment open one each.
   */
  maxSockets?: number | undefined;
}

/**
 * Makes a `fetch` of `node:https` and `node:http`, for a client's `fetch` option.
 *
 * Connections are kept alive and belong to this one function. Answers have all members of a `Response` and are none to
 * `instanceof`; their headers cannot be changed. Three things differ from the platform's `fetch`: redirects are never
 * followed, answers are neither asked for nor unpacked in a compressed form, and bodies are read whole before they are
 * sent.
 *
 * @example
 * const fetch = nodeFetch({ proxy: process.env.HTTPS_PROXY });
 * const client = createClient(shelf, { credentials, fetch });
 *
 * @throws TypeError for options that cannot be meant. The returned function rejects with the signal's reason, and with
 *   `TypeError: fetch failed` whose `cause` is Node's error, as the platform's does
 */
export function nodeFetch(options: NodeFetchOptions = {}): Fetch {
  const { agent, proxy, maxSockets = Number.POSITIVE_INFINITY } = options;
  if (agent && (proxy || options.maxSockets !== undefined)) {
    throw new TypeError("agent: decides on proxy and maxSockets itself; give either it or them");
  }
  if (!(maxSockets >= 1)) throw new TypeError("maxSockets: must be a number from 1");
  const route = proxy ? proxyRoute(proxy, maxSockets) : directRoute(agent, maxSockets);
  return async (input, init) => {
    const call = takeApart(input, init);
    return send(call instanceof Promise ? await call : call, route);
  };
}

function send({ url, method, headers, body, signal }: Outgoing, route: Route): Promise<Response> {
  signal?.throwIfAborted();
  const { request, options } = route(url, signal);
  return new Promise((resolve, reject) => {
    let answer: IncomingMessage | undefined;
    const onAbort = (): void => {
      reject(signal?.reason);
      (answer ?? sending).destroy();
    };
    const sending = request({ method, ...options, headers: { ...options.headers, ...headers } }, (message) => {
      answer = message;
      resolve(new NodeResponse(message, url.href, signal));
    });
    sending.on("error", (cause) => reject(new TypeError("fetch failed", { cause })));
    sending.on("close", () => {
      // The answer has been read, or will not be: that of a service that wants to speak another protocol is none.
      signal?.removeEventListener("abort", onAbort);
      if (!answer) reject(new TypeError("fetch failed", { cause: new Error("no answer") }));
    });
    signal?.addEventListener("abort", onAbort);
    sending.end(body);
  });
}
