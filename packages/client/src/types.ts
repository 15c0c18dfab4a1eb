/**
 * What a product and its operations are to the runtime: tables, and what can be chosen about a call.
 *
 * Names of parameters are wire names. Generated packages fill in the tables.
 *
 * @module
 */
import type { Credentials, CredentialsProvider, Fetch } from "@acskit/signer";
import type { Client as OpenapiFetchClient } from "openapi-fetch";
import type { Clock } from "./clock.ts";
import type { RetryOptions } from "./retry.ts";
import type { Retry } from "./send.ts";

/** How a list or an object becomes text; without a style, lists and objects flatten as with `repeatList`. */
export type Style = "json" | "repeatList" | "flat" | "simple" | "spaceDelimited" | "pipeDelimited";

/** Where a parameter travels; the query when left out. */
export type Place = "form" | "path" | "header" | "body" | "host";

export type HttpMethod = "GET" | "POST" | "PUT" | "DELETE" | "PATCH" | "HEAD" | "OPTIONS";

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
  /** The parameters that no log may show, or that hold some: their names with blanks between, `Password UserData`. */
  readonly secrets?: string;
}

/** All operations of a product, by action. */
export type ActionTable = Readonly<Record<string, ActionRow>>;

/**
 * How an operation answers in pages, which are counted from 1 or led to by a field of the page before.
 *
 * A path such as `Servers.AICInstances` has names alone: a list on the way stands for each of its items.
 */
export interface PageRow {
  /** The path of the list. */
  readonly items: string;
  /** The parameter that chooses the page; `PageNumber` when left out. */
  readonly page?: string;
  /** The parameter that chooses how many items a page has; `PageSize` when left out, none when empty. */
  readonly pageSize?: string;
  /** How many items a page has when nothing is asked for, and at most; `null` is not known, both when left out. */
  readonly size?: readonly [usual: number | null, most: number | null];
  /** Counted pages: the path of how many items all have, a number or its digits; `TotalCount` when left out, none when empty. */
  readonly total?: string;
  /** The path of what `page` takes for the next page, nothing or empty on the last; where it is left out, pages are counted. */
  readonly next?: string;
  /** Beside `next`: the path of the boolean that says whether there is a next page. */
  readonly more?: string;
}

/** All listings of a product, by action. */
export type PageTable = Readonly<Record<string, PageRow>>;

/** What a waiter asks, and where the record and its state stand in the answer. Paths are as in `PageRow`. */
export interface PollRow {
  /** The operation, a read. */
  readonly action: string;
  /** Its parameters: each takes the waiter's parameter of this name, `[name]` as a list of that alone. */
  readonly params: Readonly<Record<string, string | readonly [string]>>;
  /** The path of the list with the record; the answer itself is the record when left out. */
  readonly records?: string;
  /** Which of the records it is: its fields equal these of the waiter's parameters, as text, without regard to case. */
  readonly where?: Readonly<Record<string, string>>;
  /** The path of the state in the record. */
  readonly state: string;
}

/** What can be waited for: that a record's state is one of a few words, compared without regard to case. */
export interface WaiterRow {
  readonly poll: PollRow;
  /** The words that end the wait well. */
  readonly success?: readonly string[];
  /** The words that end it badly. Any other word means: go on. */
  readonly failure?: readonly string[];
  /**
   * What it means that there is no such record. When left out: to go on, for it may still come; but a failure once it was
   * seen and two polls in a row find none.
   */
  readonly gone?: "success" | "failure";
  /** The error codes that mean that there is no such record. */
  readonly goneCodes?: readonly string[];
  /** Milliseconds between two polls; 5,000 when left out. */
  readonly delayMs?: number;
  /** Milliseconds until the wait is given up; 600,000 when left out. */
  readonly deadlineMs?: number;
}

/** All waiters of a product, by name. */
export type WaiterTable = Readonly<Record<string, WaiterRow>>;

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
  /** How often it may be sent, if the client repeats calls at all; once with `false`. What may be repeated is no choice. */
  retry?: false | { attempts?: number | undefined } | undefined;
  /** Aborts the call, which then rejects with the signal's reason. */
  signal?: AbortSignal | undefined;
  /** Milliseconds until the call rejects with the code `Timeout`, reading the answer included. */
  timeoutMs?: number | undefined;
  /** Further headers. */
  headers?: Record<string, string> | undefined;
  /** Another region, and with it its host. */
  regionId?: string | undefined;
  /** Another host or URL. */
  endpoint?: string | undefined;
}

/** What can be chosen about every client. */
export interface CommonOptions {
  /** Keys, or a function that gives them; it is asked for each attempt. */
  credentials: Credentials | CredentialsProvider;
  /** Decides on the host; sent to nobody. */
  regionId?: string | undefined;
  /** A host or a URL, in place of the region's host: `ens.aliyuncs.com`, `http://localhost:4010`. */
  endpoint?: string | undefined;
  /** `vpc` takes the host inside the vendor's network. `public` when left out. */
  network?: "public" | "vpc" | undefined;
  /** Milliseconds for a whole call, reading the answer included; 10,000 when left out, `Infinity` for no limit. */
  timeoutMs?: number | undefined;
  /** What sends; the global `fetch` at the time of the call when left out. */
  fetch?: Fetch | undefined;
  /** What tells the time to signatures, and waits between attempts; tests take `testClock`, or the mock's. */
  clock?: Clock | undefined;
  /** Gives at least 128 random bits for each attempt; those of `crypto.getRandomValues` when left out. */
  nonce?: (() => string) | undefined;
}

/** What can be chosen about a small client. */
export interface ClientOptions extends CommonOptions {
  /** Sends failed calls again: `retry()` of `@acskit/client/retry`. Each call is sent once when left out. */
  retry?: Retry | undefined;
}

/** What can be chosen about a product's whole client. */
export interface ProductClientOptions extends CommonOptions {
  /** How failed calls are sent again, and what logs are told; `false`: each call is sent once. At most 3 attempts when left out. */
  retry?: false | RetryOptions | undefined;
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
