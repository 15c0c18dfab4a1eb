/**
 * Ways to a host: straight, or through a proxy.
 *
 * `node:http` and `node:https` are loaded by the first call: they are a good part of a cold start, and an `import` of them
 * would load the platform's `fetch` as well.
 *
 * @module
 */
import type { Agent, ClientRequest, IncomingMessage, RequestOptions } from "node:http";
import type { TLSSocket } from "node:tls";
import { type Place, placeIn } from "./place.ts";

/** Which function sends to a URL, and with which options. */
export type Route = (
  place: Place,
  signal: AbortSignal | undefined,
) => { request: typeof import("node:http").request; options: Options };

interface Options extends Pick<RequestOptions, "protocol" | "hostname" | "port" | "path"> {
  readonly agent: Agent;
  readonly headers?: Readonly<Record<string, string>>;
  /** What ends a tunnel that is being opened; `signal` itself is not handed to agents. */
  readonly until?: AbortSignal | undefined;
}

const http = (): typeof import("node:http") => process.getBuiltinModule("node:http");
const https = (): typeof import("node:https") => process.getBuiltinModule("node:https");
const moduleFor = (protocol: string): typeof import("node:http") | typeof import("node:https") => {
  if (protocol === "https:") return https();
  if (protocol === "http:") return http();
  throw new TypeError("only http and https URLs can be fetched");
};

/** @param agent the caller's; else one for each protocol */
export function directRoute(agent: Agent | undefined, maxSockets: number): Route {
  const agents = new Map<string, Agent>();
  return (place) => {
    const { request, Agent } = moduleFor(place.protocol);
    const own = agent ?? agents.get(place.protocol) ?? new Agent({ keepAlive: true, maxSockets });
    agents.set(place.protocol, own);
    return { request, options: { agent: own, ...target(place) } };
  };
}

/**
 * Through a proxy: https in a tunnel that the proxy cannot look into, http as a call to the proxy.
 *
 * @throws TypeError for what is no URL of a proxy; the message leaves it out, for it may hold a password
 */
export function proxyRoute(proxy: string, maxSockets: number): Route {
  const via = parseProxy(proxy);
  let tunnels: Agent | undefined;
  let toProxy: Agent | undefined;
  return (place, signal) => {
    if (moduleFor(place.protocol) === https()) {
      tunnels ??= tunnelAgent(via, maxSockets);
      return { request: https().request, options: { agent: tunnels, until: signal, ...target(place) } };
    }
    const { request, Agent } = moduleFor(via.place.protocol);
    toProxy ??= new Agent({ keepAlive: true, maxSockets });
    const headers = { host: place.host, ...via.headers };
    return { request, options: { ...target(via.place), path: place.origin + place.path, headers, agent: toProxy } };
  };
}

interface Proxy {
  readonly place: Place;
  readonly headers: Readonly<Record<string, string>>;
}

function parseProxy(text: string): Proxy {
  try {
    const url = new URL(text);
    if (!/^https?:$/.test(url.protocol)) throw undefined;
    const user = `${decodeURIComponent(url.username)}:${decodeURIComponent(url.password)}`;
    const headers = { "proxy-authorization": `Basic ${Buffer.from(user).toString("base64")}` };
    return { place: placeIn(url), headers: user === ":" ? {} : headers };
  } catch {
    // No cause with it, for that repeats a password.
    throw new TypeError('proxy: must be an http or https URL, such as "http://proxy.example.com:3128"');
  }
}

/** Connections to hosts that begin as a `CONNECT` to the proxy. */
function tunnelAgent(proxy: Proxy, maxSockets: number): Agent {
  const agent = new (https().Agent)({ keepAlive: true, maxSockets });
  const connect = agent.createConnection.bind(agent) as (options: object) => TLSSocket;
  type Done = (error: Error | null, socket?: TLSSocket) => void;
  return Object.assign(agent, {
    createConnection(options: { host: string; port: number | string; until?: AbortSignal }, done: Done) {
      const authority = `${options.host.includes(":") ? `[${options.host}]` : options.host}:${options.port}`;
      const asking: ClientRequest = moduleFor(proxy.place.protocol).request({
        ...target(proxy.place),
        method: "CONNECT",
        path: authority,
        headers: { host: authority, ...proxy.headers },
        agent: false,
        ...(options.until && { signal: options.until }),
      });
      asking.once("connect", ({ statusCode }: IncomingMessage, socket) => {
        if (statusCode === 200) return done(null, connect({ ...options, socket }));
        socket.destroy();
        done(new Error(`the proxy refused the connection with HTTP ${statusCode}`));
      });
      asking.once("error", (error) => done(error));
      asking.end();
    },
  });
}

/** What `node:http` wants to know of a place. */
function target({ protocol, hostname, port, path }: Place): Omit<Options, "agent"> {
  return { protocol, hostname, port, path };
}
