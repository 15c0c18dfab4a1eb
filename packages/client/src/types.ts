/**
 * What a product and its operations are to the runtime: tables, and what can be chosen about a call.
 *
 * Names of parameters are wire names. Generated packages fill in the tables.
 *
 * @module
 */
import type { Credentials, CredentialsProvider, Fetch } from "@acskit/signer";
import type { Client as OpenapiFetchClient } from "openapi-fetch";

/** How a list or an object becomes text; without a style, lists and objects flatten as with `repeatList`. */
export type Style = "json" | "repeatList" | "flat" | "simple" | "spaceDelimited" | "pipeDelimited";

/** Where a parameter travels; the query when left out. */
export type Place = "form" | "path" | "header" | "body" | "host";

export type HttpMethod = "GET" | "POST" | "PUT" | "DELETE" | "PATCH" | "HEAD";

/** One operation as the runtime needs it; what is left out is the default. */
export interface ActionRow {
  /** POST when left out. */
  readonly method?: HttpMethod;
  /** ROA alone: the path on the wire, `/shelves/{ShelfId}`. */
  readonly path?: string;
  readonly styles?: Readonly<Record<string, Style>>;
  readonly places?: Readonly<Record<string, Place>>;
  /** How a parameter placed in the body is sent; JSON when left out. */
  readonly bodyType?: "json" | "form" | "xml" | "bytes";
  /** The operation's path in the OpenAPI document, where that is neither `path` nor `/Action`. */
  readonly key?: string;
  /** `read` changes nothing, so it may be sent again whatever became of it. `write` when left out. */
  readonly kind?: "read" | "write";
  /** The parameter by which the service knows a write that it has carried out already, `ClientToken`. */
  readonly token?: string;
}

/** All operations of a product, by action. */
export type ActionTable = Readonly<Record<string, ActionRow>>;

/** A product's name, version and hosts. */
export interface Product {
  /** `Shelf` */
  readonly name: string;
  /** `2020-01-01` */
  readonly version: string;
  readonly style: "RPC" | "ROA";
  /** The host of regions that are not in `endpoints`. */
  readonly endpoint: string;
  /** Hosts that differ from `endpoint`, by region id. */
  readonly endpoints: Readonly<Record<string, string>>;
  /** Hosts inside the vendor's network, by region id. */
  readonly vpcEndpoints?: Readonly<Record<string, string>>;
}

/** An action as a constant, for `client.call`. `$types` exists for the compiler alone. */
export interface Action<Request, Response, Code extends string = string> extends ActionRow {
  readonly action: string;
  readonly $types?: { request: Request; response: Response; code: Code };
}

/** What can be chosen for one call. */
export interface CallOptions {
  /** Aborts the call, which then rejects with the signal's reason. */
  signal?: AbortSignal;
  /** Milliseconds until the call rejects with the code `Timeout`, reading the answer included. */
  timeoutMs?: number;
  /** Further headers. */
  headers?: Record<string, string>;
  /** Another region, and with it its host. */
  regionId?: string;
  /** Another host or URL. */
  endpoint?: string;
}

/** What can be chosen about a client. */
export interface ClientOptions {
  /** Keys, or a function that gives them; it is asked for each attempt. */
  credentials: Credentials | CredentialsProvider;
  /** Decides on the host; sent to nobody. */
  regionId?: string;
  /** A host or a URL, in place of the region's host: `ens.aliyuncs.com`, `http://localhost:4010`. */
  endpoint?: string;
  /** `vpc` takes the host inside the vendor's network. `public` when left out. */
  network?: "public" | "vpc";
  /** Milliseconds for a whole call, reading the answer included; 10,000 when left out, `Infinity` for no limit. */
  timeoutMs?: number;
  /** What sends; the global `fetch` at the time of the call when left out. */
  fetch?: Fetch;
  /** The clock in epoch milliseconds; `Date.now` when left out. */
  now?: () => number;
  /** Gives at least 128 random bits for each attempt; `crypto.randomUUID` when left out. */
  nonce?: () => string;
}

/** The small client: calls actions that are given as constants. */
export interface Client {
  /**
   * Calls an action.
   *
   * @param params one flat object under wire names, whatever place they travel in
   * @returns the answer's fields
   * @throws AcsError if the service refuses, or no answer can be had
   * @throws TypeError for a parameter that has no form on the wire; its message names it and never shows its value
   */
  call: <Request extends object, Response>(
    action: Action<Request, Response>,
    params: NoInfer<Request>,
    options?: CallOptions,
  ) => Promise<Response>;
}

/** What a product's whole client has besides its methods. */
export interface ProductClient<Paths extends {}> extends Client {
  /** The openapi-fetch client underneath. Its middlewares apply to methods and `call` as well. */
  readonly api: OpenapiFetchClient<Paths>;
}
