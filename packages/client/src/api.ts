/**
 * The openapi-fetch client underneath: its requests become signed calls, and methods become its requests where somebody
 * watches them. The first of these requests loads openapi-fetch, so that nobody else carries it.
 *
 * openapi-fetch writes URLs before any middleware runs and knows no operation, so it writes no query. A middleware of
 * ours, the last of each request, reads what the others made of it and writes the real one by the operation's row.
 *
 * @module
 */
import type { Middleware, Client as OpenapiFetchClient } from "openapi-fetch";
import { type AcsError, isAcsError } from "./acs-error.ts";
import { readAnswer } from "./answer.ts";
import { isBytes, type WireBody, writeBody } from "./body.ts";
import { must } from "./must.ts";
import { expandPath } from "./path.ts";
import { repeatedFrom } from "./redact.ts";
import { checkCallOptions, type Runtime } from "./runtime.ts";
import { parseJson, writeJson } from "./styles/json.ts";
import { isRecord } from "./styles/scalar.ts";
import type { ActionTable, CallOptions, HttpMethod, Product } from "./types.ts";
import { type Kept, type NamedRow, notAnObject, own, type WireRequest, wireRequest } from "./wire-request.ts";

export interface Api {
  readonly client: OpenapiFetchClient<object>;
  /** Whether a middleware was registered: then calls of methods must pass it. */
  readonly isWatched: () => boolean;
  readonly call: Runtime["call"];
}

/** The options of a request, ours among them. */
type Init = CallOptions & { middleware?: Middleware[]; [name: string]: unknown };

/** `client.request` without the types of a product's paths. */
type SendRequest = (
  method: string,
  path: string,
  init?: Init,
  row?: NamedRow,
  reads?: boolean,
) => Promise<{ data?: unknown; error?: unknown; response: Response }>;

const verbs = ["GET", "PUT", "POST", "DELETE", "OPTIONS", "HEAD", "PATCH", "TRACE"];

export function createApi(runtime: Runtime, actions: ActionTable): Api {
  const { product, help } = runtime;
  const rows = new Map<string, NamedRow>();
  for (const [action, row] of Object.entries(actions)) rows.set(keyOf(product, { ...row, action }), { ...row, action });
  const refusals = new WeakMap<Response, unknown>();
  const middlewares: Middleware[] = [];
  let inner: OpenapiFetchClient<object> | undefined;
  let watched = false;

  const openapiFetch: SendRequest = async (method, path, init) => {
    const { default: createFetchClient } = await import("openapi-fetch");
    inner ??= createFetchClient({ querySerializer: () => "", pathSerializer: expandPath, redirect: "manual" });
    return (inner.request as unknown as SendRequest)(method, path, init);
  };

  const request: SendRequest = async (method, path, init = {}, row = rowOf(product, rows, method, path), reads) => {
    const { timeoutMs, retry, regionId, endpoint, parseAs = "json", ...rest } = init;
    const isJson = parseAs === "json";
    let sending: WireRequest | undefined;
    let kept: Kept | undefined;
    const keep = (answer: Kept) => {
      kept = answer;
    };
    const ours: Middleware = {
      onRequest: async ({ request, params }) => {
        const wire = await rewrite(product, row, request, { ...params.query, ...params.path });
        sending = { ...wire, signal: request.signal, timeoutMs, retry, keep, reads: reads ?? isJson, help };
      },
    };
    const answered = await openapiFetch(method, path, {
      baseUrl: runtime.originFor({ regionId, endpoint } as CallOptions),
      bodySerializer: (body: unknown) => (isReady(body, row) ? body : writeJson("body", body)),
      ...rest,
      parseAs: isJson ? "text" : parseAs, // its JSON.parse would lose digits of large integers
      middleware: [...middlewares, ...(init.middleware ?? []), ours],
      fetch: async () => {
        try {
          await runtime.send(sending as WireRequest); // `ours` was before
        } catch (error) {
          if (error !== kept?.error) throw error; // there is no answer, or not in time
        }
        const response = respond(kept as Kept);
        refusals.set(response, kept?.error);
        return response;
      },
    });
    const { data, response } = answered;
    if (!isJson || typeof data !== "string") return answered;
    const refusal = refusals.get(response);
    if (refusal) throw refusal; // of an answer that broke off, or is none of the service's
    return { ...answered, data: data && parseJson(data) };
  };

  return {
    client: {
      request: (method: string, path: string, init?: Init) => request(method, path, init),
      ...Object.fromEntries(verbs.map((verb) => [verb, (path: string, init?: Init) => request(verb, path, init)])),
      use: (...added: (Middleware | undefined)[]) => {
        watched = true;
        for (const one of added) {
          must(!one || "onRequest" in one || "onResponse" in one || "onError" in one, "use: must be given middlewares");
          if (one) middlewares.push(one);
        }
      },
      eject: (...gone: Middleware[]) => {
        for (const one of gone) if (middlewares.includes(one)) middlewares.splice(middlewares.indexOf(one), 1);
      },
    } as unknown as OpenapiFetchClient<object>, // the same members; their types are the product's
    isWatched: () => watched,
    call: async (row, params = {}, options) => {
      const { method = "POST", action } = row;
      const path = row.key ?? row.path ?? `/${action}`;
      const init = { ...checkCallOptions(options), ...byPlace(row, params), parseAs: "stream" };
      const { error, response } = await request(method, path, init, row, true);
      const refusal = refusals.get(response); // no middleware has put another in its place
      if (refusal) throw refusal;
      const failed = typeof error === "string" ? error : JSON.stringify(error ?? "");
      const text = response.ok ? await response.text() : failed;
      return readAnswer({ row, method, help }, response, text);
    },
  };
}

