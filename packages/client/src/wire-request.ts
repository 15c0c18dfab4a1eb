/**
 * From an action's row and its parameters to what is sent, unsigned.
 *
 * In: one flat object of parameters under wire names. Out: URL, verb, lower-case headers, body.
 * Throws `TypeError` for a parameter that has no form on the wire; messages name it and never show its value.
 *
 * @see specs/protocol/signing.md 2.5, 4, 5
 * @module
 */

import { enc, type Target } from "@acskit/signer";
import type { AcsError } from "./acs-error.ts";
import { type FetchBody, type WireBody, writeBody } from "./body.ts";
import { must } from "./must.ts";
import { expandPath } from "./path.ts";
import type { Reproduction } from "./reproduce.ts";
import { encodeParameter } from "./styles/index.ts";
import { isRecord } from "./styles/scalar.ts";
import type { ActionRow, CallOptions, Product } from "./types.ts";

/** A call as the layers hand it on. */
export interface WireRequest {
  readonly product: Product;
  readonly row: NamedRow;
  readonly origin: string;
  readonly url: string;
  readonly method: string;
  /** By lower-case name. */
  readonly headers: Record<string, string>;
  readonly body?: FetchBody | undefined;
  /** The same in parts, for the signer. */
  readonly target: Target;
  timeoutMs?: number | undefined;
  signal?: AbortSignal | undefined;
  readonly retry?: CallOptions["retry"] | undefined;
  /** Takes each answer as it came. */
  readonly keep?: ((answer: Kept) => void) | undefined;
  /** Whether a good answer that is kept must be one of the service's, as it must where none is kept. */
  readonly reads?: boolean;
  /** What the client's errors can say for themselves. */
  readonly help?: Help | undefined;
  /** How often it was sent, if more than once. */
  attempts?: number;
  /** The last attempt, signed. */
  sent?: Sent | undefined;
}

/** What is handed to `fetch`. */
export interface Sent extends RequestInit {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** What an error says beyond what came. */
export interface Help {
  readonly advise: (error: Pick<AcsError, "status" | "code">) => string;
  readonly reproduce: (error: AcsError) => Reproduction | undefined;
}

/** What an error knows of its call; of one that a middleware answered, only the operation. */
export type Asked = Pick<WireRequest, "row" | "method"> & Partial<WireRequest>;

/** An answer as it came, and the error it is. */
export interface Kept {
  readonly response: Response;
  readonly bytes: ArrayBuffer;
  readonly error?: unknown;
}

/** An action's row with its name. */
export interface NamedRow extends ActionRow {
  readonly action: string;
}

/**
 * @param origin where to, as `resolveEndpoint` gives it
 * @param headers the caller's, in any case
 * @param bodyGiven a body that is sent as it is, in place of the parameters placed in it
 */
export function wireRequest(
  product: Product,
  origin: string,
  row: NamedRow,
  given: unknown = {},
  headers: Readonly<Record<string, string>> = {},
  bodyGiven?: WireBody,
): WireRequest {
  const { action, method = "POST", path = "/", styles = {}, places = {}, token } = row;
  must(isRecord(given), notAnObject(action));
  // Here, before anything repeats a request: all attempts have the same one.
  const params = token && given[token] == null ? { ...given, [token]: crypto.randomUUID() } : given;
  const query: [name: string, pair: string][] = [];
  let isSorted = true;
  let last = "";
  const form: string[] = [];
  const written: Record<string, string> = { accept: "application/json" };
  for (const name in headers) {
    if (!/^host$/i.test(name)) written[name.toLowerCase()] = headers[name] as string; // that is the transport's to write
  }
  let host = origin;
  let body = bodyGiven;

  for (const name of Object.keys(params)) {
    const value = params[name];
    if (value == null) continue;
    const place = own(places, name);
    if (place === "path") continue;
    if (place === "body") {
      body ??= writeBody(row.bodyType, name, value);
      continue;
    }
    for (const [part, text] of encodeParameter(name, own(styles, name), value)) {
      if (place === "header") written[part.toLowerCase()] = text;
      else if (place === "host") host = under(host, name, text);
      else {
        const pair = `${enc(part)}=${enc(text)}`;
        if (place === "form") form.push(pair);
        else {
          isSorted &&= part >= last;
          last = part;
          query.push([part, pair]);
        }
      }
    }
  }
  if (!body && form.length > 0) body = ["application/x-www-form-urlencoded", form.join("&")];
  if (body) {
    must(!/^(GET|HEAD)$/.test(method), `${action}: ${method} takes no body`);
    written["content-type"] ??= body[0];
  }
  written["x-acs-action"] = action;
  written["x-acs-version"] = product.version;

  // In the order in which they are signed: by code units of names. Most are in order as they are.
  if (!isSorted) query.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  let search = "";
  for (const [, pair] of query) search += `${search && "&"}${pair}`;
  const target = { host: host.slice(host.indexOf("//") + 2), path: expandPath(path, params), query: search };
  const url = `${host}${target.path}${search && `?${search}`}`;
  return { product, row, origin: host, url, target, method, headers: written, body: body?.[1] };
}

export function notAnObject(action: string): string {
  return `${action}: parameters must be an object`;
}

/** Names come from callers: `constructor` is a parameter like any other. */
export function own<T>(record: Readonly<Record<string, T>>, name: string): T | undefined {
  return Object.hasOwn(record, name) ? record[name] : undefined;
}

/** `https://shelf.example.com` → `https://mine.shelf.example.com` */
function under(origin: string, name: string, label: string): string {
  must(/^[a-z\d]([\w.-]*[a-z\d])?$/i.test(label), `${name}: cannot be part of a host`);
  return origin.replace("//", `//${label.toLowerCase()}.`);
}