/** What an operation is found by: RPC paths are names, ROA paths need the verb. */
function keyOf({ style }: Product, { action, key, path, method = "POST" }: NamedRow): string {
  return style === "RPC" ? (key ?? `/${action}`) : `${method} ${key ?? path}`;
}

/** An RPC operation that is newer than the table is called by its name. */
function rowOf({ style, name }: Product, rows: Map<string, NamedRow>, method: string, path: string): NamedRow {
  const row = rows.get(style === "RPC" ? path : `${method.toUpperCase()} ${path}`);
  if (row) return row;
  if (style === "RPC" && /^\/\w+$/.test(path)) return { action: path.slice(1) };
  throw new TypeError(`${method} ${path}: no such operation of ${name}`);
}

/** Bodies that nobody should write as JSON. */
function isReady(body: unknown, { bodyType }: NamedRow): boolean {
  const isText = bodyType === "xml" || bodyType === "bytes";
  return isText || isBytes(body) || body instanceof FormData || body instanceof URLSearchParams;
}

/** The parameters of a method as openapi-fetch and its middlewares know them. */
function byPlace(row: NamedRow, params: unknown): Record<string, unknown> {
  must(isRecord(params), notAnObject(row.action));
  const placed = (...places: unknown[]) =>
    Object.fromEntries(Object.entries(params).filter(([name]) => places.includes(own(row.places ?? {}, name))));
  const form = placed("form");
  const body = Object.values(placed("body"))[0] ?? (Object.keys(form).length > 0 ? form : undefined);
  const inUrl = { query: placed(undefined, "host"), path: placed("path"), header: placed("header") };
  return { params: inUrl, ...(body !== undefined && { body }) };
}

/** What is sent for a request that has passed everybody's middlewares. */
async function rewrite(
  product: Product,
  row: NamedRow,
  request: Request,
  params: Record<string, unknown>,
): Promise<WireRequest> {
  const { origin, searchParams } = new URL(request.url);
  const { "content-type": type, ...headers } = Object.fromEntries(request.headers);
  const bytes = /^(GET|HEAD)$/.test(request.method) ? new ArrayBuffer(0) : await request.arrayBuffer();
  const { form, given } = bytes.byteLength > 0 ? readBody(row, type, bytes) : {};
  const values = { ...params, ...form, ...Object.fromEntries(searchParams) }; // the last: what middlewares added
  return wireRequest(product, origin, { ...row, method: request.method as HttpMethod }, values, headers, given);
}

/** The JSON that openapi-fetch made of a body as the row wants it, or another body as it is. */
function readBody(
  { places = {}, bodyType = "json" }: NamedRow,
  type = "application/octet-stream",
  bytes: ArrayBuffer,
): { form?: Record<string, unknown>; given?: WireBody } {
  const isJson = type.startsWith("application/json"); // openapi-fetch says so of everything but FormData
  if (bodyType === "xml" || bodyType === "bytes") {
    return { given: isJson ? writeBody(bodyType, "body", bodyType === "xml" ? textOf(bytes) : bytes) : [type, bytes] };
  }
  if (!isJson) return { given: [type, bytes] };
  const text = textOf(bytes);
  const isForm = Object.values(places).includes("form");
  if (isForm && text[0] !== "{") return { given: ["application/x-www-form-urlencoded", text] }; // URLSearchParams
  const value = parseJson(text);
  return isForm ? { form: value as Record<string, unknown> } : { given: writeBody(bodyType, "body", value) };
}

function textOf(bytes: ArrayBuffer): string {
  return new TextDecoder().decode(bytes);
}

/** What came, for openapi-fetch and for middlewares to read; without what the service repeats of a request. */
function respond({ response, bytes, error }: Kept): Response {
  const { status, statusText, headers } = response;
  if (status < 200 || status > 599) return Response.error(); // a browser's redirect that was not followed
  const text = error ? textOf(bytes) : "";
  if (isAcsError(error) && repeatedFrom(error.code, text) < text.length) {
    return Response.json(fieldsOf(error), { status, statusText });
  }
  return new Response(/^(204|205|304)$/.test(String(status)) ? null : bytes, { status, statusText, headers });
}

/** An error as the service would have written it. */
function fieldsOf({ requestId, code, action, message }: AcsError): Record<string, unknown> {
  return { RequestId: requestId, Code: code, Message: message.slice(code.length + 2, message.indexOf(` (${action}`)) };
}
